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
