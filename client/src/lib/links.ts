/** A stretch of a message: words, or a link with the address it leads to. */
export interface TextPart {
  text: string;
  href: string | null;
}

const CANDIDATE = /https?:\/\/[^\s<>"'`]+/giu;
const TRAILING = /[.,;:!?…)\]}]+$/u;

/** The address, when it parses as http or https without credentials; null otherwise. A name before an @ would hide the true host. */
export function safeUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = url.username === '' && url.password === '';
  return plain && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}

/** Punctuation after an address belongs to the sentence, except a bracket that was opened within the address. */
function withoutTrailing(candidate: string): string {
  const trailing = TRAILING.exec(candidate)?.[0] ?? '';
  const bare = candidate.slice(0, candidate.length - trailing.length);
  const opens = bare.split('(').length - bare.split(')').length;
  return trailing.startsWith(')') && opens > 0 ? `${bare})` : bare;
}

/** What a link shows: its text when that names the true host, else the host as the browser will read it, in front. */
function linkText(written: string, url: URL): string {
  const shown = written.replace(/^https?:\/\//iu, '').toLowerCase();
  return shown.startsWith(url.host.toLowerCase()) ? written : `${url.host}${url.pathname}${url.search}${url.hash}`;
}

/**
 * Splits a message into text and links. Only http and https addresses become links, decided by the browser's own URL parser; what a
 * link shows always begins with the host it really leads to.
 */
export function linkify(body: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of body.matchAll(CANDIDATE)) {
    const written = withoutTrailing(match[0]);
    const url = safeUrl(written);
    if (url === null) continue;
    if (match.index > from) parts.push({ text: body.slice(from, match.index), href: null });
    parts.push({ text: linkText(written, url), href: url.href });
    from = match.index + written.length;
  }
  if (from < body.length) parts.push({ text: body.slice(from), href: null });
  return parts;
}
