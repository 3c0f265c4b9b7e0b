import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourSentence, contrast, isColour, textOn } from './contrast.rules';
import { drawingOf, formOf, ICONS, inputOf, withQuestion } from './widget-form.rules';

const widget = {
  nameField: 'OPTIONAL',
  emailField: 'OFF',
  questions: [{ id: 'order', label: 'Order number', required: true }],
  consentText: null,
  consentUrl: null,
  colours: { accent: '#ffd400' },
  position: 'LEFT',
  launcherIcon: 'HEADSET',
  bubble: 'M1 1z',
  question: 'M2 2z',
  headset: 'M3 3z',
  launcherText: null,
  greetings: [{ language: 'NL', text: 'Hallo' }],
  language: null,
} as const;

describe('the form of a widget', () => {
  it('saves what it was opened with, empty fields as nothing', () => {
    const form = formOf({ ...widget, questions: [...widget.questions], greetings: [...widget.greetings] });
    expect(inputOf(form)).toMatchObject({
      accent: '#ffd400',
      consentText: null,
      launcherIcon: 'HEADSET',
      launcherText: null,
      language: null,
      questions: widget.questions,
    });
    expect(inputOf(form).greetings).toContainEqual({ language: 'NL', text: 'Hallo' });
  });

  it('adds questions with ids of their own, five at most, and saves none without words', () => {
    let { questions } = formOf({ ...widget, questions: [], greetings: [] });
    for (let count = 0; count < 7; count++) questions = withQuestion(questions);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(5);
    expect(inputOf({ ...formOf({ ...widget, questions: [], greetings: [] }), questions }).questions).toEqual([]);
  });
});

it('shows the drawing of each icon there is to choose, and none for none', () => {
  expect(ICONS.map(({ icon }) => drawingOf(widget, icon))).toEqual(['M1 1z', 'M2 2z', 'M3 3z', null]);
});

describe('a colour', () => {
  it('says in words what it does to the text on it', () => {
    expect(colourSentence('#2450d3')).toMatch(/^White text on it is easy to read/);
    expect(colourSentence('#ffd400')).toMatch(/so the text is black/);
    expect(colourSentence('blue')).toMatch(/^Write #/);
  });

  it('always leaves text that can be read', () => {
    for (let value = 0; value <= 0xffffff; value += 4_099) {
      const accent = `#${value.toString(16).padStart(6, '0')}`;
      expect(contrast(accent, textOn(accent))).toBeGreaterThanOrEqual(4.5);
    }
    expect(isColour('#12345')).toBe(false);
  });
});

it('saves whatever it was opened with, and adds questions with ids of their own until there are five', () => {
  const text = fc.option(fc.stringMatching(/^[a-z]{1,8}$/u));
  const ids = fc.uniqueArray(fc.constantFrom('question-1', 'question-2', 'question-4', 'order'), { maxLength: 4 });
  fc.assert(
    fc.property(text, text, text, ids, (consentText, consentUrl, launcherText, questionIds) => {
      const questions = questionIds.map((id) => ({ id, label: 'Order number', required: false }));
      const opened = { ...widget, questions, greetings: [...widget.greetings], consentText, consentUrl, launcherText };
      expect(inputOf(formOf(opened))).toMatchObject({ questions, consentText, consentUrl, launcherText });
      const more = withQuestion(questions);
      expect(more).toHaveLength(questions.length + 1);
      expect(new Set(more.map(({ id }) => id)).size).toBe(more.length);
      expect(inputOf({ ...formOf(opened), questions: more }).questions).toEqual(questions);
    }),
  );
});
