import { expect, test } from 'vitest';
import { faultsOf, unusedKeys } from './messages.mjs';

const english = {
  language: 'en',
  direction: 'ltr',
  typing: '{name} is typing…',
  unread: { one: '{count} message', other: '{count} messages' },
};
const arabic = {
  language: 'ar',
  direction: 'rtl',
  typing: '{name} يكتب…',
  unread: { zero: '{count}', one: 'رسالة', two: 'رسالتان', few: '{count}', many: '{count}', other: '{count}' },
};

test('a language with every sentence, the same places and its own ways to count has no fault', () => {
  expect(faultsOf('en.json', english, english)).toEqual([]);
  expect(faultsOf('ar.json', arabic, english)).toEqual([]);
});

test.each([
  ['is missing', { ...arabic, typing: undefined }, 'ar.json: typing is empty'],
  ['has another place', { ...arabic, typing: '{who} يكتب' }, 'ar.json: typing has the places who, not name'],
  ['is not English', { ...arabic, extra: 'x' }, 'ar.json: extra is not in en.json'],
  ['counts like English', { ...arabic, unread: english.unread }, 'ar.json: unread has the forms one, other'],
  ['does not count', { ...arabic, unread: '{count}' }, 'ar.json: unread must count'],
  ['drops the number', { ...arabic, unread: { ...arabic.unread, few: 'x' } }, 'ar.json: unread (few) has the places'],
])('a sentence that %s is told', (_what, texts, fault) => {
  expect(faultsOf('ar.json', texts, english).join('\n')).toContain(fault);
});

test('a sentence that a language lacks is told, and so is one that nothing says', () => {
  const rest = { ...arabic };
  delete rest.typing;
  expect(faultsOf('ar.json', rest, english)).toEqual(['ar.json: typing is missing']);
  expect(unusedKeys(english, 'texts.language texts.direction fill(texts.typing)')).toEqual(['unread']);
});
