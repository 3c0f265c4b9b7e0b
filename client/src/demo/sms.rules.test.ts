import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DemoPhone } from './operations';
import { ageOf, newestToken, phonesThatBuzzed, showsNewest, smsParts } from './sms.rules';

const sms = (id: string, body: string, receivedAt = '2026-11-22T14:02:00.000Z') => ({
  id,
  originator: 'Ringdown',
  body,
  receivedAt,
});
const phone = (operatorId: string, messages: DemoPhone['messages']): DemoPhone => ({
  operatorId,
  operatorName: operatorId,
  phoneNumber: '+31612345601',
  loggedIn: false,
  messages,
});

describe('an SMS on a drawn phone', () => {
  it('is taken apart at its link', () => {
    expect(smsParts('Vera is waiting. Answer: http://localhost:4000/m#Ab-c_9')).toEqual({
      before: 'Vera is waiting. Answer: ',
      link: 'http://localhost:4000/m#Ab-c_9',
      token: 'Ab-c_9',
      after: '',
    });
  });

  it('has no link where it only tells a code', () => {
    expect(smsParts('Ringdown: 123456 is the code')).toEqual({ before: 'Ringdown: 123456 is the code', after: '' });
  });

  it('tells its age as a lock screen does', () => {
    const at = Date.parse('2026-11-22T14:02:00.000Z');
    const clock = () => '14:02';
    expect(ageOf('2026-11-22T14:02:00.000Z', at + 59_000, clock)).toBe('now');
    expect(ageOf('2026-11-22T14:02:00.000Z', at + 240_000, clock)).toBe('4 min');
    expect(ageOf('2026-11-22T14:02:00.000Z', at + 3_600_000, clock)).toBe('14:02');
  });
});

describe('the phones', () => {
  const old = sms('1', 'Answer: http://a.example/m#old');
  const fresh = sms('2', 'Answer: http://a.example/m#new', '2026-11-22T14:03:00.000Z');
  const code = sms('3', 'Ringdown: 123456 is the code', '2026-11-22T14:04:00.000Z');

  it('are followed by the newest link on any of them', () => {
    expect(newestToken([phone('ada', [old]), phone('ben', [code, fresh])])).toBe('new');
    expect(newestToken([phone('ada', [code])])).toBeUndefined();
  });

  it('buzz when a text arrives, not when the page first sees them', () => {
    expect(phonesThatBuzzed([], [phone('ada', [old])])).toEqual([]);
    expect(phonesThatBuzzed([phone('ada', [old])], [phone('ada', [fresh, old])])).toHaveLength(1);
    expect(phonesThatBuzzed([phone('ada', [old])], [phone('ada', [old])])).toEqual([]);
  });

  it('show the newest request only with its own link open', () => {
    expect(showsNewest(phone('ada', [code, fresh, old]), 'new')).toBe(true);
    expect(showsNewest(phone('ada', [code, fresh, old]), 'old')).toBe(false);
    expect(showsNewest(phone('ada', []), undefined)).toBe(false);
  });
});

it('takes any text apart so that its parts put it together again', () => {
  const bodies = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.string(), fc.stringMatching(/^[\w-]{1,30}$/u), fc.string())
      .map(([a, token, b]) => `${a} http://h/m#${token} ${b}`),
  );
  fc.assert(
    fc.property(bodies, (body) => {
      const { before, link = '', token, after } = smsParts(body);
      expect(before + link + after).toBe(body);
      expect(token === undefined).toBe(link === '');
      if (token !== undefined) expect(link.endsWith(`/m#${token}`)).toBe(true);
    }),
  );
});

it('never says that a text came before the one that is newer', () => {
  const at = Date.parse('2026-11-22T14:02:00.000Z');
  fc.assert(
    fc.property(fc.nat(3_600_000), fc.nat(3_600_000), (one, other) => {
      const [sooner, later] = [Math.min(one, other), Math.max(one, other)];
      const minutes = (age: number): number => {
        const told = ageOf(new Date(at).toISOString(), at + age, () => '60 min');
        return told === 'now' ? 0 : Number(told.split(' ')[0]);
      };
      expect(minutes(sooner)).toBeLessThanOrEqual(minutes(later));
    }),
  );
});
