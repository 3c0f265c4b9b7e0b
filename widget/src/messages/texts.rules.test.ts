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
