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
