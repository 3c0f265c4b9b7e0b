import { ChatChanged, MessagePosted } from '../../src/chat/chat-events.types.js';
import type { Ear } from '../observer/told.js';

/** What a subscriber to a chat heard, passed on to whoever checks it. */
export function hearChat(ear: Ear, event: object): { status?: string; seq?: number } {
  if (event instanceof MessagePosted) {
    const { id, seq, body } = event.message;
    ear.hearsMessage({ id, seq, body });
    return { seq };
  }
  if (event instanceof ChatChanged) {
    const { status, operatorId, assignment } = event.chat;
    ear.hearsChat({ status, operatorId, assignment });
    return { status };
  }
  return {};
}
