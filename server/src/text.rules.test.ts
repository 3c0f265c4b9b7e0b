import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from './errors.js';
import { cleanBody, cleanEmail, cleanLine, cleanUrl, cleanUuid, optional } from './text.rules.js';

function refusalOf(action: () => unknown): Refusal {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('it was not refused');
}

describe('a message body', () => {
  it('is trimmed, in NFC, with line feeds only', () => {
    expect(cleanBody('body', '  Cafe\u0301\r\nis open\tnow ')).toBe('Caf\u00e9\nis open\tnow');
  });

  it('has 1 to 4,000 code points, an emoji being one', () => {
    expect(cleanBody('body', '😀'.repeat(4000))).toHaveLength(8000);
    expect(refusalOf(() => cleanBody('body', '😀'.repeat(4001))).details.field).toBe('body');
    expect(refusalOf(() => cleanBody('message', ' \n ')).details.field).toBe('message');
  });

  it.each(['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u202e', '\u2066'])('refuses %j', (character) => {
    expect(refusalOf(() => cleanBody('body', `a${character}b`)).code).toBe('BAD_USER_INPUT');
  });

  it('is the same when cleaned again, or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let once: string;
        try {
          once = cleanBody('body', text);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        expect(cleanBody('body', once)).toBe(once);
      }),
    );
  });
});

describe('one line of text', () => {
  it('refuses a line feed, a tab and more than 100 code points, naming the field', () => {
    for (const value of ['a\nb', 'a\tb', 'x'.repeat(101), '']) {
      expect(refusalOf(() => cleanLine('visitorName', value)).details.field).toBe('visitorName');
    }
  });
});

describe('an e-mail address', () => {
  it.each(['vera@example.com', 'v.e+ra@sub.example.co', 'ünï@exämple.de'])('takes %s', (email) => {
    expect(cleanEmail('email', ` ${email} `)).toBe(email);
  });

  it.each(['vera', 'vera@', 'a@b', 'a b@example.com', 'a@example.com\r\nBcc: x@y.z', '<a@b.c>', 'a@b..c', 'a@b.c.'])(
    'refuses %j',
    (email) => {
      expect(refusalOf(() => cleanEmail('email', email)).details.field).toBe('email');
    },
  );

  it('is decided in no time, whatever is sent', () => {
    const long = `${'a'.repeat(50_000)}@${'b.'.repeat(50_000)}`;
    expect(refusalOf(() => cleanEmail('email', long)).code).toBe('BAD_USER_INPUT');
  });
});

describe('a web address', () => {
  it('is http or https', () => {
    expect(cleanUrl('pageUrl', 'https://shop.example/a?b=c#d')).toBe('https://shop.example/a?b=c#d');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'shop.example', `https://a.b/${'x'.repeat(2048)}`]) {
      expect(refusalOf(() => cleanUrl('pageUrl', url)).details.field).toBe('pageUrl');
    }
  });
});

describe('a UUID', () => {
  it('is told apart from anything else', () => {
    expect(cleanUuid('requestKey', '018F3B5E-7C1A-7000-8000-000000000000')).toBe(
      '018f3b5e-7c1a-7000-8000-000000000000',
    );
    expect(refusalOf(() => cleanUuid('requestKey', 'mine')).details.field).toBe('requestKey');
  });
});

describe('an optional text', () => {
  it('is null where there is nothing', () => {
    for (const value of [null, undefined, '', '  ']) expect(optional(cleanLine, 'name', value)).toBeNull();
    expect(optional(cleanLine, 'name', ' Vera ')).toBe('Vera');
  });
});
