import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallRouting, MobileChatMode, RoutingReasonCode } from '../vocabulary.js';
import { localTime, reasonFor, worthKeeping, type ReasonFacts } from './reason.rules.js';
import { ringability, type RoutedOperator } from './ringable.rules.js';

const ada: RoutedOperator = {
  id: 'ada',
  active: true,
  loggedIn: false,
  accepting: false,
  hasNumber: true,
  verified: true,
  stopped: false,
  mode: MobileChatMode.ON,
  onDuty: true,
  snoozed: false,
  mobileChats: 0,
  mobileCapacity: 2,
  lastTurn: null,
};
const facts: ReasonFacts = {
  now: new Date('2026-11-22T14:03:00Z'),
  timeZone: 'Europe/Amsterdam',
  snoozedUntil: null,
  onDutyFrom: null,
};
const alone = (operator: RoutedOperator, told: Partial<ReasonFacts> = {}): string =>
  reasonFor(operator, { inTurn: [operator], callRouting: CallRouting.RING_ALL }, { ...facts, ...told }).reason;

describe('the reason in words', () => {
  it('tells until when somebody is snoozed, in their own zone, with the day unless it is today there', () => {
    const snoozed = { ...ada, snoozed: true };
    expect(alone(snoozed, { snoozedUntil: new Date('2026-11-22T15:30:00Z') })).toBe(
      'Snoozed until 16:30 (Europe/Amsterdam).',
    );
    expect(alone(snoozed, { snoozedUntil: new Date('2026-11-23T08:00:00Z') })).toBe(
      'Snoozed until Monday 23 November at 09:00 (Europe/Amsterdam).',
    );
  });

  it('tells when the next shift begins, or that none does', () => {
    const off = { ...ada, mode: MobileChatMode.BASED_ON_SCHEDULE, onDuty: false };
    expect(alone(off, { onDutyFrom: new Date('2026-11-22T17:00:00Z') })).toBe(
      'Off duty until 18:00 (Europe/Amsterdam): no shift covers this moment.',
    );
    expect(alone(off)).toBe('No shift covers this moment, and none lies ahead (Europe/Amsterdam).');
  });

  it('tells how many chats fill a phone', () => {
    expect(alone({ ...ada, mobileChats: 2 })).toBe('Has 2 chats on the phone, as many as allowed at a time.');
    expect(alone({ ...ada, mobileChats: 1, mobileCapacity: 1 })).toBe(
      'Has 1 chat on the phone, as many as allowed at a time.',
    );
  });

  it('tells whether somebody at the console is away', () => {
    expect(alone({ ...ada, loggedIn: true })).toBe('Logged in to the console, but away.');
    expect(alone({ ...ada, loggedIn: true, accepting: true })).toBe('Logged in to the console and accepting.');
  });

  it('tells whose turn it is in round robin', () => {
    const inTurn = ['ada', 'ben', 'cleo'].map((id) => ({ ...ada, id }));
    const told = inTurn.map((one) => reasonFor(one, { inTurn, callRouting: CallRouting.ROUND_ROBIN }, facts).reason);
    expect(told).toEqual([
      'The phone rings first.',
      'The phone rings second, if nobody before takes it.',
      'The phone rings as number 3, if nobody before takes it.',
    ]);
  });

  it('is one sentence for whatever there is to say, and the code is what the rule says', () => {
    const operator = fc.record({
      ...Object.fromEntries(
        ['active', 'loggedIn', 'hasNumber', 'verified', 'stopped', 'onDuty', 'snoozed'].map((name) => [
          name,
          fc.boolean(),
        ]),
      ),
      mode: fc.constantFrom(...Object.values(MobileChatMode)),
      mobileChats: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(operator, fc.option(fc.constant(facts)), (traits, known) => {
        const one: RoutedOperator = { ...ada, ...traits };
        const told = reasonFor(one, { inTurn: [one], callRouting: CallRouting.RING_ALL }, known);
        expect(told.code).toBe(ringability(one));
        expect(told.reason).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  it('says of those who would ring that a colleague accepts', () => {
    const ben = { ...ada, id: 'ben', loggedIn: true, accepting: true };
    const told = reasonFor(ada, { inTurn: [ada, ben], callRouting: CallRouting.RING_ALL }, facts);
    expect(told.code).toBe(RoutingReasonCode.COLLEAGUE_ACCEPTING);
  });
});

describe('the reasons that are kept with a request', () => {
  it('are the first hundred, and the others are counted', () => {
    fc.assert(
      fc.property(fc.nat(300), (count) => {
        const reasons = Array.from({ length: count }, (_, at) =>
          reasonFor({ ...ada, id: String(at) }, { inTurn: [ada], callRouting: CallRouting.RING_ALL }),
        );
        const kept = worthKeeping(reasons);
        expect(kept.reasons).toEqual(reasons.slice(0, kept.reasons.length));
        expect(kept.reasons.length).toBe(Math.min(count, 100));
        expect(kept.reasons.length + kept.leftOut).toBe(count);
      }),
    );
  });
});

describe('a local time', () => {
  it('is told in any zone, over the date line too', () => {
    const at = new Date('2026-11-22T15:30:00Z');
    expect(localTime(at, { now: facts.now, timeZone: 'Pacific/Kiritimati' })).toBe('05:30 (Pacific/Kiritimati)');
    expect(localTime(at, { now: facts.now, timeZone: 'America/New_York' })).toBe('10:30 (America/New_York)');
  });
});
