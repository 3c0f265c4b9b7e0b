import fc from 'fast-check';
import { expect, it } from 'vitest';
import { colourSentence, contrast, isColour, textOn } from './contrast.rules';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('is between 1 and 21, the same both ways, 1 for a colour on itself, 21 for black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  fc.assert(
    fc.property(colours, colours, (one, other) => {
      expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
      expect(contrast(one, other)).toBeLessThanOrEqual(21.0001);
      expect(contrast(one, other)).toBe(contrast(other, one));
      expect(contrast(one, one)).toBe(1);
    }),
  );
});

it('leaves no accent on which the text cannot be read', () => {
  fc.assert(
    fc.property(colours, (accent) => {
      expect(contrast(accent, textOn(accent))).toBeGreaterThanOrEqual(4.5);
      expect(colourSentence(accent)).toMatch(/\(contrast \d+\.\d\)\.$/u);
    }),
  );
});

it('takes six hexadecimal digits and nothing else for a colour', () => {
  fc.assert(
    fc.property(fc.oneof(colours, fc.string(), fc.stringMatching(/^#[0-9a-g]{5,7}$/u)), (text) => {
      const [hash = '', ...digits] = text.trim();
      const isOne =
        hash === '#' && digits.length === 6 && digits.every((digit) => '0123456789abcdefABCDEF'.includes(digit));
      expect(isColour(text)).toBe(isOne);
    }),
  );
});
