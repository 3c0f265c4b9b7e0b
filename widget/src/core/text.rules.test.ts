import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanBody, overLength, pieces } from './text.rules';

const hrefs = (body: string): Array<string | undefined> => pieces(body).flatMap(({ href }) => href ?? []);

describe('the links of a message', () => {
  it('are its http and https addresses, without the full stop behind them', () => {
    expect(pieces('See https://example.com/a?b=1. Thanks')).toEqual([
      { text: 'See ' },
      { text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
      { text: '.' },
      { text: ' Thanks' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.com',
    'ftp://example.com',
    'javascript&colon;alert(1)',
  ])('never include %s', (address) => {
    expect(hrefs(`look at ${address} now`)).toEqual([]);
  });

  it('never include an address that hides its host behind a name', () => {
    expect(hrefs('https://bank.example@evil.example/')).toEqual([]);
  });

  it('show the host as the browser resolves it where it only looks like another', () => {
    const [link] = pieces('https://ехample.com/');
    expect(link?.text).toMatch(/^https:\/\/xn--/);
  });

  it('leave no character of an ordinary message out', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'https://example.com/x'), (text, address) => {
        const body = text.replaceAll('http', '') + address;
        expect(
          pieces(body)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(body);
      }),
    );
  });
});

describe('what is sent of a typed text', () => {
  it('has no characters that nobody can see, and keeps line ends and tabs', () => {
    expect(cleanBody('  a\u0000b\u202ec\r\nd\te  ')).toBe('abc\nd\te');
  });

  it('is NFC', () => {
    expect(cleanBody('e\u0301')).toBe('é');
  });

  it('may have 4,000 characters, where a family of emoji counts by its code points', () => {
    expect(overLength('😀'.repeat(4_000))).toBe(0);
    expect(overLength('😀'.repeat(4_001))).toBe(1);
  });
});
