import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeChat,
  changeReceipts,
  hasGap,
  isOver,
  markOf,
  receiveMessages,
  showsTime,
  startConversation,
  unreadAfter,
} from './conversation.rules';
import type { Chat, Message } from './operations';
import { chatOf, messageOf } from './data.test-helper';

const seqs = (messages: readonly Message[]): number[] => messages.map(({ seq }) => seq);
const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

/** Deliveries of a transcript of `length` lines: any order, any duplicates, in batches of any size, every line at least once. */
const deliveries = fc.integer({ min: 1, max: 30 }).chain((length) =>
  fc
    .tuple(
      fc.shuffledSubarray(upTo(length), { minLength: length }),
      fc.array(fc.integer({ min: 1, max: length }), { maxLength: 40 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
    )
    .map(([all, again, sizes]) => ({
      length,
      batches: inBatches([...again.slice(20), ...all, ...again.slice(0, 20)], sizes),
    })),
);

function inBatches(order: readonly number[], sizes: Iterator<number>): Message[][] {
  const rest = order.map((seq) => messageOf(seq));
  const batches: Message[][] = [];
  while (rest.length) batches.push(rest.splice(0, Number(sizes.next().value)));
  return batches;
}

describe('a conversation', () => {
  it('is the whole transcript once each and in order, however its lines arrive', () => {
    fc.assert(
      fc.property(deliveries, ({ length, batches }) => {
        const end = batches.reduce(receiveMessages, startConversation(chatOf({ lastSeq: length })));
        expect(seqs(end.messages)).toEqual(upTo(length));
        expect(end.ahead).toEqual([]);
        expect(hasGap(end)).toBe(false);
      }),
    );
  });

  it('never shows a line before the one that precedes it', () => {
    fc.assert(
      fc.property(deliveries, ({ batches }) => {
        let conversation = startConversation(chatOf({}));
        for (const batch of batches) {
          conversation = receiveMessages(conversation, batch);
          expect(seqs(conversation.messages)).toEqual(upTo(conversation.messages.length));
        }
      }),
    );
  });

  it('knows that a line is missing when a later one has arrived', () => {
    const conversation = receiveMessages(startConversation(chatOf({})), [messageOf(1), messageOf(3)]);
    expect(seqs(conversation.messages)).toEqual([1]);
    expect(hasGap(conversation)).toBe(true);
    expect(seqs(receiveMessages(conversation, [messageOf(2)]).messages)).toEqual([1, 2, 3]);
  });

  it('knows that a line is missing when the chat has more than have arrived', () => {
    expect(hasGap(startConversation(chatOf({ lastSeq: 2 })))).toBe(true);
  });

  it('is the same object when nothing new arrives, so that nothing is drawn again', () => {
    const conversation = receiveMessages(startConversation(chatOf({})), [messageOf(1)]);
    expect(receiveMessages(conversation, [messageOf(1)])).toBe(conversation);
  });

  it('shows a line of its own once: unsent until it is stored, then in its place', () => {
    const unsent = [
      { clientMessageId: 'a', body: 'first' },
      { clientMessageId: 'b', body: 'second' },
    ];
    const conversation = receiveMessages(startConversation(chatOf({}), unsent), [
      messageOf(1, { clientMessageId: 'a' }),
    ]);
    expect(conversation.unsent.map(({ clientMessageId }) => clientMessageId)).toEqual(['b']);
  });

  it('takes a stored line out of the unsent ones even while it waits for an earlier line', () => {
    const start = startConversation(chatOf({}), [{ clientMessageId: 'a', body: 'mine' }]);
    expect(receiveMessages(start, [messageOf(2, { clientMessageId: 'a' })]).unsent).toEqual([]);
  });
});

describe('a change of the chat', () => {
  const change = (from: Partial<Chat>, to: Partial<Chat>): Chat =>
    changeChat(startConversation(chatOf(from)), chatOf(to)).chat;

  it('is taken as it comes', () => {
    expect(change({ status: 'WAITING' }, { status: 'ACTIVE' }).status).toBe('ACTIVE');
  });

  it('may go back to waiting, when the operator vanished', () => {
    expect(change({ status: 'ACTIVE', lastSeq: 4 }, { status: 'WAITING', lastSeq: 4 }).status).toBe('WAITING');
  });

  it('is ignored when it is older than what is known', () => {
    expect(change({ status: 'ACTIVE', lastSeq: 4 }, { status: 'WAITING', lastSeq: 3 }).status).toBe('ACTIVE');
  });

  it.each(['ENDED', 'MISSED', 'ABANDONED'] as const)('never revives a chat that is %s', (status) => {
    expect(isOver({ status })).toBe(true);
    expect(change({ status }, { status: 'ACTIVE', lastSeq: 9 }).status).toBe(status);
  });
});

describe('what is unread', () => {
  it('is what the other side wrote since, not what the reader or the system wrote', () => {
    const conversation = receiveMessages(startConversation(chatOf({})), [
      messageOf(1, { author: 'OPERATOR' }),
      messageOf(2, { author: 'VISITOR' }),
      messageOf(3, { author: 'SYSTEM' }),
      messageOf(4, { author: 'OPERATOR' }),
    ]);
    expect(seqs(unreadAfter(conversation, 1, 'VISITOR'))).toEqual([4]);
    expect(seqs(unreadAfter(conversation, 1, 'OPERATOR'))).toEqual([2]);
  });
});

describe('the time of a line', () => {
  const at = (createdAt: string, author: Message['author'] = 'VISITOR') => messageOf(1, { createdAt, author });

  it('stands under the last line of a minute by one author', () => {
    expect(showsTime(at('2026-11-22T09:30:01.000Z'), at('2026-11-22T09:30:40.000Z'))).toBe(false);
    expect(showsTime(at('2026-11-22T09:30:01.000Z'), at('2026-11-22T09:31:00.000Z'))).toBe(true);
    expect(showsTime(at('2026-11-22T09:30:01.000Z'), at('2026-11-22T09:30:02.000Z', 'OPERATOR'))).toBe(true);
    expect(showsTime(at('2026-11-22T09:30:01.000Z'), undefined)).toBe(true);
  });
});

describe('receipts', () => {
  const marks = { deliveredSeq: 3, readSeq: 2 };

  it('say of each line how far the other side is with it', () => {
    const { chat } = changeReceipts(startConversation(chatOf({ lastSeq: 4 })), { author: 'OPERATOR', ...marks });
    expect([1, 2, 3, 4].map((seq) => markOf(chat, seq, 'VISITOR'))).toEqual(['read', 'read', 'delivered', 'sent']);
    expect(markOf(chat, 1, 'OPERATOR')).toBe('sent');
  });

  it('never go back, whatever arrives late', () => {
    const told = changeReceipts(startConversation(chatOf({ lastSeq: 4 })), { author: 'OPERATOR', ...marks });
    const late = changeReceipts(told, { author: 'OPERATOR', deliveredSeq: 1, readSeq: 0 });
    expect(changeChat(late, chatOf({ lastSeq: 4 })).chat.receipts).toMatchObject({
      operatorDeliveredSeq: 3,
      operatorReadSeq: 2,
    });
  });

  it('are begun anew where an older version of the page kept none', () => {
    const { receipts: _, ...old } = chatOf({});
    expect(startConversation(old as Chat).chat.receipts.operatorReadSeq).toBe(0);
  });
});
