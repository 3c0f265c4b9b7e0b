import { parsePhoneNumberWithError, type NumberType } from 'libphonenumber-js/max';

/** A number in E.164, or what is wrong with it in one sentence. */
export type ReadPhone = { number: string } | { problem: string };

/** Kinds of number that cannot receive texts, or make whoever texts them pay. */
const REFUSED: Partial<Record<NonNullable<NumberType>, string>> = {
  FIXED_LINE: 'This is a landline: it cannot receive texts.',
  PREMIUM_RATE: 'Premium-rate numbers are not texted.',
  SHARED_COST: 'Shared-cost numbers are not texted.',
  TOLL_FREE: 'Toll-free numbers cannot receive texts.',
  PAGER: 'Pagers are not texted.',
  VOICEMAIL: 'A voicemail box cannot receive texts.',
  UAN: 'Company-wide numbers cannot receive texts.',
};

/** A phone number as somebody typed it, in international form. */
export function readPhone(typed: string): ReadPhone {
  const text = typed.trim();
  if (!text.startsWith('+'))
    return { problem: 'Write the number in international form, beginning with + and the country.' };
  // Letters would be read as the keys of a telephone; an extension cannot be texted.
  if (text.length > 40 || !/^\+[\d\s().\-/\u00a0\u2010-\u2013]+$/.test(text))
    return { problem: 'This is not a phone number.' };
  try {
    const phone = parsePhoneNumberWithError(text);
    if (!phone.isValid()) return { problem: 'This is not a phone number that exists.' };
    const type = phone.getType();
    const refused = type === undefined ? undefined : REFUSED[type];
    if (refused !== undefined) return { problem: refused };
    return phone.country === undefined
      ? { problem: 'Numbers that belong to no country are not texted.' }
      : { number: phone.number };
  } catch {
    return { problem: 'This is not a phone number.' };
  }
}
