import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSiteOrigin, isOwnOrigin } from './site-origin.rules.js';

const settings = { publicUrl: 'https://chat.example.com' };
const site = { allowedOrigins: ['https://shop.example', 'http://localhost:3000'] };
const passes = (origin: string | null): boolean => {
  try {
    checkSiteOrigin(origin, site, settings);
    return true;
  } catch {
    return false;
  }
};

describe('the origin of a page', () => {
  it.each([null, 'https://shop.example', 'http://localhost:3000', 'https://chat.example.com'])(
    'may be %s',
    (origin) => {
      expect(passes(origin)).toBe(true);
    },
  );

  it.each([
    'https://shop.example:8443',
    'http://shop.example',
    'https://www.shop.example',
    'https://shop.example.evil',
    'https://shop.example/',
    'HTTPS://SHOP.EXAMPLE',
    'null',
    '',
  ])('may not be %s', (origin) => {
    expect(passes(origin)).toBe(false);
  });

  it("is the server's own only where it is exactly PUBLIC_URL's", () => {
    expect(isOwnOrigin('https://chat.example.com', settings.publicUrl)).toBe(true);
    expect(isOwnOrigin('https://chat.example.com:444', settings.publicUrl)).toBe(false);
    expect(isOwnOrigin(null, settings.publicUrl)).toBe(false);
  });
});

describe('any other origin', () => {
  it('never passes, however much like an allowed one it looks', () => {
    const allowed = [...site.allowedOrigins, settings.publicUrl];
    const alike = fc
      .tuple(fc.constantFrom(...allowed), fc.string({ maxLength: 4 }), fc.nat(30))
      .map(([origin, more, at]) => {
        return origin.slice(0, at) + more + origin.slice(at);
      });
    fc.assert(
      fc.property(fc.oneof(alike, fc.webUrl(), fc.string()), (origin) => {
        expect(passes(origin)).toBe(allowed.includes(origin));
        expect(isOwnOrigin(origin, settings.publicUrl)).toBe(origin === settings.publicUrl);
      }),
    );
  });
});
