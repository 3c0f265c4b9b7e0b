interface Read {
  messages: readonly { seq: number; author: string }[];
  receipts: { visitorDeliveredSeq: number; visitorReadSeq: number };
}

/** What became of the operator's last message, while the visitor has not written after it. */
export function lastMark({ messages, receipts }: Read): string | null {
  const last = messages.at(-1);
  if (last?.author !== 'OPERATOR') return null;
  if (last.seq <= receipts.visitorReadSeq) return 'Read';
  return last.seq <= receipts.visitorDeliveredSeq ? 'Delivered' : 'Sent';
}
