import type { Shown } from './shown';

type Show = (part: Partial<Pick<Shown, 'busy' | 'trouble' | 'problem'>>) => void;

/** One request at a time, shown while it is under way; what was given up no longer speaks. */
export class OneAtATime {
  #turn = 0;
  readonly #show: Show;
  readonly #explain: (error: unknown) => void;

  constructor(show: Show, explain: (error: unknown) => void) {
    this.#show = show;
    this.#explain = explain;
  }

  /** What is under way no longer counts. */
  giveUp(): void {
    this.#turn++;
  }

  /** Does it, and says whether it went well. What was given up counts as well done: it must not undo what was begun since. */
  async run(act: () => Promise<void>): Promise<boolean> {
    const turn = ++this.#turn;
    this.#show({ busy: true, trouble: null, problem: undefined });
    try {
      await act();
      return true;
    } catch (error) {
      this.#explain(error);
      return turn !== this.#turn;
    } finally {
      if (turn === this.#turn) this.#show({ busy: false, trouble: null });
    }
  }
}
