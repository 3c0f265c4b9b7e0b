import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhone } from './phone.rules.js';

describe('a phone number', () => {
  test.each([
    ['+31612345678', '+31612345678'],
    ['+31 6 1234-5678', '+31612345678'],
    [' +31 (0)612345678 ', '+31612345678'],
    ['+1 202-555-0123', '+12025550123'],
    ['+54 9 11 2345-6789', '+5491123456789'],
    ['+447911123456', '+447911123456'],
  ])('%j is %s', (typed, number) => {
    expect(readPhone(typed)).toEqual({ number });
  });

  test.each([
    ['0612345678', 'international form'],
    ['612345678', 'international form'],
    ['', 'international form'],
    ['+31612', 'exists'],
    ['+97360000000', 'exists'],
    ['+31 6 CALL ME', 'not a phone number'],
    ['+31612345678 ext 5', 'not a phone number'],
    ['+31612345678;drop', 'not a phone number'],
    [`+31${'6'.repeat(100)}`, 'not a phone number'],
    ['+', 'not a phone number'],
    ['+31201234567', 'landline'],
    ['+1 900 555 1234', 'Premium-rate'],
    ['+33 899 12 34 56', 'Premium-rate'],
    ['+31 800 1234', 'Toll-free'],
    ['+80012345678', 'Toll-free'],
    ['+44 7600 123456', 'Pagers'],
    ['+882 16 12345678', ''],
  ])('%j is refused: %s', (typed, why) => {
    const read = readPhone(typed);
    expect('problem' in read && read.problem).toContain(why);
  });

  test('of any shape is read or refused in no time, and what is read is E.164', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789 -()+'), maxLength: 50 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          digits.map((text) => `+${text}`),
        ),
        (typed) => {
          const read = readPhone(typed);
          if ('number' in read) expect(read.number).toMatch(/^\+[1-9]\d{6,14}$/);
          else expect(read.problem).not.toBe('');
        },
      ),
    );
  });
});
