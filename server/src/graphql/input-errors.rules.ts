/** A wrong value of a variable or argument: which field, and what is wrong with it. */
export interface InputError {
  field: string;
  message: string;
}

const VARIABLE = /^Variable "\$([^"]+)" (?:got invalid value|has invalid value|of (?:required|non-null) type)/;
const AT_PATH = / at "([^"]+)"; /;
const MISSING_FIELD = /Field "([^"]+)" of required type/;
const UNKNOWN_FIELD = /Field "([^"]+)" is not defined by type/;
const ARGUMENT = /^Argument "([^"]+)" /;

/**
 * Reads an error of the executor about a value: the executor tells it only as a sentence. Null where the sentence is
 * about something else. The value itself is left out: it may be a password.
 */
export function inputError(sentence: string): InputError | null {
  const argument = ARGUMENT.exec(sentence);
  if (argument?.[1]) return { field: argument[1], message: sentence };
  const variable = VARIABLE.exec(sentence);
  if (!variable?.[1]) return null;
  const field = named(MISSING_FIELD, sentence) ?? named(UNKNOWN_FIELD, sentence) ?? placed(sentence) ?? variable[1];
  return { field, message: withoutValue(sentence) };
}

const named = (pattern: RegExp, sentence: string): string | undefined => pattern.exec(sentence)?.[1];

/** "input.schedule.shifts[2].from" is the field "from"; "input.departmentIds[0]" is "departmentIds". */
function placed(sentence: string): string | undefined {
  const path = AT_PATH.exec(sentence)?.[1];
  return path
    ?.split('.')
    .at(-1)
    ?.replace(/\[\d+\]$/, '');
}

function withoutValue(sentence: string): string {
  const end = sentence.lastIndexOf('; ');
  return end === -1 ? sentence : sentence.slice(end + 2);
}
