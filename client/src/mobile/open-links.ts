import { Store } from '@ringdown/widget/core/store';

const KEY = 'ringdown:links';
const store = new Store<{ tokens: readonly string[] }>(KEY);

/** The links whose chats this phone has: nothing of what is said in them. */
export const openLinks = {
  list: (): readonly string[] => store.read()?.tokens ?? [],
  add(token: string): void {
    if (!this.list().includes(token)) store.write({ tokens: [...this.list(), token] });
  },
  drop(token: string): void {
    const tokens = this.list().filter((one) => one !== token);
    if (tokens.length) store.write({ tokens });
    else store.clear();
  },
  /** Calls back when another tab of this browser opens or closes one. */
  onChange(changed: () => void): void {
    addEventListener('storage', ({ key }) => key === KEY && changed());
  },
};
