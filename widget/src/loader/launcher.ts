import type { Site } from '../app/site';
import { LANGUAGES, type Language } from '../messages/languages';
import css from './loader.css?inline';

/** Of each language, in the order of LANGUAGES: the button's name, and what is said where the rest cannot be loaded. */
declare const LOADER_TEXTS: readonly (readonly [string, string])[];

export interface Launcher {
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  setUnread(count: number, told: string): void;
  /** Gives it the site's look and language, and shows it. */
  dress(site: Site | undefined, language: Language): void;
  /** Says beside the button that the rest could not be loaded. */
  sayNotLoaded(language: Language): void;
}

const SPACE = 'http://www.w3.org/2000/svg';

/** Draws the button into a shadow root of its own, out of reach of the page's styles and content security policy. */
export function drawLauncher(siteKey: string, onClick: () => void): Launcher {
  const others = document.querySelectorAll('ringdown-widget').length;
  // Beside the body, not in it: a transformed, replaced or hidden body must not take the button with it.
  const host = document.documentElement.appendChild(document.createElement('ringdown-widget'));
  set(host, { 'data-site': siteKey });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const theme = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet, theme];

  const launcher = add(root, 'button', 'launcher');
  set(launcher, { type: 'button', 'aria-expanded': 'false', 'aria-haspopup': 'dialog' });
  const svg = document.createElementNS(SPACE, 'svg');
  set(svg, { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  const drawing = svg.appendChild(document.createElementNS(SPACE, 'path'));
  const label = add(launcher, 'span', 'label');
  launcher.onclick = onClick;
  const badge = add(launcher, 'span', 'badge');
  set(badge, { 'aria-hidden': 'true' });
  const status = add(root, 'p', 'say');
  set(status, { role: 'status' });

  return {
    root,
    launcher,
    setUnread: (count, told) => {
      badge.textContent = count ? String(Math.min(count, 99)) : '';
      set(launcher, { 'aria-description': told });
    },
    dress: (site, language) => {
      const { colours, position, launcherPath, launcherText } = site?.widget ?? {};
      const left = position === 'LEFT';
      const name = textsOf(language)[0];
      const own = {
        shift: `${others * 72}px`,
        [left ? 'left' : 'right']: '20px',
        ...(colours && {
          accent: colours.accent,
          'accent-over': colours.accent,
          'on-accent': colours.onAccent,
          'on-light': colours.onLight,
          'on-dark': colours.onDark,
        }),
      };
      const rules = Object.entries(own).map(([name, value]) => `--${name}:${value}!important`);
      theme.replaceSync(`:host{${rules.join(';')}}.launcher{visibility:visible}`);
      set(host, { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' });
      set(drawing, { d: launcherPath ?? '' });
      if (launcherPath) launcher.prepend(svg);
      // Without an icon it says in words what it is: the drawings are the server's, and it may be out of reach.
      label.textContent = launcherText ?? (launcherPath ? '' : name);
      set(launcher, { 'aria-label': launcherText ?? name });
    },
    sayNotLoaded: (language) => (status.textContent = textsOf(language)[1]),
  };
}

function textsOf(language: Language): readonly [string, string] {
  return LOADER_TEXTS[LANGUAGES.indexOf(language)] ?? ['', ''];
}

function add<Tag extends 'button' | 'span' | 'p'>(parent: Node, tag: Tag, name: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = name;
  parent.appendChild(element);
  return element;
}

function set(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
