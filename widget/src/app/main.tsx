import { createRef, render } from 'preact';
import { chime, chimeAfterFirstTouch } from '../core/chime';
import { followViewport } from '../core/viewport';
import type { Fields, Mounted, MountOptions } from '../loader/contract';
import { loadTexts } from '../messages/load-texts';
import { counted, type Texts } from '../messages/texts.rules';
import { Panel } from './panel';
import { SessionStore } from './session';
import css from './app.css?inline';
import { Announcer } from './announcer';
import { keepFocusInside, passFocusOn } from './focus';
import { Visit } from './visit';

const COVERS = '(max-width: 480px), (max-height: 480px)';

/** Builds the panel into the loader's shadow root. Nothing is written to storage before the first `open`. */
export async function mount(options: MountOptions): Promise<Mounted> {
  const texts = await loadTexts(options.language);
  addStyles(options.root);
  return new Widget(options, texts);
}

class Widget implements Mounted {
  isOpen = false;
  #drawing = false;
  readonly #place = document.createElement('div');
  readonly #box = createRef<HTMLElement>();
  readonly #covers = matchMedia(COVERS);
  readonly #announcer: Announcer;
  readonly #options: MountOptions;
  readonly #texts: Texts;
  readonly #visit: Visit;
  #told = 0;

  constructor(options: MountOptions, texts: Texts) {
    this.#options = options;
    this.#texts = texts;
    this.#place.className = 'place';
    options.root.append(this.#place);
    this.#announcer = new Announcer(options.root);
    followViewport(this.#place);
    this.#listen();
    this.#visit = new Visit({
      endpoint: options.endpoint,
      siteKey: options.siteKey,
      site: options.site,
      session: new SessionStore(options.siteKey),
      texts,
      fields: options.fields,
      emit: options.emit,
      onChange: () => this.#redraw(),
      onNews: () => this.#hear(),
    });
  }

  open(focus: boolean): void {
    if (this.isOpen) return;
    this.#show(true);
    void this.#visit.look();
    if (focus) this.#takeFocus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#show(false);
    this.#options.launcher.focus();
  }

  set(fields: Fields): void {
    this.#visit.fillIn(fields);
  }

  #show(open: boolean): void {
    this.isOpen = open;
    this.#options.emit(open ? 'open' : 'close');
    this.#visit.session.change({ open });
    this.#options.launcher.setAttribute('aria-expanded', String(open));
    this.#draw();
  }

  #listen(): void {
    const place = this.#place;
    // Anywhere on the page: on the next one the panel may stay closed while the chat goes on. Keys end at the panel, see below.
    for (const heard of [document, place]) chimeAfterFirstTouch(heard);
    passFocusOn(place);
    // The page's own keyboard shortcuts must not fire while somebody types a message.
    for (const type of ['keydown', 'keypress', 'keyup'])
      place.addEventListener(type, (event) => event.stopPropagation());
    place.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) this.close();
      else if (this.#covers.matches) keepFocusInside(event, place);
    });
    this.#covers.addEventListener('change', () => this.#redraw());
    document.addEventListener('visibilitychange', () => this.#redraw());
  }

  #hear(): void {
    if ((!this.isOpen || document.hidden) && !this.#visit.session.current.muted) chime();
  }

  #redraw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => this.#draw());
  }

  #draw(): void {
    this.#drawing = false;
    if (this.isOpen && !document.hidden) this.#visit.markRead();
    this.#badge(this.#visit.unread);
    this.#place.classList.toggle('open', this.isOpen);
    const { root } = this.#options;
    const focused = this.#place.contains(root.activeElement);
    render(this.isOpen ? this.#panel() : null, this.#place);
    if (this.isOpen) {
      const states = this.#place.querySelectorAll('.lead, .notice');
      this.#announcer.tell([...states].map(({ textContent }) => textContent ?? ''));
    }
    // The control that had the focus went with its screen: the next screen takes it, not the page behind.
    if (focused && this.isOpen && !root.activeElement) this.#takeFocus();
  }

  #badge(count: number): void {
    const told = count ? counted(this.#texts, this.#texts.unread, count) : '';
    this.#options.setUnread(count, told);
    if (!this.isOpen) this.#announcer.tell(told ? [told] : []);
    if (count !== this.#told) this.#options.emit('unread', count);
    this.#told = count;
  }

  #panel() {
    return (
      <Panel
        visit={this.#visit}
        texts={this.#texts}
        box={this.#box}
        covers={this.#covers.matches}
        onClose={() => this.close()}
      />
    );
  }

  #takeFocus(): void {
    // On a touch screen the keyboard would jump up before the visitor has read anything.
    const touch = matchMedia('(pointer: coarse)').matches;
    const box = this.#box.current;
    (touch ? box : (box?.querySelector<HTMLElement>('textarea') ?? box))?.focus();
  }
}

function addStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
