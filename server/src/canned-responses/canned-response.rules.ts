import { badInput } from '../errors.js';
import { cleanBody, cleanLine } from '../text.rules.js';

/** A title fits on a chip, a text on a phone's screen; in code points. */
export const TITLE_LIMIT = 40;
export const TEXT_LIMIT = 1000;
/** So that they can be read at a glance, and one organization cannot fill the table. */
export const MOST_SHARED = 100;
export const MOST_OWN = 50;

/** A title as it is kept. BAD_USER_INPUT naming `title` when empty or too long. */
export function cleanTitle(title: string): string {
  return cleanLine('title', title, TITLE_LIMIT);
}

/** A text as it is kept. BAD_USER_INPUT naming `body` when empty or too long. */
export function cleanText(text: string): string {
  const body = cleanBody('body', text);
  if ([...body].length > TEXT_LIMIT) throw badInput('body', `At most ${TEXT_LIMIT} characters fit here.`);
  return body;
}
