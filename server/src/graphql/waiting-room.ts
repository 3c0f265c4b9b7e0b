const LOOK_EVERY_MS = 500;

/** Those who have not said yet who they are: one timer looks who has been here for too long. */
export class WaitingRoom<T> {
  private readonly since = new Map<T, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(patienceMs: number, onLate: (late: T) => void) {
    this.timer = setInterval(() => {
      for (const [member, since] of this.since) {
        if (performance.now() - since < patienceMs) break;
        this.since.delete(member);
        onLate(member);
      }
    }, LOOK_EVERY_MS);
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
}
