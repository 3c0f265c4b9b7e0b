import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanOrigins } from './origin.rules.js';

describe('the origins that may carry a widget', () => {
  it('are scheme, host and port, each once, a slash at the end forgiven', () => {
    const given = ['https://shop.example', 'HTTPS://Shop.example/', ' http://localhost:3000 ', 'http://[::1]'];
    expect(cleanOrigins(given)).toEqual(['https://shop.example', 'http://localhost:3000', 'http://[::1]']);
  });

  it.each([
    'shop.example',
    'https://shop.example/path',
    'https://shop.example?x',
    'https://user@shop.example',
    'https://*.shop.example',
    'ftp://shop.example',
    'https://shop.example:443',
    'https://shop.example:99999',
    'null',
    '*',
    '',
  ])('are never %s', (origin) => {
    expect(() => cleanOrigins([origin])).toThrow('scheme, host and port alone');
  });
});

describe('any list of origins', () => {
  it('is kept each once, the same when it is kept again, and as browsers send them', () => {
    const origins = fc
      .tuple(fc.constantFrom('https', 'HTTP'), fc.domain(), fc.constantFrom('', ':8080', '/'))
      .map((parts) => {
        const [scheme, host, rest] = parts;
        return `${scheme}://${host}${rest}`;
      });
    fc.assert(
      fc.property(fc.array(origins, { maxLength: 20 }), (given) => {
        const kept = cleanOrigins(given);
        expect(new Set(kept).size).toBe(kept.length);
        expect(cleanOrigins(kept)).toEqual(kept);
        expect(kept.every((origin) => new URL(origin).origin === origin)).toBe(true);
      }),
    );
  });

  it('is refused, naming the field, or kept as origins, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })), (text) => {
        try {
          const [kept = ''] = cleanOrigins([text]);
          expect(new URL(kept).origin).toBe(kept);
        } catch (error) {
          expect(error).toMatchObject({ details: { field: 'allowedOrigins' } });
        }
      }),
    );
  });
});
