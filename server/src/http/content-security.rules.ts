import type { Inlined } from './inlined.js';

/** The pages that the server sends. */
export type Page = 'console' | 'mobile' | 'demo';

/** Which pages may show a page in a frame: the demo shows the phone page inside drawn phones. */
const ANCESTORS: Record<Page, string> = { console: "'none'", mobile: "'self'", demo: "'none'" };
const FRAMES: Record<Page, string | null> = { console: null, mobile: null, demo: "'self'" };

const NOTHING_INLINE: Inlined = { scripts: [], styles: [] };

/** What a page may load and do: its own files, what it was built with inside it, the one API, and nothing from elsewhere. */
export function pagePolicy(page: Page, publicUrl: string, inlined: Inlined = NOTHING_INLINE): string {
  const socket = new URL(publicUrl).origin.replace(/^http/, 'ws');
  const directives: Record<string, string | null> = {
    'default-src': "'none'",
    'script-src': ["'self'", ...inlined.scripts].join(' '),
    'style-src': ["'self'", ...inlined.styles].join(' '),
    'img-src': "'self' data:",
    'connect-src': `'self' ${socket}`,
    'font-src': "'self'",
    'media-src': "'self' data:",
    'manifest-src': "'self'",
    'frame-src': FRAMES[page],
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': ANCESTORS[page],
  };
  return Object.entries(directives)
    .filter(([, sources]) => sources !== null)
    .map(([name, sources]) => `${name} ${sources ?? ''}`)
    .join('; ');
}

/** Of everything that is not a page. */
export const NOTHING_POLICY = "default-src 'none'; frame-ancestors 'none'";
