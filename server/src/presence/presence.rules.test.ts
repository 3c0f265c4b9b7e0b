import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Availability } from '../vocabulary.js';
import {
  atConsoleSince,
  IDLE_SLACK_SECONDS,
  isIdle,
  loggedInUntil,
  presenceAt,
  type ConsoleSpan,
  type PresenceFacts,
} from './presence.rules.js';

const MINUTE = 60_000;
const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 22, 9) + minutes * MINUTE);
/** A console that was lost, and counts until the grace time is over. */
const span = (from: number, until: number): ConsoleSpan => ({
  openedAt: at(from),
  lostAt: at(from),
  expiresAt: at(until),
});
/** A console that is open: its lease is renewed, or about to be. */
const open = (from: number, until: number): ConsoleSpan => ({ ...span(from, until), lostAt: null });

const FACTS: PresenceFacts = {
  consoles: [span(0, 600)],
  availability: Availability.ACCEPTING,
  availabilitySince: at(-1000),
  awayAutomatically: false,
  loggedOutAt: null,
  awayLogsOutMinutes: null,
};
const AWAY = { availability: Availability.AWAY, availabilitySince: at(10), awayLogsOutMinutes: 30 };

describe('an operator is logged in', () => {
  it.each([
    ['without any console', [], 5, false],
    ['with a console that counts', [span(0, 10)], 5, true],
    ['until the instant it does not', [span(0, 10)], 10, false],
    ['with an open console that was not renewed in time, until its lease is ended', [open(0, 10)], 11, true],
    ['with one of two consoles', [span(0, 3), span(1, 10)], 5, true],
    ['with none of two consoles', [span(0, 3), span(1, 4)], 5, false],
  ] as const)('%s', (_what, consoles, now, loggedIn) => {
    expect(presenceAt({ ...FACTS, consoles }, at(now)).loggedIn).toBe(loggedIn);
  });

  it('while away, when nothing limits it', () => {
    expect(presenceAt({ ...FACTS, ...AWAY, awayLogsOutMinutes: null }, at(599)).loggedIn).toBe(true);
  });

  it('while away for less than the limit, counted from the moment they went away', () => {
    const facts = { ...FACTS, ...AWAY };
    expect(presenceAt(facts, new Date(at(40).getTime() - 1)).loggedIn).toBe(true);
    expect(presenceAt(facts, at(40))).toMatchObject({ loggedIn: false, since: at(40) });
  });

  it('for the limit from signing in, when they were away before', () => {
    const facts = { ...FACTS, ...AWAY, availabilitySince: at(-600) };
    expect(presenceAt(facts, at(29))).toMatchObject({ loggedIn: true, since: at(0) });
    expect(presenceAt(facts, at(30))).toMatchObject({ loggedIn: false, since: at(30) });
  });

  it('again, once they accept', () => {
    const facts = { ...FACTS, ...AWAY, availability: Availability.ACCEPTING, availabilitySince: at(50) };
    expect(presenceAt(facts, at(51))).toMatchObject({ loggedIn: true, since: at(50) });
  });
});

describe('since when an operator is logged out', () => {
  it('is told by the last console that ended', () => {
    const facts = { ...FACTS, consoles: [span(0, 20)], loggedOutAt: at(12) };
    expect(presenceAt(facts, at(30)).since).toEqual(at(20));
    expect(presenceAt({ ...facts, consoles: [] }, at(30)).since).toEqual(at(12));
  });

  it('is, for who never signed in, since they are an operator', () => {
    expect(presenceAt({ ...FACTS, consoles: [] }, at(30)).since).toEqual(at(-1000));
  });
});

