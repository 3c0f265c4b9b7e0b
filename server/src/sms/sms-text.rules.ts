import { RingPurpose } from '../vocabulary.js';
import { SEGMENT, cutTo, septets, toGsmLine } from './gsm.rules.js';

/** What the SMS of a ring tells. */
export interface RingTextParts {
  purpose: RingPurpose;
  department: string;
  /** Null where the visitor gave none. */
  visitorName: string | null;
  /** The visitor's first words; null or blank where there are none to show. */
  message: string | null;
  /** The link to the chat on the phone. */
  link: string;
}

interface Names {
  department: string;
  visitor: string;
}

/** How an operator is asked, by what the ring is for. */
const WORDING: Record<RingPurpose, { why: string; act: string }> = {
  REQUEST: { why: 'is waiting', act: 'Answer' },
  TRANSFER: { why: 'is handed to you', act: 'Answer' },
  RESUME: { why: 'is still waiting', act: 'Continue' },
};
/** How much of the department's and the visitor's name is told, the most first. */
const NAME_LIMITS = [
  { department: 24, visitor: 20 },
  { department: 12, visitor: 12 },
  { department: 8, visitor: 8 },
];
/** A quotation shorter than this tells nothing. */
const SHORTEST_QUOTE = 8;
// With a scheme, or one that phones know without slashes; and what phones take for a web address on its own.
const LINK =
  /\b(?:[a-z][a-z0-9+.-]*:\/+|www\.|(?:mailto|tel|sms|facetime|javascript|data|geo|maps|market|intent):)\S*/gi;

/**
 * The text of a ring in one GSM-7 segment, the link last and the only one: what names and first words need too much
 * is cut; with a base URL so long that even the shortest text would not fit, that text all the same.
 */
export function ringText(parts: RingTextParts): string {
  const department = withoutLinks(parts.department);
  const visitor = withoutLinks(parts.visitorName ?? '') || 'A visitor';
  const message = withoutLinks(parts.message ?? '').replaceAll('"', "'");
  for (const limits of NAME_LIMITS) {
    const names = { department: cutTo(department, limits.department), visitor: cutTo(visitor, limits.visitor) };
    const text = quoting(parts, names, message);
    if (septets(text) <= SEGMENT) return text;
  }
  return shortest(cutTo(department, 24), parts.link);
}

/** The SMS that carries a verification code: its six digits unbroken. */
export function verificationText(code: string): string {
  return `Ringdown: ${code} is the code for this phone. It is good for 10 minutes.`;
}

/** The SMS of Settings > Mobile Chat, Ring my phone now. */
export function testText(): string {
  return 'Ringdown: this is a test. When a visitor asks for you, a text like this one brings the link to the chat.';
}

function quoting({ purpose, link }: RingTextParts, { department, visitor }: Names, message: string): string {
  const { why, act } = WORDING[purpose];
  const start = ['Ringdown', department].filter((word) => word !== '').join(' ') + `: ${visitor} ${why}`;
  const room = SEGMENT - septets(`${start}: "" ${act}: ${link}`);
  const quote = septets(message) <= room || room >= SHORTEST_QUOTE ? cutTo(message, room) : '';
  return quote === '' ? `${start}. ${act}: ${link}` : `${start}: "${quote}" ${act}: ${link}`;
}

function shortest(department: string, link: string): string {
  const named = `${department} chat: ${link}`;
  return department !== '' && septets(named) <= SEGMENT ? named : `Chat: ${link}`;
}

/** A name as a text tells it: at most `limit` septets, with nothing in it to tap. */
export function plainName(name: string, limit: number): string {
  return cutTo(withoutLinks(name), limit);
}

/** One GSM line in which a phone finds nothing to tap. */
function withoutLinks(text: string): string {
  const line = toGsmLine(toGsmLine(text).replace(LINK, '(link)'));
  return line
    .replace(/\/{2,}/g, '/')
    .replace(/\.(?=\p{L})/gu, '. ')
    .replace(LINK, '(link)');
}
