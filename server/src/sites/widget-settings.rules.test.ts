import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../errors.js';
import { FieldRule, LauncherIcon } from '../vocabulary.js';
import {
  changedWidget,
  PLAIN_WIDGET,
  widgetOf,
  type StoredWidget,
  type WidgetChange,
} from './widget-settings.rules.js';

const changes: fc.Arbitrary<WidgetChange> = fc.record(
  {
    nameField: fc.option(fc.constantFrom(...Object.values(FieldRule))),
    emailField: fc.option(fc.constantFrom(...Object.values(FieldRule))),
    questions: fc.option(
      fc.array(
        fc.record({
          id: fc.constantFrom('a', 'b', 'no spaces'),
          label: fc.constantFrom('Order number', ''),
          required: fc.boolean(),
        }),
        {
          maxLength: 6,
        },
      ),
    ),
    consentText: fc.option(fc.constantFrom('I agree', ' ', 'x'.repeat(301))),
    consentUrl: fc.option(fc.constantFrom('https://shop.example/privacy', 'javascript:alert(1)')),
    launcherIcon: fc.option(fc.constantFrom(...Object.values(LauncherIcon))),
    launcherText: fc.option(fc.constantFrom('Chat', 'x'.repeat(31))),
  },
  { requiredKeys: [] },
);

function attempt(before: StoredWidget, change: WidgetChange): StoredWidget | Refusal {
  try {
    return changedWidget(before, change);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe('any change of a widget', () => {
  it('is refused by the name of a field that it changes, or kept whole: the same change again changes nothing', () => {
    fc.assert(
      fc.property(changes, (change) => {
        const changed = attempt(PLAIN_WIDGET, change);
        if (changed instanceof Refusal) {
          expect([...Object.keys(change), 'consentText', 'launcherText']).toContain(changed.details.field);
          return;
        }
        expect(attempt(changed, change)).toEqual(changed);
        expect(attempt(changed, {})).toEqual(changed);
        expect(changed.consentUrl !== null && changed.consentText === null).toBe(false);
        expect(changed.consentUrl ?? 'https:').toMatch(/^https?:/);
        expect(changed.launcherIcon === 'NONE' && changed.launcherText === null).toBe(false);
        expect(changed.questions.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('leaves what is left out, whatever was there', () => {
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const before = attempt(PLAIN_WIDGET, first);
        if (before instanceof Refusal) return;
        const after = attempt(before, second);
        if (after instanceof Refusal) return;
        for (const name of Object.keys(before) as (keyof StoredWidget)[]) {
          if (second[name] === undefined) expect(after[name]).toEqual(before[name]);
        }
      }),
    );
  });
});

it('has the plain icon where it was stored before there was a choice', () => {
  const { launcherIcon, ...before } = { ...PLAIN_WIDGET, launcherText: 'Ask us' };
  expect(widgetOf({ widget: before })).toEqual({ ...before, launcherIcon });
  expect(widgetOf({ widget: null })).toEqual(PLAIN_WIDGET);
});
