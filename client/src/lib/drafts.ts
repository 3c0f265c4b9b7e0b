import { createStore } from './store';

/** What is typed and not sent, by chat. Kept in memory only: a shared computer shows it to nobody later. */
export const drafts = createStore<Readonly<Record<string, string>>>({});

/** Keeps, or with an empty text forgets, a chat's draft. */
export function keepDraft(chatId: string, text: string): void {
  drafts.set((all) => ({ ...all, [chatId]: text }));
}
