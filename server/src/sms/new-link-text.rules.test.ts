import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SEGMENT, septets } from './gsm.rules.js';
import { newLinkText } from './new-link-text.rules.js';

const link = `https://chat.example.com/m#${'k'.repeat(43)}`;

test('the text says that the link is a new one, of which chat, and ends with it', () => {
  const text = newLinkText({ department: 'Sales', visitorName: 'Vera', link });
  expect(text).toBe(`Ringdown Sales: a new link to your chat with Vera. Continue: ${link}`);
});

test('a visitor without a name is called so', () => {
  expect(newLinkText({ department: 'Sales', visitorName: null, link })).toContain('your chat with a visitor.');
});

test('whatever the names, it is one segment with one link, the last', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), fc.string({ maxLength: 100 }), (department, visitorName) => {
      const text = newLinkText({ department, visitorName, link });
      expect(septets(text)).toBeLessThanOrEqual(SEGMENT);
      expect(text.endsWith(link)).toBe(true);
      expect(text.match(/\/\//g)).toHaveLength(1);
    }),
  );
});
