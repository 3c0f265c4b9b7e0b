import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify, safeUrl } from './links';

describe('links in a message', () => {
  it('leave the sentence’s punctuation outside', () => {
    expect(linkify('See https://shop.example/a, please.')).toEqual([
      { text: 'See ', href: null },
      { text: 'https://shop.example/a', href: 'https://shop.example/a' },
      { text: ', please.', href: null },
    ]);
  });

  it('keep a bracket that belongs to the address', () => {
    expect(linkify('(https://w.example/A_(b))').map((part) => part.text)).toEqual([
      '(',
      'https://w.example/A_(b)',
      ')',
    ]);
  });

  it('are never made of other schemes', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,hi', 'ftp://a.example', 'vbscript:x']) {
      expect(linkify(text)).toEqual([{ text, href: null }]);
      expect(safeUrl(text)).toBeNull();
    }
  });

  it('are not made of an address that hides its host behind a name', () => {
    const text = 'https://bank.example@evil.example/login';
    expect(linkify(text).every((part) => part.href === null)).toBe(true);
  });

  it('show the host as the browser reads it', () => {
    expect(linkify('https://аpple.example/x')[0]?.text).toBe('xn--pple-43d.example/x');
  });

  it('lose not a character around them, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parts = linkify(text);
        if (parts.every((part) => part.href === null)) expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const part of parts) if (part.href !== null) expect(part.href).toMatch(/^https?:\/\//u);
      }),
    );
  });
});
