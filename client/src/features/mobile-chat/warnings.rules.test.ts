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
