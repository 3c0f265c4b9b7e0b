import fc from 'fast-check';
import { expect, it } from 'vitest';
import { installSnippet, originsOf } from './origins.rules';

it('reads one origin a line, forgiving spaces, commas and final slashes', () => {
  expect(originsOf(' https://shop.example/ \n\nhttps://a.example, https://a.example')).toEqual([
    'https://shop.example',
    'https://a.example',
  ]);
});

it('writes the line a website needs', () => {
  expect(installSnippet('https://chat.example.com', 'demo')).toBe(
    '<script async src="https://chat.example.com/widget.js" data-site="demo"></script>',
  );
});

it('reads back what it wrote, each address once and none empty', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) => {
      const origins = originsOf(lines.join('\n'));
      expect(new Set(origins).size).toBe(origins.length);
      expect(origins.every((origin) => origin !== '' && !/[\n,]/u.test(origin) && origin === origin.trim())).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(fc.domain().map((name) => `https://${name}`)), (origins) => {
      expect(originsOf(origins.join('\n'))).toEqual(origins);
      expect(originsOf(origins.join('/, '))).toEqual(origins);
    }),
  );
});
