import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceOf, presenceOf, presenceSince, type Presence } from './presence.rules';

const NOW = Date.parse('2026-11-22T14:00:00Z');
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();
const HERE: Presence = { loggedIn: true, availability: 'ACCEPTING', awayAutomatically: false, since: ago(4) };
const AWAY: Presence = { ...HERE, availability: 'AWAY' };
const LIMITS = { autoAwayMinutes: 5, awayLogsOutMinutes: 30 };

describe('a colleague is shown', () => {
  it.each([
    ['accepting', HERE, 'Accepting for 4 min'],
    ['just come', { ...HERE, since: ago(0) }, 'Accepting'],
    ['away', AWAY, 'Away for 4 min'],
    ['away by themselves', { ...AWAY, awayAutomatically: true }, 'Away (idle) for 4 min'],
    ['logged out, whatever they chose', { ...AWAY, loggedIn: false, awayAutomatically: true }, 'Logged out for 4 min'],
    ['not known', null, 'Logged out'],
  ] as const)('as %s', (_what, presence, words) => {
    expect(presenceSince(presence, NOW)).toBe(words);
  });

  it('with a time of day when it is longer ago', () => {
    expect(presenceSince({ ...AWAY, since: ago(90) }, NOW)).toMatch(/^Away since \d\d:\d\d$/);
  });

  it('in the order of who can answer', () => {
    const ranks = [HERE, AWAY, { ...AWAY, loggedIn: false }, null].map((presence) => presenceOf(presence).rank);
    expect(ranks).toEqual([0, 1, 2, 2]);
  });
});

describe('one’s own absence', () => {
  it('is told when it was set automatically, with the minutes', () => {
    expect(absenceOf({ ...AWAY, awayAutomatically: true }, LIMITS)?.heading).toBe(
      'Away, set automatically after 5 minutes without activity.',
    );
    expect(absenceOf({ ...AWAY, awayAutomatically: true }, { ...LIMITS, autoAwayMinutes: 1 })?.heading).toContain(
      '1 minute without',
    );
    expect(absenceOf({ ...AWAY, awayAutomatically: true }, { ...LIMITS, autoAwayMinutes: null })?.heading).toBe(
      'Away, set automatically.',
    );
  });

  it('is told when it counts as logged out', () => {
    expect(absenceOf({ ...AWAY, loggedIn: false }, LIMITS)?.heading).toBe(
      'Away for 30 minutes: you count as logged out.',
    );
  });

  it('says how it ends: by itself, or by switching', () => {
    expect(absenceOf({ ...AWAY, loggedIn: false }, LIMITS)?.rest).toContain('Switch to Accepting');
    expect(absenceOf({ ...AWAY, loggedIn: false, awayAutomatically: true }, LIMITS)?.rest).toContain('as soon as you');
  });

  it('is not told when it was chosen, nor when there is none', () => {
    expect(absenceOf(AWAY, LIMITS)).toBeNull();
    expect(absenceOf(HERE, LIMITS)).toBeNull();
    expect(absenceOf(null, LIMITS)).toBeNull();
    expect(absenceOf({ ...AWAY, loggedIn: false }, { ...LIMITS, awayLogsOutMinutes: null })).toBeNull();
  });
});

it('of anybody: the words begin with where they are, and an absence is told only to who is away', () => {
  const somebody = fc.record({
    loggedIn: fc.boolean(),
    availability: fc.constantFrom('ACCEPTING' as const, 'AWAY' as const),
    awayAutomatically: fc.boolean(),
    since: fc.nat(10_000).map((minutes) => ago(minutes)),
  });
  const minutes = fc.option(fc.integer({ min: 1, max: 480 }));
  fc.assert(
    fc.property(somebody, minutes, minutes, (presence, autoAwayMinutes, awayLogsOutMinutes) => {
      expect(presenceSince(presence, NOW).startsWith(presenceOf(presence).words)).toBe(true);
      const told = absenceOf(presence, { autoAwayMinutes, awayLogsOutMinutes });
      if (told !== null) expect(presence.availability).toBe('AWAY');
      expect(presenceOf(presence).rank === 0).toBe(presence.loggedIn && presence.availability === 'ACCEPTING');
    }),
  );
});
