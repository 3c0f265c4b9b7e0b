import { dayKey, dayLabel } from '../../lib/time';

interface Line {
  seq: number;
  author: 'VISITOR' | 'OPERATOR' | 'SYSTEM';
  authorName: string | null;
  createdAt: string;
}

/** A stretch of the log: a new day, a remark of the system, or what one person said without a pause. */
export type LogItem<Message> =
  | { kind: 'day'; key: string; label: string }
  | { kind: 'system'; key: string; message: Message }
  | { kind: 'run'; key: string; author: 'VISITOR' | 'OPERATOR'; name: string; messages: Message[] };

const PAUSE = 5 * 60_000;

function continues<Message extends Line>(item: LogItem<Message> | undefined, message: Message): boolean {
  if (item?.kind !== 'run' || item.author !== message.author) return false;
  const last = item.messages.at(-1);
  return (
    last !== undefined &&
    last.authorName === message.authorName &&
    Date.parse(message.createdAt) - Date.parse(last.createdAt) < PAUSE
  );
}

/** The log of a chat, ready to be drawn: days, remarks, and runs of messages by one person within five minutes of each other. */
export function layOut<Message extends Line>(
  messages: readonly Message[],
  now: number,
  timeZone?: string,
): LogItem<Message>[] {
  const items: LogItem<Message>[] = [];
  let day = '';
  for (const message of messages) {
    const itsDay = dayKey(message.createdAt, timeZone);
    if (itsDay !== day) items.push({ kind: 'day', key: itsDay, label: dayLabel(message.createdAt, now, timeZone) });
    day = itsDay;
    const last = items.at(-1);
    const key = String(message.seq);
    if (message.author === 'SYSTEM') items.push({ kind: 'system', key, message });
    else if (last?.kind === 'run' && continues(last, message)) last.messages.push(message);
    else {
      const name = message.authorName ?? (message.author === 'VISITOR' ? 'Visitor' : 'Operator');
      items.push({ kind: 'run', key, author: message.author, name, messages: [message] });
    }
  }
  return items;
}

/** The longest message the server takes, in code points. */
export const MESSAGE_LIMIT = 4000;
const SHOW_FROM = 3600;

/** How much room is left in a message; null while there is plenty. Negative when it is too long. */
export function roomLeft(text: string): number | null {
  if (text.length < SHOW_FROM) return null;
  const used = Array.from(text.normalize('NFC').trim()).length;
  return used < SHOW_FROM ? null : MESSAGE_LIMIT - used;
}

interface ChatState {
  status: 'WAITING' | 'ACTIVE' | 'ENDED' | 'MISSED' | 'ABANDONED';
  acceptedAt: string | null;
  endedAt: string | null;
  operator: { id: string; name: string } | null;
}

/** Where a chat stands, in one sentence for its operator or a colleague. `at` puts a moment into words. */
export function stateSentence(chat: ChatState, operatorId: string, at: (iso: string) => string): string {
  const when = (iso: string | null) => (iso === null ? '' : ` at ${at(iso)}`);
  switch (chat.status) {
    case 'WAITING':
      return 'Waiting for an answer';
    case 'ACTIVE':
      return `${chat.operator?.id === operatorId ? 'You' : (chat.operator?.name ?? 'An operator')} answered${when(chat.acceptedAt)}`;
    case 'ENDED':
      return `Ended${when(chat.endedAt)}`;
    case 'MISSED':
      return 'Nobody could answer in time';
    case 'ABANDONED':
      return `The visitor left${when(chat.endedAt)}`;
  }
}
