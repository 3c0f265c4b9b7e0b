import { createStore } from './store';

/** A short sentence about something that has just happened, shown for a while and read out. */
export interface Notice {
  id: number;
  text: string;
}

export const notices = createStore<readonly Notice[]>([]);

let lastId = 0;

/** Shows a notice. The same sentence is not stacked twice. */
export function notify(text: string): void {
  lastId += 1;
  const notice = { id: lastId, text };
  notices.set((all) => [...all.filter((one) => one.text !== text).slice(-2), notice]);
}

export function dismissNotice(id: number): void {
  notices.set((all) => all.filter((one) => one.id !== id));
}
