import { badInput } from './errors.js';

/** Longest message body, in code points after NFC and trimming. */
export const BODY_LIMIT = 4000;
const NAME_LIMIT = 100;
const EMAIL_LIMIT = 254;
const NUMBER_LIMIT = 40;
const LEAST_DIGITS = 5;
const URL_LIMIT = 2048;

// Control characters but line feed and tab; the bidirectional embeddings, overrides and isolates.
// eslint finds control characters in patterns suspicious, so the classes are built from code points.
const range = (from: number, to: number): string => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`;
const CONTROLS = range(0x00, 0x08) + range(0x0b, 0x1f) + range(0x7f, 0x9f);
const BIDI = range(0x202a, 0x202e) + range(0x2066, 0x2069);
const FORBIDDEN_IN_BODY = new RegExp(`[${CONTROLS}${BIDI}]`, 'u');
const FORBIDDEN_IN_LINE = new RegExp(`[\\t\\n${CONTROLS}${BIDI}]`, 'u');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// One @, no spaces or angle brackets, a dot in the domain: the mail server is the judge of the rest.
const EMAIL = /^[^\s@<>",;]{1,64}@[^\s@<>",;.]+(?:\.[^\s@<>",;.]+)+$/;

/** Whether a text has more than so many code points, of which it has at most one for each of its units. */
const isLonger = (text: string, limit: number): boolean => text.length > limit && [...text].length > limit;

/** A message body, normalised (NFC, trimmed, CRLF as LF). BAD_USER_INPUT when empty, too long, or with control characters. */
export function cleanBody(field: string, value: string): string {
  const body = value.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if (body === '') throw badInput(field, 'Write something first.');
  if (isLonger(body, BODY_LIMIT)) throw badInput(field, `At most ${BODY_LIMIT} characters fit in one message.`);
  if (FORBIDDEN_IN_BODY.test(body)) throw badInput(field, 'The text has characters that cannot be shown.');
  return body;
}

/** One line of text such as a name. BAD_USER_INPUT when empty, over `limit` code points, or with control characters. */
export function cleanLine(field: string, value: string, limit = NAME_LIMIT): string {
  const line = value.normalize('NFC').trim();
  if (line === '') throw badInput(field, 'This must not be empty.');
  if (isLonger(line, limit)) throw badInput(field, `At most ${limit} characters fit here.`);
  if (FORBIDDEN_IN_LINE.test(line)) throw badInput(field, 'The text has characters that cannot be shown.');
  return line;
}

/** An e-mail address as it was written, trimmed. BAD_USER_INPUT when it cannot be one. */
export function cleanEmail(field: string, value: string): string {
  const email = value.normalize('NFC').trim();
  if (isLonger(email, EMAIL_LIMIT) || !EMAIL.test(email) || FORBIDDEN_IN_LINE.test(email)) {
    throw badInput(field, 'This is not an e-mail address.');
  }
  return email;
}

/** A phone number as a visitor writes it. BAD_USER_INPUT unless 5 to 40 characters of a number. */
export function cleanNumber(field: string, value: string): string {
  const number = cleanLine(field, value, NUMBER_LIMIT);
  if (!/^[+\d][\d\s()./-]*$/.test(number) || number.replace(/\D/g, '').length < LEAST_DIGITS) {
    throw badInput(field, 'This is not a phone number.');
  }
  return number;
}

/** The address of a web page. BAD_USER_INPUT unless http or https. */
export function cleanUrl(field: string, value: string): string {
  const url = value.trim();
  if (url.length > URL_LIMIT) throw badInput(field, `At most ${URL_LIMIT} characters fit here.`);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw badInput(field, 'This is not a web address.');
  if (FORBIDDEN_IN_LINE.test(url)) throw badInput(field, 'The address has characters that cannot be shown.');
  return url;
}

/** A UUID in lower case. BAD_USER_INPUT for anything else. */
export function cleanUuid(field: string, value: string): string {
  if (!UUID.test(value)) throw badInput(field, 'This must be a UUID.');
  return value.toLowerCase();
}

/** `clean` where there is something; an absent, null or blank value is null. */
export function optional(
  clean: (field: string, value: string) => string,
  field: string,
  value: string | null | undefined,
): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : clean(field, value);
}
