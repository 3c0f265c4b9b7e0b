import { expect, it } from 'vitest';
import { draftOf, phoneWords } from './operator-form.rules';

it('opens empty for a new operator and filled for a known one, never with a password', () => {
  expect(draftOf(null)).toEqual({ name: '', email: '', password: '', role: 'OPERATOR', departmentIds: [] });
  const ada = { name: 'Ada', email: 'ada@demo.example', role: 'ADMINISTRATOR', departments: [{ id: 's' }] } as const;
  expect(draftOf(ada)).toEqual({
    name: 'Ada',
    email: 'ada@demo.example',
    password: '',
    role: 'ADMINISTRATOR',
    departmentIds: ['s'],
  });
});

it('says why a phone would stay silent before it says when it rings', () => {
  const mobile = { mode: 'BASED_ON_SCHEDULE', verified: true, stopped: false, onDuty: true } as const;
  expect(phoneWords(mobile)).toBe('Phone on duty by schedule');
  expect(phoneWords({ ...mobile, onDuty: false })).toBe('Phone off duty by schedule');
  expect(phoneWords({ ...mobile, verified: false })).toBe('Phone number not verified');
  expect(phoneWords({ ...mobile, stopped: true })).toBe('Phone asked for no more texts');
  expect(phoneWords({ ...mobile, mode: 'OFF' })).toBe('Phone never rings');
  expect(phoneWords({ ...mobile, mode: 'ON' })).toBe('Phone rings at any time');
  expect(phoneWords(null)).toBe('Phone not known');
});
