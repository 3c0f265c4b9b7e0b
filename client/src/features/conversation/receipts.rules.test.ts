import { expect, it } from 'vitest';
import { lastMark } from './receipts.rules';

const messages = [
  { seq: 1, author: 'VISITOR' },
  { seq: 2, author: 'OPERATOR' },
];

it("says of the operator's last message how far the visitor is with it", () => {
  const at = (visitorDeliveredSeq: number, visitorReadSeq: number) =>
    lastMark({ messages, receipts: { visitorDeliveredSeq, visitorReadSeq } });
  expect([at(1, 1), at(2, 1), at(2, 2)]).toEqual(['Sent', 'Delivered', 'Read']);
});

it('says nothing once the visitor has written after it', () => {
  const receipts = { visitorDeliveredSeq: 9, visitorReadSeq: 9 };
  expect(lastMark({ messages: [...messages, { seq: 3, author: 'VISITOR' }], receipts })).toBeNull();
  expect(lastMark({ messages: [], receipts })).toBeNull();
});
