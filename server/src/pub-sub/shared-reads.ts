/**
 * Reads that an event leads to, made once for all of its subscribers: an event is one object in every queue of this process,
 * and whoever takes it up later finds what the first one read. What was read is everybody's: nobody changes it. It is
 * forgotten with the event.
 */
export class SharedReads {
  private readonly reads = new WeakMap<object, Map<string, Promise<unknown>>>();

  /** What `read` resolves to, for all who ask with this event and key; the key says what else decides what is read. */
  of<T>(event: object, key: string, read: () => Promise<T>): Promise<T> {
    const known = this.reads.get(event) ?? new Map<string, Promise<unknown>>();
    this.reads.set(event, known);
    const shared = (known.get(key) as Promise<T> | undefined) ?? read();
    known.set(key, shared);
    return shared;
  }
}
