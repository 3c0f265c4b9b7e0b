const NEAR_PX = 40;

/** Keeps a scrolling list at its end as it grows or shrinks, unless the reader has scrolled up to read. */
export class StickToEnd {
  #atEnd = true;
  readonly #list: HTMLElement;
  readonly #resizes = new ResizeObserver(() => this.follow());

  constructor(list: HTMLElement) {
    this.#list = list;
    list.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#resizes.observe(list);
  }

  /** Call after lines were added. */
  follow(): void {
    if (this.#atEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }

  stop(): void {
    this.#resizes.disconnect();
    this.#list.removeEventListener('scroll', this.#scrolled);
  }

  readonly #scrolled = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.#list;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
  };
}
