import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText, cleanTitle, TEXT_LIMIT, TITLE_LIMIT } from './canned-response.rules.js';

const limits = [
  ['title', cleanTitle, TITLE_LIMIT],
  ['body', cleanText, TEXT_LIMIT],
] as const;

it.each(limits)(
  'a %s is kept as it is written up to its limit of code points, and refused by its name beyond',
  (field, clean, limit) => {
    const letters = fc.constantFrom('a', 'é', '語', '😀');
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: limit + 20 }), (letter, length) => {
        const written = letter.repeat(length);
        if (length <= limit) expect(clean(` ${written} `)).toBe(written);
        else expect(() => clean(written)).toThrow(expect.objectContaining({ details: { field } }));
      }),
    );
  },
);

it('what is kept is kept again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: TITLE_LIMIT }), (written) => {
      for (const [field, clean] of limits) {
        try {
          expect(clean(clean(written))).toBe(clean(written));
        } catch (error) {
          expect(error).toMatchObject({ details: { field } });
        }
      }
    }),
  );
});
