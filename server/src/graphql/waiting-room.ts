const LOOK_EVERY_MS = 500;
/** Was late at the last look: what they said may have lain unread then, where the process was held up. */
const LATE_ONCE = -1;

/** Those who have not said yet who they are: one timer looks who has been here for too long. */
export class WaitingRoom<T> {
  private readonly since = new Map<T, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly patienceMs: number,
    private readonly onLate: (late: T) => void,
  ) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  enter(member: T): void {
    this.since.set(member, performance.now());
  }

  leave(member: T): void {
    this.since.delete(member);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** They are in the order in which they came. */
  private look(): void {
    for (const [member, since] of this.since) {
      if (since === LATE_ONCE) {
        this.since.delete(member);
        this.onLate(member);
      } else if (performance.now() - since < this.patienceMs) break;
      else this.since.set(member, LATE_ONCE);
    }
  }
}
