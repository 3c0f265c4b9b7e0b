import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { SEGMENT, cutTo, isGsm, septets, toGsmLine } from './gsm.rules.js';

const text = fc.string({ unit: 'grapheme', maxLength: 300 });

/** The scripts that the alphabet takes letters from, and the signs. */
const codes = [...Array(0x500).keys(), ...[...Array(0x100).keys()].map((offset) => 0x2000 + offset)];

describe('the GSM alphabet', () => {
  test('is the one that a segment calculator knows, character by character', () => {
    for (const code of codes) {
      const char = String.fromCodePoint(code);
      // The calculator counts the form feed's escape pair; a line of ours has none.
      if (char === '\f') continue;
      expect([code, isGsm(char)]).toEqual([code, new SegmentedMessage(char).encodingName === 'GSM-7']);
    }
  });

  test('counts septets as a segment calculator does: 160 fit, 161 do not', () => {
    expect(septets('€'.repeat(80))).toBe(SEGMENT);
    expect(new SegmentedMessage('€'.repeat(80)).segmentsCount).toBe(1);
    expect(new SegmentedMessage('€'.repeat(81)).segmentsCount).toBe(2);
  });
});

describe('a line for an SMS', () => {
  test('holds nothing outside the alphabet, no line break and no double space, whatever it is made of', () => {
    fc.assert(
      fc.property(text, (given) => {
        const line = toGsmLine(given);
        expect(isGsm(line)).toBe(true);
        expect(line).not.toMatch(/[\r\n\f]| {2}|^ | $/);
        expect(toGsmLine(line)).toBe(line);
      }),
    );
  });

  test.each([
    ['“Don’t” — said the café…', `"Don't" - said the café...`],
    ['Łukasz Çelikoğlu', 'Lukasz Çelikoglu'],
    ['façade naïve ça', 'facade naive ca'],
    ['Straße 1½ km', 'Straße 11/2 km'],
    ['ﬁne ＡＢＣ', 'fine ABC'],
    ['Вера', ''],
    ['🙂 hello 🙂', 'hello'],
    ['one\n\ttwo\u0000three', 'one two three'],
    ['Ünlü Ærø Ωmega', 'Ünlü Ærø Ωmega'],
    ['Grüße aus Kraków', 'Grüße aus Krakow'],
    ['', ''],
  ])('reads %j as %j', (given, line) => {
    expect(toGsmLine(given)).toBe(line);
  });
});

describe('a text that is cut', () => {
  test('never takes more room than it has, and stays as it is where it fits', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 200 }), (given, limit) => {
        const line = toGsmLine(given);
        const cut = cutTo(line, limit);
        expect(septets(cut)).toBeLessThanOrEqual(Math.max(limit, 0));
        if (septets(line) <= limit) expect(cut).toBe(line);
      }),
    );
  });

  test('ends at a word where one ends in time', () => {
    expect(cutTo('My boiler leaks badly', 17)).toBe('My boiler...');
    expect(cutTo('Donaudampfschiffahrt', 10)).toBe('Donauda...');
  });
});
