import type { Site } from './operations';

type Widget = Site['widget'];
export type Rule = Widget['nameField'];
export type Language = NonNullable<Widget['language']>;
type Icon = Widget['launcherIcon'];
type Drawings = Pick<Widget, 'bubble' | 'question' | 'headset'>;

/** The languages of the widget, each in its own name. */
export const LANGUAGES: readonly { code: Language; name: string }[] = [
  { code: 'EN', name: 'English' },
  { code: 'NL', name: 'Nederlands' },
  { code: 'ES', name: 'Español' },
  { code: 'AR', name: 'العربية' },
];

/** What may be drawn on the button. */
export const ICONS: readonly { icon: Icon; name: string }[] = [
  { icon: 'BUBBLE', name: 'Speech bubble' },
  { icon: 'QUESTION', name: 'Question mark' },
  { icon: 'HEADSET', name: 'Headset' },
  { icon: 'NONE', name: 'None, the text alone' },
];

/** The SVG path of an icon; null where none is drawn. */
export function drawingOf({ bubble, question, headset }: Drawings, icon: Icon): string | null {
  return { BUBBLE: bubble, QUESTION: question, HEADSET: headset, NONE: null }[icon];
}

/** The form's fields as they are typed. */
export interface WidgetForm {
  nameField: Rule;
  emailField: Rule;
  questions: Widget['questions'];
  consentText: string;
  consentUrl: string;
  accent: string;
  position: Widget['position'];
  launcherIcon: Icon;
  launcherText: string;
  greetings: Record<Language, string>;
  language: Language | '';
}

export function formOf(widget: Widget): WidgetForm {
  const greeting = (code: Language) => widget.greetings.find(({ language }) => language === code)?.text ?? '';
  return {
    nameField: widget.nameField,
    emailField: widget.emailField,
    questions: widget.questions.map(({ id, label, required }) => ({ id, label, required })),
    consentText: widget.consentText ?? '',
    consentUrl: widget.consentUrl ?? '',
    accent: widget.colours?.accent ?? '',
    position: widget.position,
    launcherIcon: widget.launcherIcon,
    launcherText: widget.launcherText ?? '',
    greetings: { EN: greeting('EN'), NL: greeting('NL'), ES: greeting('ES'), AR: greeting('AR') },
    language: widget.language ?? '',
  };
}

/** What is saved; what was left empty is null, and a question without words is not asked. */
export function inputOf(form: WidgetForm) {
  return {
    ...form,
    questions: form.questions.filter(({ label }) => label.trim() !== ''),
    consentText: form.consentText.trim() || null,
    consentUrl: form.consentUrl.trim() || null,
    accent: form.accent.trim() || null,
    launcherText: form.launcherText.trim() || null,
    greetings: LANGUAGES.map(({ code: language }) => ({ language, text: form.greetings[language] })),
    language: form.language || null,
  };
}

/** A question more, with an id that no other has. */
export function withQuestion(questions: WidgetForm['questions']): WidgetForm['questions'] {
  const taken = new Set(questions.map(({ id }) => id));
  const free = [1, 2, 3, 4, 5].find((number) => !taken.has(`question-${number}`));
  return free === undefined ? questions : [...questions, { id: `question-${free}`, label: '', required: false }];
}
