import { randomId } from '@ringdown/widget/core/random-id';
import type { Chat } from '@ringdown/widget/core/operations';
import { Store } from '@ringdown/widget/core/store';
import type { Unsent } from '@ringdown/widget/core/conversation.rules';

/** What this phone remembers of one link, so that the same link on the same phone goes on where it stopped. */
export interface Remembered {
  /** Accept was tapped; the answer may have been lost. */
  accepting: boolean;
  chat?: { token: string; chat: Chat };
  unsent: readonly Unsent[];
  draft: string;
}

const NOTHING: Remembered = { accepting: false, unsent: [], draft: '' };

export class PhoneStore {
  readonly #store: Store<Remembered>;

  constructor(token: string) {
    this.#store = new Store(`ringdown:link:${token}`);
  }

  get current(): Remembered {
    return this.#store.read() ?? NOTHING;
  }

  change(part: Partial<Remembered>): void {
    this.#store.write({ ...this.current, ...part });
  }

  forget(): void {
    this.#store.clear();
  }
}

/** Tells this phone from another that holds the same link. Stored before it is first used: see acceptRing. */
export function deviceKey(): string {
  const store = new Store<{ key: string }>('ringdown:device');
  const known = store.read()?.key;
  const key = known ?? randomId();
  if (!known) store.write({ key });
  return key;
}
