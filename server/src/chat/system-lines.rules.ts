import { MessageAuthor, SystemCode } from '../vocabulary.js';

/**
 * What SYSTEM writes into chats. A line is stored as its text, which transcripts show as it is, and known by its code. Who changes a
 * text keeps the former one beside it: lines that were stored with it are known by it.
 */
const LINES: Record<SystemCode, readonly [now: string, ...formerly: string[]]> = {
  VISITOR_GONE: ['The visitor is no longer here. The chat has ended.'],
};

const CODES = new Map(
  Object.values(SystemCode).flatMap((code) => LINES[code].map((text): [string, SystemCode] => [text, code])),
);

/** The text of a line that SYSTEM writes. */
export function systemLine(code: SystemCode): string {
  return LINES[code][0];
}

/** What a stored line says; null for what people wrote, even if in the same words. */
export function systemCodeOf({ author, body }: { author: MessageAuthor; body: string }): SystemCode | null {
  return author === MessageAuthor.SYSTEM ? (CODES.get(body) ?? null) : null;
}
