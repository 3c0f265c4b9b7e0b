import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanColour, contrast, readableColours } from './colour.rules.js';

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

test('contrast is that of WCAG: black on white 21, a grey of 118 on white 4.54', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#abcdef', '#abcdef')).toBe(1);
});

test('whatever colour a site chooses, text on it and links beside it can be read in light and in dark', () => {
  fc.assert(
    fc.property(anyColour, (colour) => {
      const { accent, onAccent, onLight, onDark } = readableColours(colour);
      expect(accent).toBe(colour);
      expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onLight, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onDark, '#1a1b1e')).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('a colour that can be read as it is stays as it is', () => {
  expect(readableColours('#2450d3')).toMatchObject({ onAccent: '#ffffff', onLight: '#2450d3' });
  expect(readableColours('#ffd400').onAccent).toBe('#000000');
});

test('a colour is six hexadecimal digits and nothing else', () => {
  expect(cleanColour('accent', ' #FFD400 ')).toBe('#ffd400');
  for (const bad of ['red', '#fff', '#12345g', 'rgb(0,0,0)', '#2450d3;}', '']) {
    expect(() => cleanColour('accent', bad)).toThrow('A colour is #');
  }
});
