const TOGETHER_MS = 400;
const AGAIN_MS = 5_000;

/** How far a side has come, by seq. */
export interface Marks {
  deliveredSeq: number;
  readSeq: number;
}

/** Tells the server how far this side has received and seen the lines: several marks in one report, and nothing twice. */
export class ReceiptReports {
  #reached: Marks = { deliveredSeq: 0, readSeq: 0 };
  #told: Marks = { deliveredSeq: 0, readSeq: 0 };
  #scheduled = false;
  #closed = false;
  readonly #tell: (marks: Marks) => Promise<unknown>;

  constructor(tell: (marks: Marks) => Promise<unknown>) {
    this.#tell = tell;
  }

  /** Lines up to `seq` are on this page. */
  delivered(seq: number): void {
    this.#reach({ deliveredSeq: seq, readSeq: 0 });
  }

  /** A person has seen the lines up to `seq`. */
  read(seq: number): void {
    this.#reach({ deliveredSeq: seq, readSeq: seq });
  }

  /** The chat is over: what is still to be told is told once, and not tried again. */
  close(): void {
    this.#closed = true;
  }

  #reach({ deliveredSeq, readSeq }: Marks): void {
    this.#reached = {
      deliveredSeq: Math.max(this.#reached.deliveredSeq, deliveredSeq),
      readSeq: Math.max(this.#reached.readSeq, readSeq),
    };
    if (this.#isNew && !this.#scheduled) this.#after(TOGETHER_MS);
  }

  get #isNew(): boolean {
    return this.#reached.deliveredSeq > this.#told.deliveredSeq || this.#reached.readSeq > this.#told.readSeq;
  }

  #after(ms: number): void {
    this.#scheduled = true;
    setTimeout(() => void this.#report(), ms);
  }

  async #report(): Promise<void> {
    const before = this.#told;
    this.#told = this.#reached;
    try {
      await this.#tell(this.#told);
      this.#scheduled = false;
      if (this.#isNew) this.#reach(this.#reached);
    } catch {
      this.#told = before;
      this.#scheduled = false;
      if (!this.#closed) this.#after(AGAIN_MS);
    }
  }
}
