/** Anything with a place in its chat: seq counts 1, 2, 3, … without gaps. */
interface Sequenced {
  seq: number;
}

/** Two runs of messages as one, in order, each seq once; what came later replaces what was there. */
export function mergeBySeq<T>(existing: readonly T[], incoming: readonly T[], seqOf: (message: T) => number): T[] {
  const last = existing.at(-1);
  const first = incoming[0];
  if (last === undefined || first === undefined) return existing.length === 0 ? [...incoming] : [...existing];
  if (incoming.length === 1 && seqOf(first) > seqOf(last)) return [...existing, first];
  const bySeq = new Map(existing.map((message) => [seqOf(message), message]));
  for (const message of incoming) bySeq.set(seqOf(message), message);
  return [...bySeq.values()].sort((one, other) => seqOf(one) - seqOf(other));
}

/**
 * The seq after which messages are missing, given that the chat has reached `lastSeq`; null when nothing is missing. A gap can only
 * mean that an event was lost on the way, and is filled by asking for messages after this seq.
 */
export function missingAfter(messages: readonly Sequenced[], lastSeq: number): number | null {
  let complete = 0;
  for (const { seq } of messages) {
    if (seq !== complete + 1) break;
    complete = seq;
  }
  return complete < lastSeq || complete < (messages.at(-1)?.seq ?? 0) ? complete : null;
}
