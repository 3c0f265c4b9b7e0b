import { badInput } from '../errors.js';
import { cleanLine, optional } from '../text.rules.js';
import { FieldRule } from '../vocabulary.js';
import type { StoredWidget } from './widget-settings.rules.js';

const ANSWER_LIMIT = 500;

/** What a visitor gave beside the message; name and address clean already. */
export interface PreChatForm {
  name: string | null;
  email: string | null;
  answers: { questionId: string; text: string }[];
  consent: boolean;
}

/** An answer beside the question as it was asked. */
export interface GivenAnswer {
  question: string;
  text: string;
}

/**
 * What of a filled-in form is kept: the answers, each beside its question. BAD_USER_INPUT naming the field where the site
 * requires what is not there; an answer to what the site does not ask is not kept.
 */
export function checkPreChat(widget: StoredWidget, form: PreChatForm): GivenAnswer[] {
  if (widget.nameField === FieldRule.REQUIRED && form.name === null) throw badInput('visitorName', 'A name is needed.');
  if (widget.emailField === FieldRule.REQUIRED && form.email === null) {
    throw badInput('visitorEmail', 'An e-mail address is needed.');
  }
  if (widget.consentText !== null && !form.consent) throw badInput('consent', 'Agreeing comes first.');
  return widget.questions.flatMap(({ id, label, required }) => {
    const given = form.answers.find(({ questionId }) => questionId === id)?.text;
    const text = optional((field, value) => cleanLine(field, value, ANSWER_LIMIT), 'answers', given);
    if (text === null && required) throw badInput('answers', `An answer is needed: ${label}`);
    return text === null ? [] : [{ question: label, text }];
  });
}
