import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagePolicy, type Page } from './content-security.rules.js';
import { inlinedIn } from './inlined.js';

const BUILT = '<style>p { color: red }</style><p></p><script type="module">start()</script>';

const PAGES: Page[] = ['console', 'mobile', 'demo'];

describe("a page's policy", () => {
  it.each(PAGES)('lets %s load only its own files, and nothing inline', (page) => {
    const policy = pagePolicy(page, 'https://chat.example.com');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("connect-src 'self' wss://chat.example.com");
  });

  it('lets a page run what it was built with inside it, told by its digest, and nothing else inline', () => {
    const policy = pagePolicy('mobile', 'https://chat.example.com', inlinedIn(BUILT));
    const digest = createHash('sha256').update('start()').digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${digest}';`);
    expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/]{43}=';/);
    expect(policy).not.toContain('unsafe');
    expect(inlinedIn('<script src="/a.js"></script>')).toEqual({ scripts: [], styles: [] });
  });

  it('lets nobody frame the console, and the demo frame the phone page', () => {
    const told = PAGES.map((page) => /frame-ancestors '(\w+)'/.exec(pagePolicy(page, 'http://localhost:1'))?.[1]);
    expect(told).toEqual(['none', 'self', 'none']);
    expect(pagePolicy('demo', 'http://localhost:1')).toContain("frame-src 'self'");
  });
});

describe('any public address', () => {
  it('is the only one beside its own that a page may connect to, and is no way to write a directive', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAGES), fc.webUrl({ validSchemes: ['http', 'https'] }), (page, url) => {
        const directives = pagePolicy(page, url).split('; ');
        const names = directives.map((directive) => directive.split(' ')[0]);
        expect(new Set(names).size).toBe(names.length);
        const { protocol, host } = new URL(url);
        const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
        expect(directives).toContain(`connect-src 'self' ${socket}`);
      }),
    );
  });
});
