/** A JSON record in localStorage, or in memory where the browser blocks storage; then it lasts as long as the page. */
export class Store<T extends object> {
  // Only while storage refuses: what another tab wrote must not be hidden by a copy of ours.
  #memory: T | undefined;
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  read(): T | undefined {
    try {
      return this.#memory ?? (JSON.parse(localStorage.getItem(this.#key) ?? 'null') as T | null) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether what was written outlives the page. */
  get lasts(): boolean {
    return !this.#memory;
  }

  write(value: T): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
      this.#memory = undefined;
    } catch {
      this.#memory = value;
    }
  }

  clear(): void {
    this.#memory = undefined;
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Blocked: there is nothing to remove.
    }
  }
}
