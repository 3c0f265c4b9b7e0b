import fc from 'fast-check';
import { expect, it } from 'vitest';
import { silentBecause, type Ringing } from './warnings.rules';

const ringing: Ringing = {
  mode: 'ON',
  phoneNumber: '+31612345678',
  saved: { phoneNumber: '+31612345678', verified: true, stopped: false },
  shifts: [{ weekday: 'MONDAY', from: '09:00', until: '17:00' }],
  exceptions: [],
};
const extra = { date: '2026-12-24', kind: 'EXTRA_HOURS', from: '09:00', until: '17:00' } as const;

it.each<[string, Partial<Ringing>, RegExp[]]>([
  ['a verified number that is ON', {}, []],
  ['a verified number with hours', { mode: 'BASED_ON_SCHEDULE' }, []],
  ['nothing while it is OFF', { mode: 'OFF', phoneNumber: '', shifts: [] }, []],
  ['no number', { phoneNumber: '' }, [/no phone number/]],
  ['a number that is not saved', { phoneNumber: '+31687654321' }, [/save the number/]],
  ['a number not verified', { saved: { ...ringing.saved, verified: false } }, [/not verified/]],
  ['a phone that was stopped', { saved: { ...ringing.saved, stopped: true } }, [/START/]],
  ['a schedule without hours', { mode: 'BASED_ON_SCHEDULE', shifts: [] }, [/no hours/]],
  ['extra hours alone', { mode: 'BASED_ON_SCHEDULE', shifts: [], exceptions: [extra] }, []],
  ['both', { mode: 'BASED_ON_SCHEDULE', shifts: [], phoneNumber: '' }, [/no phone number/, /no hours/]],
])('warns rightly of %s', (_what, part, sentences) => {
  const told = silentBecause({ ...ringing, ...part });
  expect(told).toEqual(sentences.map((sentence) => expect.stringMatching(sentence)));
});

it('warns whenever a phone that is not OFF cannot ring, and never where it can', () => {
  const cases = fc.record({
    mode: fc.constantFrom('ON' as const, 'OFF' as const, 'BASED_ON_SCHEDULE' as const),
    typed: fc.constantFrom('', '+31612345678', '+31687654321'),
    verified: fc.boolean(),
    stopped: fc.boolean(),
    hours: fc.boolean(),
  });
  fc.assert(
    fc.property(cases, ({ mode, typed, verified, stopped, hours }) => {
      const saved = { phoneNumber: '+31612345678', verified, stopped };
      const shifts = hours ? ringing.shifts : [];
      const warned = silentBecause({ mode, phoneNumber: typed, saved, shifts, exceptions: [] }).length > 0;
      const rings = typed === saved.phoneNumber && verified && !stopped && (mode === 'ON' || hours);
      expect(warned).toBe(mode !== 'OFF' && !rings);
    }),
  );
});
