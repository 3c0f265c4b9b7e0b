import { badInput } from '../errors.js';
import { cleanLine, cleanUrl, optional } from '../text.rules.js';
import { FieldRule, LauncherIcon, WidgetLanguage, WidgetPosition } from '../vocabulary.js';
import { cleanColour } from './colour.rules.js';

const MOST_QUESTIONS = 5;
const LABEL_LIMIT = 100;
const CONSENT_LIMIT = 300;
const LAUNCHER_LIMIT = 30;

/** One question of the site's own. */
interface Question {
  id: string;
  label: string;
  required: boolean;
}

/** A site's widget as it is stored. */
export interface StoredWidget {
  nameField: FieldRule;
  emailField: FieldRule;
  questions: Question[];
  consentText: string | null;
  consentUrl: string | null;
  /** #rrggbb; null: the widget's own colours. */
  accent: string | null;
  position: WidgetPosition;
  launcherIcon: LauncherIcon;
  launcherText: string | null;
  greetings: { language: WidgetLanguage; text: string }[];
  language: WidgetLanguage | null;
}

/** What of it changes: undefined stays, null clears what may be null and leaves the rest. */
export type WidgetChange = { [K in keyof StoredWidget]?: StoredWidget[K] | null };

/** The widget of a site that never chose anything. */
export const PLAIN_WIDGET: StoredWidget = {
  nameField: FieldRule.OPTIONAL,
  emailField: FieldRule.OPTIONAL,
  questions: [],
  consentText: null,
  consentUrl: null,
  accent: null,
  position: WidgetPosition.RIGHT,
  launcherIcon: LauncherIcon.BUBBLE,
  launcherText: null,
  greetings: [],
  language: null,
};

/** A site's widget: what was chosen, and for what nobody chose, or could when it was stored, the plain one's. */
export function widgetOf({ widget }: { widget: Partial<StoredWidget> | null }): StoredWidget {
  return { ...PLAIN_WIDGET, ...widget };
}

/** A widget after a change. BAD_USER_INPUT naming the field that cannot be. */
export function changedWidget(before: StoredWidget, change: WidgetChange): StoredWidget {
  const text = (name: 'consentText' | 'launcherText', limit: number): string | null =>
    change[name] === undefined
      ? before[name]
      : optional((field, value) => cleanLine(field, value, limit), name, change[name]);
  const widget = {
    nameField: change.nameField ?? before.nameField,
    emailField: change.emailField ?? before.emailField,
    questions: change.questions ? cleanQuestions(change.questions) : before.questions,
    consentText: text('consentText', CONSENT_LIMIT),
    consentUrl:
      change.consentUrl === undefined ? before.consentUrl : optional(cleanUrl, 'consentUrl', change.consentUrl),
    accent: change.accent === undefined ? before.accent : optional(cleanColour, 'accent', change.accent),
    position: change.position ?? before.position,
    launcherIcon: change.launcherIcon ?? before.launcherIcon,
    launcherText: text('launcherText', LAUNCHER_LIMIT),
    greetings: change.greetings ? cleanGreetings(change.greetings) : before.greetings,
    language: change.language === undefined ? before.language : change.language,
  };
  if (widget.consentUrl !== null && widget.consentText === null) {
    throw badInput('consentText', 'Write what the visitor agrees to beside the link.');
  }
  if (widget.launcherIcon === LauncherIcon.NONE && widget.launcherText === null) {
    throw badInput('launcherText', 'A button without an icon needs a text.');
  }
  return widget;
}

function cleanQuestions(questions: Question[]): Question[] {
  if (questions.length > MOST_QUESTIONS) throw badInput('questions', `At most ${MOST_QUESTIONS} questions fit here.`);
  const ids = new Set(questions.map(({ id }) => id));
  if (ids.size < questions.length) throw badInput('questions', 'Each question needs an id of its own.');
  return questions.map(({ id, label, required }) => {
    if (!/^[\w-]{1,20}$/.test(id)) throw badInput('questions', 'An id is 1 to 20 letters, digits, - or _.');
    return { id, label: cleanLine('questions', label, LABEL_LIMIT), required };
  });
}

/** One a language; an empty one is the default again. */
function cleanGreetings(greetings: StoredWidget['greetings']): StoredWidget['greetings'] {
  const written = greetings.filter(({ text }) => text.trim() !== '');
  const languages = new Set(written.map(({ language }) => language));
  if (languages.size < written.length) throw badInput('greetings', 'One greeting a language.');
  return written.map(({ language, text }) => ({ language, text: cleanLine('greetings', text, LABEL_LIMIT) }));
}
