import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldRule } from '../vocabulary.js';
import { checkPreChat, type PreChatForm } from './pre-chat.rules.js';
import { PLAIN_WIDGET, type StoredWidget } from './widget-settings.rules.js';

const rules = fc.constantFrom(...Object.values(FieldRule));
const questions = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    label: fc.constantFrom('Order number', 'Postcode'),
    required: fc.boolean(),
  }),
  {
    selector: ({ id }) => id,
  },
);
const widgets: fc.Arbitrary<StoredWidget> = fc
  .record({ nameField: rules, emailField: rules, questions, consentText: fc.option(fc.constant('I agree')) })
  .map((chosen) => ({ ...PLAIN_WIDGET, ...chosen }));
const forms: fc.Arbitrary<PreChatForm> = fc.record({
  name: fc.option(fc.constant('Vera')),
  email: fc.option(fc.constant('vera@example.com')),
  answers: fc.array(
    fc.record({ questionId: fc.constantFrom('a', 'b', 'c', 'x'), text: fc.constantFrom('42', ' 42 ', '', '   ') }),
  ),
  consent: fc.boolean(),
});

/** The field of what is missing, in the order of the form; null where nothing is. */
function missing(widget: StoredWidget, form: PreChatForm): string | null {
  if (widget.nameField === FieldRule.REQUIRED && form.name === null) return 'visitorName';
  if (widget.emailField === FieldRule.REQUIRED && form.email === null) return 'visitorEmail';
  if (widget.consentText !== null && !form.consent) return 'consent';
  const answer = (id: string): string => form.answers.find(({ questionId }) => questionId === id)?.text.trim() ?? '';
  return widget.questions.some(({ id, required }) => required && answer(id) === '') ? 'answers' : null;
}

describe('a form before the chat', () => {
  it('is refused by the name of what the site requires and is not there, else its answers are kept beside their questions', () => {
    fc.assert(
      fc.property(widgets, forms, (widget, form) => {
        const field = missing(widget, form);
        if (field !== null) {
          expect(() => checkPreChat(widget, form)).toThrow(expect.objectContaining({ details: { field } }));
          return;
        }
        const kept = checkPreChat(widget, form);
        expect(kept.length).toBeLessThanOrEqual(widget.questions.length);
        for (const { question, text } of kept) {
          expect(text).toBe('42');
          expect(widget.questions.map(({ label }) => label)).toContain(question);
        }
      }),
    );
  });
});
