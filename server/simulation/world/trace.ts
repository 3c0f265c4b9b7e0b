import { createHash } from 'node:crypto';

const KEPT = 60;

/** What happened, line by line: its digest tells whether two runs were the same. */
export class Trace {
  private readonly digest = createHash('sha256');
  private readonly last: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  lines = 0;

  /** With `print` every line is shown as it comes. */
  constructor(private readonly print: ((line: string) => void) | null) {}

  add(atMs: number, text: string): void {
    const line = `${(atMs / 1000).toFixed(3).padStart(9)}  ${text}`;
    this.digest.update(line).update('\n');
    this.lines += 1;
    this.last.push(line);
    if (this.last.length > KEPT) this.last.shift();
    this.print?.(line);
  }

  /** A short name for an id, such as chat 2: the ids themselves mean nothing to a reader. */
  name(kind: string, id: string | null): string {
    if (id === null) return 'nobody';
    const known = this.names.get(id);
    if (known !== undefined) return known;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const name = `${kind} ${count}`;
    this.names.set(id, name);
    return name;
  }

  /** Gives an id the name that people know it by. */
  call(id: string, name: string): void {
    this.names.set(id, name);
  }

  tail(): string[] {
    return [...this.last];
  }

  /** Of every line so far; nothing may be added afterwards. */
  finish(): string {
    return this.digest.digest('hex').slice(0, 16);
  }
}
