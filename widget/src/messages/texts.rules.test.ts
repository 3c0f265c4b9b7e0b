import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import ar from './ar.json';
import en from './en.json';
import { chooseLanguage } from './languages';
import { counted, fill } from './texts.rules';

describe('a sentence', () => {
  it('has its places filled in, each where the language wants it', () => {
    expect(fill('{name} is typing…', { name: 'Ben' })).toBe('Ben is typing…');
    expect(fill('{a}{b}{a}', { a: 1, b: '{a}' })).toBe('1{a}1');
  });

  it('counts as its language does', () => {
    expect(counted(en, en.unread, 1)).toBe('1 unread message');
    expect(counted(en, en.unread, 2)).toBe('2 unread messages');
    expect(counted(ar, ar.inMinutes, 2)).toBe(ar.inMinutes.two);
    expect(counted(ar, ar.inMinutes, 3)).toContain('3');
    expect(counted(ar, ar.inMinutes, 11)).toBe(fill(ar.inMinutes.many, { count: 11 }));
  });
});

describe('the language', () => {
  it("is the site's where it chose one, else the first of the browser's that there is, else English", () => {
    expect(chooseLanguage('ES', ['nl-NL'])).toBe('es');
    expect(chooseLanguage(null, ['fr-FR', 'nl-BE', 'en'])).toBe('nl');
    expect(chooseLanguage(null, ['ar-EG'])).toBe('ar');
    expect(chooseLanguage(undefined, ['fr', 'de'])).toBe('en');
  });
});

describe('any sentence', () => {
  it('has every place filled that there is a value for, once, and says everything else as it was', () => {
    const values = fc.dictionary(fc.stringMatching(/^[a-c]$/), fc.oneof(fc.string(), fc.nat()), {
      noNullPrototype: true,
    });
    const parts = fc.array(fc.oneof(fc.stringMatching(/^[ x.]{0,4}$/), fc.stringMatching(/^\{[a-d]\}$/)));
    fc.assert(
      fc.property(parts, values, (sentence, given) => {
        const filled = sentence.map((part) => {
          const name = /^\{(\w)\}$/.exec(part)?.[1];
          return name === undefined ? part : String(given[name] ?? part);
        });
        expect(fill(sentence.join(''), given)).toBe(filled.join(''));
      }),
    );
  });

  it('tells its number, or says it in a word, in every language', () => {
    fc.assert(
      fc.property(fc.nat(200), (count) => {
        for (const texts of [en, ar]) expect(counted(texts, texts.inMinutes, count)).not.toMatch(/[{}]/);
        expect(counted(en, en.unread, count)).toContain(String(count));
      }),
    );
  });
});
