/**
 * Says to screen readers what is new, by one region that is always there: what is put on the page together with its text is not read
 * out by all of them.
 */
export class Announcer {
  readonly #region = document.createElement('p');
  #known: readonly string[] = [];

  constructor(root: ShadowRoot) {
    this.#region.className = 'unseen';
    this.#region.setAttribute('role', 'status');
    root.append(this.#region);
  }

  /** What holds now: of it, what did not hold before is said. */
  tell(sentences: readonly string[]): void {
    const news = sentences.filter((sentence) => !this.#known.includes(sentence));
    if (news.length || !sentences.length) this.#region.textContent = news.join(' ');
    this.#known = sentences;
  }
}
