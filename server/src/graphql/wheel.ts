/**
 * Gives each of its members its turn, one after the other, again and again: one timer for thousands of sockets. They are
 * spread over the ticks of a turn, so that no tick has more to do than another.
 */
export class Wheel<T> {
  private readonly spokes: Set<T>[];
  private at = 0;
  private nextSpoke = 0;
  private readonly timer: NodeJS.Timeout;

  /** `turnMs` is a whole number of ticks. */
  constructor(turnMs: number, tickMs: number, onTurn: (member: T) => void) {
    this.spokes = Array.from({ length: turnMs / tickMs }, () => new Set<T>());
    this.timer = setInterval(() => {
      this.at = (this.at + 1) % this.spokes.length;
      for (const member of this.spokes[this.at] ?? []) onTurn(member);
    }, tickMs);
    this.timer.unref();
  }

  /** Its first turn comes within one turn of the wheel. Returns the spoke, to be handed to `remove`. */
  add(member: T): number {
    this.nextSpoke = (this.nextSpoke + 1) % this.spokes.length;
    this.spokes[this.nextSpoke]?.add(member);
    return this.nextSpoke;
  }

  remove(member: T, spoke: number): void {
    this.spokes[spoke]?.delete(member);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
