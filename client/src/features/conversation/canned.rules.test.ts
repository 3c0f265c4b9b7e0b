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
