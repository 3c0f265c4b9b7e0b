import { Availability } from '../vocabulary.js';

/** One console whose lease was not ended. */
export interface ConsoleSpan {
  /** Since when its operator is logged in without interruption. */
  openedAt: Date;
  /** When its connection was lost; null while it is open. */
  lostAt: Date | null;
  expiresAt: Date;
}

/** What an operator's presence follows from. */
export interface PresenceFacts {
  /** The operator's consoles, in any order; those that do not count any more tell when they ceased to. */
  consoles: readonly ConsoleSpan[];
  availability: Availability;
  availabilitySince: Date;
  /** The server set them to away because no console of theirs saw activity. */
  awayAutomatically: boolean;
  /** When the last console that was signed out of, or ran out, ended; null: none yet. */
  loggedOutAt: Date | null;
  /** The organization's setting: minutes of being away after which an operator counts as logged out; null: never. */
  awayLogsOutMinutes: number | null;
}

/** An operator's presence at one instant. */
export interface PresenceState {
  /** A console open, or lost for less than the grace time, and not away for longer than the organization allows. */
  loggedIn: boolean;
  availability: Availability;
  awayAutomatically: boolean;
  since: Date;
}

/**
 * How long after the setting's minutes an idle operator is set to away: what another process saw of them is written
 * down every two seconds (activity.ts), and must count.
 */
export const IDLE_SLACK_SECONDS = 3;

/** The one rule of presence (domain.md, "logged in"): the same for routing and for everybody who looks. */
export function presenceAt(facts: PresenceFacts, now: Date): PresenceState {
  const { availability, awayAutomatically } = facts;
  const consoleSince = atConsoleSince(facts.consoles, now);
  if (consoleSince === null) {
    return { loggedIn: false, availability, awayAutomatically, since: latest(facts.availabilitySince, leftAt(facts)) };
  }
  const until = loggedInUntil(facts, now);
  if (until !== null && until <= now) return { loggedIn: false, availability, awayAutomatically, since: until };
  return { loggedIn: true, availability, awayAutomatically, since: latest(facts.availabilitySince, consoleSince) };
}

/** Since when an operator has a console without interruption; null where they have none at this instant. */
export function atConsoleSince(consoles: readonly ConsoleSpan[], now: Date): Date | null {
  const open = consoles.filter((console) => counts(console, now)).map(({ openedAt }) => openedAt.getTime());
  return open.length === 0 ? null : new Date(Math.min(...open));
}

/**
 * A lost console counts for the grace time. An open one counts until its lease is ended, which is done where it ran out and
 * its process did not renew it first: one that merely stood still, or a clock that jumped, logs nobody out.
 */
export function counts({ lostAt, expiresAt }: ConsoleSpan, now: Date): boolean {
  return lostAt === null || expiresAt > now;
}

/**
 * When being away ends an operator's log-in, while their consoles stay open; null where it does not. They have to be at
 * the console and away for that long: who signs in and is away since yesterday is logged in at first.
 */
export function loggedInUntil(facts: PresenceFacts, now: Date): Date | null {
  const consoleSince = atConsoleSince(facts.consoles, now);
  if (facts.availability !== Availability.AWAY || facts.awayLogsOutMinutes === null || consoleSince === null)
    return null;
  return plusMinutes(latest(facts.availabilitySince, consoleSince), facts.awayLogsOutMinutes);
}

/** What decides whether an operator is set to away for want of activity. */
export interface IdleFacts extends Omit<PresenceFacts, 'loggedOutAt' | 'awayLogsOutMinutes'> {
  /** When any console of theirs, or any mutation, was last known to have seen them; null: not yet. */
  lastActiveAt: Date | null;
  /** The organization's setting; null: never. */
  autoAwayMinutes: number | null;
}

/** Whether an operator is to be set to away now: at a console, accepting, and without activity for the setting's time. */
export function isIdle(facts: IdleFacts, now: Date): boolean {
  const consoleSince = atConsoleSince(facts.consoles, now);
  if (facts.autoAwayMinutes === null || consoleSince === null) return false;
  if (facts.availability !== Availability.ACCEPTING) return false;
  const seen = latest(facts.availabilitySince, consoleSince, facts.lastActiveAt);
  return now.getTime() >= plusMinutes(seen, facts.autoAwayMinutes).getTime() + IDLE_SLACK_SECONDS * 1000;
}

/** The moment they left their last console. */
function leftAt({ consoles, loggedOutAt }: PresenceFacts): Date | null {
  const ends = [...consoles.map(({ expiresAt }) => expiresAt.getTime()), loggedOutAt?.getTime() ?? -Infinity];
  const last = Math.max(...ends);
  return Number.isFinite(last) ? new Date(last) : null;
}

function latest(first: Date, ...others: (Date | null)[]): Date {
  return new Date(Math.max(first.getTime(), ...others.flatMap((at) => (at === null ? [] : [at.getTime()]))));
}

function plusMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
