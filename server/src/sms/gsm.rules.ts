/*
 * The GSM 7-bit alphabet (3GPP TS 23.038). A text of these characters alone fits 160 to a segment; a single other
 * character would cut that to 70.
 */

/** Septets in one segment. */
export const SEGMENT = 160;

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take an escape and a septet. */
const EXTENDED = new Set('^{}\\[~]|€');

/** Letters that no decomposition turns into one of the alphabet's, and punctuation that has a plain twin. */
const TWINS: Record<string, string> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '`': "'", '´': "'", 'ʼ': "'", 'ʹ': "'", '‹': "'", '›': "'",
  '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '⁄': '/', '∕': '/', '•': '*', '·': '*', '×': 'x',
  'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ð': 'd', 'Ð': 'D', 'þ': 'th', 'Þ': 'Th', 'ħ': 'h', 'Ħ': 'H', 'ŋ': 'n', 'Ŋ': 'N',
  'ı': 'i', 'ĸ': 'k', 'ŧ': 't', 'Ŧ': 'T', 'œ': 'oe', 'Œ': 'OE', 'ə': 'e', 'Ə': 'E', 'ẞ': 'ß',
}; // prettier-ignore

/** Whether every character of `text` is of the alphabet. */
export function isGsm(text: string): boolean {
  return [...text].every((char) => BASIC.has(char) || EXTENDED.has(char));
}

/** The length of a text of the alphabet, in septets. */
export function septets(text: string): number {
  return [...text].reduce((sum, char) => sum + (EXTENDED.has(char) ? 2 : 1), 0);
}

/**
 * One line of the alphabet that reads like `text`: punctuation plain, accents the alphabet lacks dropped, everything
 * else it lacks left out, white space and control characters single spaces. May be empty.
 */
export function toGsmLine(text: string): string {
  const folded = [...text.normalize('NFKC')].map(foldCharacter).join('');
  return folded.replace(/\s+/gu, ' ').trim();
}

/** `text` cut to at most `limit` septets, at a word where one ends in the second half; "..." says that it was cut. */
export function cutTo(text: string, limit: number): string {
  if (septets(text) <= limit) return text;
  const room = limit - 3;
  if (room <= 0) return '';
  let kept = '';
  let length = 0;
  for (const char of text) {
    length += septets(char);
    if (length > room) break;
    kept += char;
  }
  const word = kept.lastIndexOf(' ');
  return `${(word > kept.length / 2 ? kept.slice(0, word) : kept).trimEnd()}...`;
}

function foldCharacter(char: string): string {
  if (/[\s\p{Cc}]/u.test(char)) return ' ';
  if (BASIC.has(char) || EXTENDED.has(char)) return char;
  const plain = TWINS[char] ?? char.normalize('NFD').replace(/\p{M}+/gu, '');
  const twin = TWINS[plain] ?? plain;
  return twin.length > 0 && isGsm(twin) ? twin : '';
}
