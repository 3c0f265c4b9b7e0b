const NEAR_PX = 40;

/** Keeps a scrolling list at its end as it, its window or its lines grow or shrink, unless the reader has scrolled up to read. */
export class StickToEnd {
  #atEnd = true;
  #top = 0;
  #end = 0;
  readonly #list: HTMLElement;
  readonly #resizes = new ResizeObserver(() => this.follow());

  constructor(list: HTMLElement) {
    this.#list = list;
    list.addEventListener('scroll', this.#scrolled, { passive: true });
    for (const part of [list, ...list.children]) this.#resizes.observe(part);
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
    const end = scrollHeight - clientHeight;
    // Only a reader moves up while the end stays: where it moved, the browser may have, and this follows.
    if (end - scrollTop < NEAR_PX) this.#atEnd = true;
    else if (scrollTop < this.#top && end === this.#end) this.#atEnd = false;
    this.#top = scrollTop;
    this.#end = end;
  };
}
