import { randomId } from '@ringdown/widget/core/random-id';
import type { Chat } from '@ringdown/widget/core/operations';
import { Store } from '@ringdown/widget/core/store';
import type { Unsent } from '@ringdown/widget/core/conversation.rules';
import { openLinks } from './open-links';

/** What this phone remembers of one link, so that the same link on the same phone goes on where it stopped. */
export interface Remembered {
  /** Accept was tapped; the answer may have been lost. */
  accepting: boolean;
  /** The chat was taken on this phone; it may be at the console now. */
  mine?: boolean;
  chat?: { token: string; chat: Chat };
  unsent: readonly Unsent[];
  draft: string;
}

const NOTHING: Remembered = { accepting: false, unsent: [], draft: '' };

export class PhoneStore {
  readonly #token: string;
  readonly #store: Store<Remembered>;
  /** Lines that this page has had: the others in storage are another tab's. */
  readonly #known: Set<string>;

  constructor(token: string) {
    this.#token = token;
    this.#store = new Store(storageKey(token));
    this.#known = new Set(this.current.unsent.map(({ clientMessageId }) => clientMessageId));
  }

  get current(): Remembered {
    return this.#store.read() ?? NOTHING;
  }

  change(part: Partial<Remembered>): void {
    this.#store.write({ ...this.current, ...part });
  }

  /** This phone has the chat. */
  keepChat(chat: Chat, token: string): void {
    this.change({ chat: { chat, token }, accepting: false, mine: true });
    openLinks.add(this.#token);
  }

  /** Keeps this page's unsent lines, and leaves those that another tab still has to send. */
  keepUnsent(unsent: readonly Unsent[]): void {
    for (const { clientMessageId } of unsent) this.#known.add(clientMessageId);
    const others = this.current.unsent.filter(({ clientMessageId }) => !this.#known.has(clientMessageId));
    this.change({ unsent: [...others, ...unsent] });
  }

  /** Takes along what was written under an earlier link of the same chat on this phone; that link has it no longer. */
  inherit(chatId: string): void {
    for (const token of openLinks.list()) {
      const former = new PhoneStore(token);
      const { chat, draft, unsent } = former.current;
      if (token === this.#token || chat?.chat.id !== chatId) continue;
      this.change({ draft: this.current.draft || draft, unsent: [...unsent, ...this.current.unsent] });
      former.forget();
    }
  }

  /** The chat went elsewhere and may come back: nothing of what was said stays, only what was written here and is not sent. */
  letGo(): void {
    const { draft, unsent } = this.current;
    // A line that was refused because the chat had just gone is not refused when it is back.
    const lines = unsent.map(({ clientMessageId, body }) => ({ clientMessageId, body }));
    this.#store.clear();
    openLinks.drop(this.#token);
    this.change({ mine: true, draft, unsent: lines });
  }

  /** Nothing of the chat stays. */
  forget(): void {
    this.#store.clear();
    openLinks.drop(this.#token);
    if (!openLinks.list().length) device.clear();
  }
}

/** Whether this phone has the chat of a link. */
export function hasChat(token: string): boolean {
  return new Store<Remembered>(storageKey(token)).read()?.chat !== undefined;
}

const storageKey = (token: string): string => `ringdown:link:${token}`;
const device = new Store<{ key: string }>('ringdown:device');

/** Tells this phone from another that holds the same link. Stored before it is first used: see acceptRing. */
export function deviceKey(): string {
  const known = device.read()?.key;
  const key = known ?? randomId();
  if (!known) device.write({ key });
  return key;
}
