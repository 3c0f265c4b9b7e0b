const LONGEST_BODY = 4_000;

// Control characters (line feed and tab excepted) and bidirectional overrides, which the server refuses: nobody typed them on purpose.
// eslint would see a mistake in a literal character class of controls, hence the ranges are spelled as code points.
const UNWANTED: ReadonlyArray<readonly [number, number]> = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
];

/** What of a typed text is sent: NFC, trimmed, line ends as line feeds, without characters nobody can see. */
export function cleanBody(text: string): string {
  return [...text.replace(/\r\n?/g, '\n').normalize('NFC')]
    .filter((character) => !isUnwanted(character))
    .join('')
    .trim();
}

/** How many characters a text is over the longest body the server takes; 0 where it fits. */
export function overLength(text: string): number {
  return Math.max(0, [...cleanBody(text)].length - LONGEST_BODY);
}

function isUnwanted(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return UNWANTED.some(([from, to]) => point >= from && point <= to);
}

/** A piece of a message: text as it is, or a link that may be followed. */
export interface Piece {
  text: string;
  href?: string;
}

/**
 * Splits a message into text and links. Only http and https become links, and a link whose name could imitate another (not plain
 * ASCII) is shown as the browser would really resolve it.
 */
export function pieces(body: string): Piece[] {
  const parts = body.split(/(https?:\/\/[^\s<>"]+)/i);
  return parts.flatMap((part, index) => (index % 2 ? link(part) : part ? [{ text: part }] : []));
}

function link(found: string): Piece[] {
  const address = found.replace(/[.,;:!?'")\]}]+$/, '');
  const rest = found.slice(address.length);
  const href = safeHref(address);
  if (!href) return [{ text: found }];
  const shown = /^[\x21-\x7e]+$/.test(address) ? address : href;
  return [{ text: shown, href }, ...(rest ? [{ text: rest }] : [])];
}

function safeHref(address: string): string | undefined {
  const url = tryUrl(address);
  // A name before the host ("https://bank.example@evil.example") is only ever there to deceive.
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : undefined;
}

function tryUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
