import fc from 'fast-check';
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

it('opens with what is stored of anybody, and says that a phone may ring only where it may', () => {
  const stored = fc.record({
    name: fc.string(),
    email: fc.option(fc.emailAddress()),
    role: fc.constantFrom('ADMINISTRATOR' as const, 'OPERATOR' as const),
    departments: fc.array(fc.record({ id: fc.uuid() })),
  });
  const mode = fc.constantFrom('ON' as const, 'OFF' as const, 'BASED_ON_SCHEDULE' as const);
  const phones = fc.record({ mode, verified: fc.boolean(), stopped: fc.boolean(), onDuty: fc.boolean() });
  fc.assert(
    fc.property(stored, phones, (operator, phone) => {
      const draft = draftOf(operator);
      expect({ ...draft, departments: draft.departmentIds.map((id) => ({ id })) }).toMatchObject({
        ...operator,
        email: operator.email ?? '',
        password: '',
      });
      const able = phone.verified && !phone.stopped && phone.mode !== 'OFF';
      const said = ['Phone rings at any time', 'Phone on duty by schedule'].includes(phoneWords(phone));
      expect(said).toBe(able && (phone.mode === 'ON' || phone.onDuty));
    }),
  );
});
