import fc from 'fast-check';
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

it('never takes back what it said as receipts come in, whatever was said so far', () => {
  const order = ['Sent', 'Delivered', 'Read'];
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), fc.nat(3), fc.nat(3), (delivered, read, moreDelivered, moreRead) => {
      const at = (visitorDeliveredSeq: number, visitorReadSeq: number) =>
        order.indexOf(lastMark({ messages, receipts: { visitorDeliveredSeq, visitorReadSeq } }) ?? '');
      expect(at(delivered, read)).toBeGreaterThanOrEqual(0);
      expect(at(delivered + moreDelivered, read + moreRead)).toBeGreaterThanOrEqual(at(delivered, read));
    }),
  );
});
