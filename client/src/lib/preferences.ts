import { createStore, type Store } from './store';

/** A choice remembered in this browser. Storage that is full or forbidden costs the memory, never the choice. */
function remembered<T extends string>(key: string, allowed: readonly T[], fallback: T): Store<T> {
  const store = createStore(read(key, allowed) ?? fallback);
  store.subscribe(() => write(key, store.get()));
  return store;
}

function read<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(key);
    return allowed.find((one) => one === value);
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}

export type Theme = 'system' | 'light' | 'dark';

export const theme = remembered<Theme>('ringdown.theme', ['system', 'light', 'dark'], 'system');
export const sound = remembered('ringdown.sound', ['on', 'off'], 'on');
export const keyShortcuts = remembered('ringdown.shortcuts', ['on', 'off'], 'on');
export const detailsPanel = remembered('ringdown.details', ['open', 'folded'], 'open');
export const notificationHint = remembered('ringdown.notification-hint', ['show', 'hidden'], 'show');
