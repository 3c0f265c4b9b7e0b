import { loaderTexts } from '../messages/en';
import css from './loader.css?inline';

export interface Launcher {
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  setUnread(count: number): void;
  /** Says one sentence beside the button. */
  say(sentence: string): void;
}

const BUBBLE =
  'M12 3C6.5 3 2 6.8 2 11.5c0 2.4 1.2 4.6 3.1 6.1L4.5 21l3.9-1.6c1.1.4 2.3.6 3.6.6 5.5 0 10-3.8 10-8.5S17.5 3 12 3z';

/** Draws the round button into a shadow root of its own, out of reach of the page's styles and content security policy. */
export function drawLauncher(onClick: () => void): Launcher {
  // Beside the body, not in it: a transformed, replaced or hidden body must not take the button with it.
  const host = document.documentElement.appendChild(document.createElement('ringdown-widget'));
  set(host, { lang: loaderTexts.language, dir: loaderTexts.direction });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const launcher = add(root, 'button', 'launcher');
  set(launcher, {
    type: 'button',
    'aria-label': loaderTexts.launcher,
    'aria-expanded': 'false',
    'aria-haspopup': 'dialog',
  });
  launcher.append(icon());
  launcher.onclick = onClick;
  const badge = add(launcher, 'span', 'badge');
  set(badge, { 'aria-hidden': 'true' });
  const status = add(root, 'p', 'say');
  set(status, { role: 'status' });

  return {
    root,
    launcher,
    setUnread: (count) => {
      badge.textContent = count ? String(Math.min(count, 99)) : '';
      set(launcher, { 'aria-description': count ? loaderTexts.unread(count) : '' });
    },
    say: (sentence) => (status.textContent = sentence),
  };
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

function icon(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  set(svg, { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  set(path, { d: BUBBLE });
  svg.append(path);
  return svg;
}
