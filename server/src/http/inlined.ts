import { createHash } from 'node:crypto';

/** The scripts and styles that a built page carries inside itself, as its policy has to name them: by their digests. */
export interface Inlined {
  scripts: readonly string[];
  styles: readonly string[];
}

/** Finds them in a page that this product built; whatever is not exactly one of them, no browser runs. */
export function inlinedIn(html: string): Inlined {
  return { scripts: digests(html, 'script'), styles: digests(html, 'style') };
}

function digests(html: string, tag: 'script' | 'style'): string[] {
  const parts = html.matchAll(new RegExp(`<${tag}\\b[^>]*>([^]*?)</${tag}>`, 'g'));
  return [...parts].flatMap(([, text]) => (text ? [digest(text)] : []));
}

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
