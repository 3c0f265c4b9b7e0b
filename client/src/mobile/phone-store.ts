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
/** Kept apart: a tab that notes how the chat goes on does not overwrite what is typed in another. */
const PARTS = ['accepting', 'mine', 'chat', 'unsent', 'draft'] as const;

export class PhoneStore {
  readonly #token: string;
  /** Lines that this page has had: the others in storage are another tab's. */
  readonly #known: Set<string>;

  constructor(token: string) {
    this.#token = token;
    this.#known = new Set(this.current.unsent.map(({ clientMessageId }) => clientMessageId));
  }

  get current(): Remembered {
    return Object.assign({}, NOTHING, ...PARTS.map((part) => partOf(this.#token, part).read())) as Remembered;
  }

  change(changes: Partial<Remembered>): void {
    for (const part of PARTS) if (part in changes) partOf(this.#token, part).write({ [part]: changes[part] });
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

  /** Takes along what was written under an earlier link of the same chat on this phone. */
  copyFormer(chatId: string): void {
    for (const { current } of this.#formerLinks(chatId)) {
      const { draft, unsent } = this.current;
      const more = current.unsent.filter(
        (line) => !unsent.some((known) => known.clientMessageId === line.clientMessageId),
      );
      this.change({ draft: current.draft || draft, unsent: [...more, ...unsent] });
    }
  }

  /** What was written is this link's now, and so is the chat: the earlier links have it no longer. */
  inherit(chatId: string): void {
    this.copyFormer(chatId);
    for (const former of this.#formerLinks(chatId)) former.#clear();
  }

  #formerLinks(chatId: string): PhoneStore[] {
    const others = openLinks.list().filter((token) => token !== this.#token);
    return others.map((token) => new PhoneStore(token)).filter(({ current }) => current.chat?.chat.id === chatId);
  }

  /** The chat went elsewhere and may come back: nothing of what was said stays, only what was written here and is not sent. */
  letGo(): void {
    const { draft, unsent } = this.current;
    // A line that was refused because the chat had just gone is not refused when it is back.
    const lines = unsent.map(({ clientMessageId, body }) => ({ clientMessageId, body }));
    this.#clear();
    this.change({ mine: true, draft, unsent: lines });
  }

  /** Nothing of the chat stays. */
  forget(): void {
    this.#clear();
    // A tap that is not answered yet, and a chat that may come back from the console, are this device's too.
    if (!anythingKept()) device.clear();
  }

  #clear(): void {
    for (const part of PARTS) partOf(this.#token, part).clear();
    openLinks.drop(this.#token);
  }
}

/** Whether this phone has the chat of a link. */
export function hasChat(token: string): boolean {
  return partOf(token, 'chat').read()?.chat !== undefined;
}

const LINKS = 'ringdown:link:';

/** Whether something of any link is kept, in this tab or another. */
function anythingKept(): boolean {
  if ([...stores.values()].some((store) => store.read())) return true;
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(LINKS));
  } catch {
    return false;
  }
}

/** One store for each link and part, as long as the page lives: where the browser keeps nothing, they remember. */
const stores = new Map<string, Store<Partial<Remembered>>>();

function partOf(token: string, part: (typeof PARTS)[number]): Store<Partial<Remembered>> {
  const key = `${LINKS}${token}:${part}`;
  const store = stores.get(key) ?? new Store<Partial<Remembered>>(key);
  stores.set(key, store);
  return store;
}

const device = new Store<{ key: string }>('ringdown:device');

/** Tells this phone from another that holds the same link. Stored before it is first used: see acceptRing. */
export function deviceKey(): string {
  const known = device.read()?.key;
  const key = known ?? randomId();
  if (!known) device.write({ key });
  return key;
}
