import { MessageAuthor } from '../vocabulary.js';

/** How far each side is, by seq. */
export interface Receipts {
  visitorDeliveredSeq: number;
  visitorReadSeq: number;
  operatorDeliveredSeq: number;
  operatorReadSeq: number;
}

/** The side that takes part in a chat. */
export type Side = typeof MessageAuthor.VISITOR | typeof MessageAuthor.OPERATOR;
/** One side's marks. */
export interface Marks {
  deliveredSeq: number;
  readSeq: number;
}

/** One side's marks of a chat. */
export function marksOf(chat: Receipts, side: Side): Marks {
  return side === MessageAuthor.VISITOR
    ? { deliveredSeq: chat.visitorDeliveredSeq, readSeq: chat.visitorReadSeq }
    : { deliveredSeq: chat.operatorDeliveredSeq, readSeq: chat.operatorReadSeq };
}

/** The marks after a report: never back, never beyond the last line, and what was read was delivered. Null: nothing is new. */
export function movedMarks(before: Marks, reported: Marks, lastSeq: number): Marks | null {
  const readSeq = Math.max(before.readSeq, Math.min(reported.readSeq, lastSeq));
  const deliveredSeq = Math.max(before.deliveredSeq, Math.min(reported.deliveredSeq, lastSeq), readSeq);
  return readSeq === before.readSeq && deliveredSeq === before.deliveredSeq ? null : { deliveredSeq, readSeq };
}
