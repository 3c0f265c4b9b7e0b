import type { Clock } from '../clock.js';
import { busy } from '../errors.js';
import { isFull, isOverloaded } from './load.rules.js';
import type { RootGuard } from './schema.js';

/** A root field that takes longer is given up: whoever asked is told that it is not known what became of it. */
const PATIENCE_MS = 30_000;

/** The operations that this process has taken on and not answered yet, of both transports. */
export class RunningOperations {
  private readonly begun = new Set<{ at: number }>();

  constructor(private readonly clock: Clock) {}

  /** How many there are. */
  get size(): number {
    return this.begun.size;
  }

  /** Whether the process has too much to do to take on what can be repeated. */
  get isOverloaded(): boolean {
    return isOverloaded(this.load());
  }

  /** Takes on an operation; what is returned ends it. RATE_LIMITED where there is too much to do: nothing of it is done. */
  begin(): () => void {
    if (this.isOverloaded) throw busy(1);
    return this.take();
  }

  /** The same for what clients do not repeat by themselves: refused only where nothing at all fits. */
  beginPatiently(): () => void {
    if (isFull(this.load())) throw busy(1);
    return this.take();
  }

  private take(): () => void {
    const operation = { at: this.clock.now().getTime() };
    this.begun.add(operation);
    return () => this.begun.delete(operation);
  }

  private load(): { running: number; oldestMs: number } {
    const [oldest] = this.begun;
    return { running: this.size, oldestMs: oldest ? this.clock.now().getTime() - oldest.at : 0 };
  }
}

/** Answers every root field in bounded time, also where the database does not answer at all. */
export function answeredInTime(guard: RootGuard): RootGuard {
  return (call, run) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${call.field} took too long`)), PATIENCE_MS);
      const inTime = (settle: () => void): void => {
        clearTimeout(timer);
        settle();
      };
      guard(call, run).then(
        (answer) => inTime(() => resolve(answer)),
        (error: Error) => inTime(() => reject(error)),
      );
    });
}