describe('an operator is idle', () => {
  const idle = { ...FACTS, lastActiveAt: at(20), autoAwayMinutes: 10 };
  const due = new Date(at(30).getTime() + IDLE_SLACK_SECONDS * 1000);

  it('after the minutes of the setting without activity, and what a process may still have to write down', () => {
    expect(isIdle(idle, new Date(due.getTime() - 1))).toBe(false);
    expect(isIdle(idle, due)).toBe(true);
  });

  it.each([
    ['where the setting is off', { autoAwayMinutes: null }],
    ['who is away', { availability: Availability.AWAY }],
    ['without a console', { consoles: [] }],
    ['whose consoles ran out', { consoles: [span(0, 25)] }],
    ['who only just signed in', { consoles: [span(25, 600)] }],
    ['who only just said that they accept', { availabilitySince: at(25) }],
  ])('never: one %s', (_what, change) => {
    expect(isIdle({ ...idle, ...change }, due)).toBe(false);
  });

  it('counting from signing in, where no activity was seen', () => {
    expect(isIdle({ ...idle, lastActiveAt: null }, at(9))).toBe(false);
    expect(isIdle({ ...idle, lastActiveAt: null }, at(11))).toBe(true);
  });
});

describe('whatever the facts', () => {
  const instant = fc.integer({ min: -200, max: 200 }).map(at);
  const consoles = fc.array(fc.record({ openedAt: instant, expiresAt: instant, lostAt: fc.option(instant) }), {
    maxLength: 5,
  });
  const facts = fc.record<PresenceFacts>({
    consoles,
    availability: fc.constantFrom(Availability.ACCEPTING, Availability.AWAY),
    availabilitySince: instant,
    awayAutomatically: fc.boolean(),
    loggedOutAt: fc.option(instant),
    awayLogsOutMinutes: fc.option(fc.integer({ min: 1, max: 200 })),
  });

  it('nobody is logged in without a console that counts', () => {
    fc.assert(
      fc.property(facts, instant, (given, now) => {
        const some = given.consoles.some(({ lostAt, expiresAt }) => lostAt === null || expiresAt > now);
        expect(presenceAt(given, now).loggedIn && !some).toBe(false);
      }),
    );
  });

  it('who accepts is logged in exactly while a console counts', () => {
    fc.assert(
      fc.property(facts, instant, (given, now) => {
        const accepting = { ...given, availability: Availability.ACCEPTING };
        expect(presenceAt(accepting, now).loggedIn).toBe(atConsoleSince(given.consoles, now) !== null);
      }),
    );
  });

  it('another console never logs anybody out, and the order of consoles does not matter', () => {
    fc.assert(
      fc.property(facts, instant, instant, (given, now, openedAt) => {
        const before = presenceAt(given, now);
        expect(presenceAt({ ...given, consoles: [...given.consoles].reverse() }, now)).toEqual(before);
        const since = atConsoleSince(given.consoles, now) ?? openedAt;
        const more = { ...given, consoles: [...given.consoles, { openedAt: since, lostAt: null, expiresAt: at(500) }] };
        if (before.loggedIn) expect(presenceAt(more, now).loggedIn).toBe(true);
      }),
    );
  });

  it('between two changes nothing flaps: logged out by being away stays so until somebody does something', () => {
    fc.assert(
      fc.property(facts, instant, fc.nat(300), (given, now, minutes) => {
        const until = loggedInUntil(given, now);
        const later = new Date(now.getTime() + minutes * MINUTE);
        if (until === null || until > now || loggedInUntil(given, later) === null) return;
        // The same consoles count: only time went on.
        if (atConsoleSince(given.consoles, now)?.getTime() !== atConsoleSince(given.consoles, later)?.getTime()) return;
        expect(presenceAt(given, later)).toEqual(presenceAt(given, now));
      }),
    );
  });

  it('only who accepts at a console is ever set to away for want of activity, and never before their time', () => {
    const limits = fc.option(fc.integer({ min: 1, max: 200 }));
    fc.assert(
      fc.property(facts, instant, fc.option(instant), limits, (given, now, lastActiveAt, autoAwayMinutes) => {
        if (!isIdle({ ...given, lastActiveAt, autoAwayMinutes }, now)) return;
        expect(given.availability).toBe(Availability.ACCEPTING);
        expect(atConsoleSince(given.consoles, now)).not.toBeNull();
        const allowed = (autoAwayMinutes ?? Infinity) * MINUTE;
        expect(now.getTime() - (lastActiveAt?.getTime() ?? -Infinity)).toBeGreaterThan(allowed);
      }),
    );
  });
});
