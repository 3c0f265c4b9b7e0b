/**
 * The accepts of this process, one at a time for each chat. Whoever comes second waits here, without a connection to the
 * database and without a lock, and mostly finds the chat taken.
 */
export class Accepting {
  private readonly underWay = new Map<string, Promise<unknown>>();

  /** Accepts; null, once that is done, where another accept of the chat was under way: then it is time to look again. */
  async alone<T>(chatId: string, accept: () => Promise<T>): Promise<T | null> {
    const other = this.underWay.get(chatId);
    if (other) {
      await other.catch(() => undefined);
      return null;
    }
    const own = accept();
    this.underWay.set(chatId, own);
    try {
      return await own;
    } finally {
      this.underWay.delete(chatId);
    }
  }
}
