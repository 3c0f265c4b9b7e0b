const REPEAT_MS = 3_000;
const PAUSE_MS = 4_000;

/** Tells the other side about typing: at once, again every few seconds while it lasts, and when it stops. */
export class TypingNotice {
  #toldAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #tell: (typing: boolean) => void;

  constructor(tell: (typing: boolean) => void) {
    this.#tell = tell;
  }

  /** A key was pressed. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stop(), PAUSE_MS);
    if (Date.now() - this.#toldAt < REPEAT_MS) return;
    this.#toldAt = Date.now();
    this.#tell(true);
  }

  /** The text was sent or given up. */
  stop(): void {
    clearTimeout(this.#timer);
    if (this.#toldAt) this.#tell(false);
    this.#toldAt = 0;
  }
}
