import { createStore } from './store';

const KEY = 'ringdown.read';
const REMEMBERED = 200;

function load(): Readonly<Record<string, number>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const entries = Object.entries(stored ?? {}).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/** Up to which seq each chat has been read in this browser. */
export const readMarks = createStore(load());

/** Remembers that a chat was read up to `seq`. Marks only move forward. */
export function markRead(chatId: string, seq: number): void {
  if ((readMarks.get()[chatId] ?? 0) >= seq) return;
  readMarks.set(({ [chatId]: _former, ...others }) => ({ ...others, [chatId]: seq }));
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(Object.entries(readMarks.get()).slice(-REMEMBERED))));
  } catch {
    // Without storage the mark lasts as long as the page.
  }
}
