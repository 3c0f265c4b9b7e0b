import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matching, searchIn } from './canned.rules';

it.each([
  ['/', ''],
  ['/Hou', 'hou'],
  ['/opening hours', 'opening hours'],
  ['Hello', null],
  ['see /etc', null],
  ['/two\nlines', null],
  [`/${'x'.repeat(41)}`, null],
])('%j looks for %j', (text, search) => {
  expect(searchIn(text)).toBe(search);
});

it('finds by any part of the title, those that begin with it first', () => {
  const titles = ['Opening hours', 'Brb', 'Hours on Sunday'].map((title) => ({ title }));
  expect(matching(titles, 'hours').map(({ title }) => title)).toEqual(['Hours on Sunday', 'Opening hours']);
  expect(matching(titles, '')).toHaveLength(3);
  expect(matching(titles, 'none')).toEqual([]);
});

it('finds exactly the titles that have the words, however they are written, those that begin with them first', () => {
  const titles = fc.array(fc.stringMatching(/^[a-cA-C ]{0,6}$/u).map((title) => ({ title })));
  fc.assert(
    fc.property(titles, fc.stringMatching(/^[a-c]{0,2}$/u), (all, search) => {
      const found = matching(all, search);
      const has = ({ title }: { title: string }) => title.toLowerCase().includes(search);
      expect(found).toHaveLength(all.filter(has).length);
      const begins = found.map(({ title }) => title.toLowerCase().startsWith(search));
      expect(begins).toEqual([...begins].sort((a, b) => Number(b) - Number(a)));
    }),
  );
});
