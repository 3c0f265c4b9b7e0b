import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputError } from './input-errors.rules.js';

describe('what the executor says of a wrong value', () => {
  it.each([
    [
      'Variable "$input" got invalid value "LOUD" at "input.mode"; Value "LOUD" does not exist in "MobileChatMode" enum.',
      'mode',
    ],
    [
      'Variable "$input" got invalid value { email: "a" }; Field "password" of required type "String!" was not provided.',
      'password',
    ],
    ['Variable "$input" got invalid value { x: 1 }; Field "x" is not defined by type "SignInInput".', 'x'],
    [
      'Variable "$input" got invalid value 1 at "input.departmentIds[2]"; ID cannot represent value: 1',
      'departmentIds',
    ],
    ['Variable "$input" got invalid value "a" at "input.schedule.shifts[0].from"; String cannot represent', 'from'],
    ['Variable "$id" of required type "ID!" was not provided.', 'id'],
    ['Variable "$id" of non-null type "ID!" must not be null.', 'id'],
    ['Argument "token" of required type "String!" was provided the variable "$t" which was not provided.', 'token'],
  ])('names the field of: %s', (sentence, field) => {
    expect(inputError(sentence)?.field).toBe(field);
  });

  it('does not repeat the value, which may be a password', () => {
    const told = inputError(
      'Variable "$input" got invalid value { password: "secret" }; Field "email" of required type "String!" was not provided.',
    );
    expect(told?.message).toBe('Field "email" of required type "String!" was not provided.');
  });

  it('is nothing where the sentence is about something else', () => {
    expect(inputError('Cannot return null for non-nullable field Query.me.')).toBeNull();
  });
});

describe('any value', () => {
  it('is told by its field and never by itself, whatever is in it', () => {
    const names = fc.stringMatching(/^[a-z][A-Za-z]{0,12}$/);
    const values = fc.string({ minLength: 6 }).map((value) => `secret ${value}`);
    fc.assert(
      fc.property(names, values, (field, value) => {
        const sentence = `Variable "$input" got invalid value ${JSON.stringify(value)} at "input.${field}"; ID cannot represent it`;
        const told = inputError(sentence);
        expect(told?.message).not.toContain('secret');
        if (!value.includes(' at "')) expect(told?.field).toBe(field);
      }),
    );
  });

  it('of a sentence about something else there is nothing', () => {
    fc.assert(
      fc.property(fc.string(), (sentence) => {
        if (!/^(Variable|Argument) "/.test(sentence)) expect(inputError(sentence)).toBeNull();
      }),
    );
  });
});
