import type { Chat, Message } from './operations';

/** A line as the server would send it, for tests. */
export function messageOf(seq: number, part: Partial<Message> = {}): Message {
  return {
    seq,
    author: 'VISITOR',
    systemCode: null,
    authorName: 'Vera',
    body: `line ${seq}`,
    clientMessageId: null,
    createdAt: '2026-11-22T09:30:00.000Z',
    ...part,
  };
}

/** A chat as the server would send it, for tests. */
export function chatOf(part: Partial<Chat>): Chat {
  return {
    id: 'chat',
    status: 'ACTIVE',
    channel: 'MOBILE',
    reachability: 'MOBILE',
    lastSeq: 0,
    createdAt: '2026-11-22T09:30:00.000Z',
    waitingUntil: null,
    usualAnswerSeconds: null,
    endedAt: null,
    transcriptMailed: true,
    department: { id: 'sales', name: 'Sales' },
    visitor: { name: 'Vera' },
    operator: { id: 'ben', name: 'Ben' },
    receipts: { visitorDeliveredSeq: 0, visitorReadSeq: 0, operatorDeliveredSeq: 0, operatorReadSeq: 0 },
    ...part,
  };
}
