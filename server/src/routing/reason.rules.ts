import { CallRouting, RoutingReasonCode } from '../vocabulary.js';
import { isRingable, ringability, type RoutedOperator } from './ringable.rules.js';
import { someoneAccepts } from './route.rules.js';

/** Why one operator's phone would ring or not. */
export interface OperatorReason {
  operatorId: string;
  code: RoutingReasonCode;
  /** One sentence for people. */
  reason: string;
}

/** What a reason may tell beside the rule's own facts. */
export interface ReasonFacts {
  now: Date;
  /** The operator's own, an IANA zone: the hours are told in it. */
  timeZone: string;
  snoozedUntil: Date | null;
  /** OFF_SCHEDULE: when the schedule allows rings again; null where it never will. */
  onDutyFrom: Date | null;
}

/** Whose reasons are asked for, in the order of their turns, and by which routing. */
export interface Asked {
  inTurn: RoutedOperator[];
  callRouting: CallRouting;
}

const RINGS = 'The phone rings.';

/** So many are kept with a request: of a larger department nobody reads the list to its end. */
const MOST_REASONS = 100;

/** The first reasons of a list, and how many more there were. */
export function worthKeeping(reasons: readonly OperatorReason[]): { reasons: OperatorReason[]; leftOut: number } {
  return { reasons: reasons.slice(0, MOST_REASONS), leftOut: Math.max(0, reasons.length - MOST_REASONS) };
}

/** The reason for one of a department's operators. `facts` may be left out where nobody reads the sentence. */
export function reasonFor(operator: RoutedOperator, asked: Asked, facts: ReasonFacts | null = null): OperatorReason {
  const alone = ringability(operator);
  const silent =
    alone === RoutingReasonCode.WOULD_RING && someoneAccepts({ operators: asked.inTurn, excludedOperatorId: null });
  const code = silent ? RoutingReasonCode.COLLEAGUE_ACCEPTING : alone;
  return { operatorId: operator.id, code, reason: sentence(code, operator, asked, facts) };
}

/** Those that say the same of everybody. */
const PLAIN: Partial<Record<RoutingReasonCode, string>> = {
  INACTIVE: 'The account is not active.',
  NO_NUMBER: 'There is no phone number.',
  NOT_VERIFIED: 'The phone number is not verified.',
  STOPPED: 'The phone asked for no more texts.',
  OFF: 'Mobile Chat is off.',
  COLLEAGUE_ACCEPTING: 'A colleague at the console accepts chats.',
};

function sentence(code: RoutingReasonCode, operator: RoutedOperator, asked: Asked, facts: ReasonFacts | null): string {
  switch (code) {
    case RoutingReasonCode.OFF_SCHEDULE:
      return offSchedule(facts);
    case RoutingReasonCode.SNOOZED:
      return facts?.snoozedUntil ? `Snoozed until ${localTime(facts.snoozedUntil, facts)}.` : 'Mobile Chat is snoozed.';
    case RoutingReasonCode.LOGGED_IN:
      return operator.accepting ? 'Logged in to the console and accepting.' : 'Logged in to the console, but away.';
    case RoutingReasonCode.AT_CAPACITY:
      return atCapacity(operator);
    default:
      return PLAIN[code] ?? (asked.callRouting === CallRouting.ROUND_ROBIN ? turnSentence(operator, asked) : RINGS);
  }
}

function turnSentence({ id }: RoutedOperator, { inTurn }: Asked): string {
  const place = inTurn.filter(isRingable).findIndex((operator) => operator.id === id);
  return place === 0
    ? 'The phone rings first.'
    : `The phone rings ${place === 1 ? 'second' : `as number ${place + 1}`}, if nobody before takes it.`;
}

function offSchedule(facts: ReasonFacts | null): string {
  if (facts === null) return 'No shift covers this moment.';
  return facts.onDutyFrom === null
    ? `No shift covers this moment, and none lies ahead (${facts.timeZone}).`
    : `Off duty until ${localTime(facts.onDutyFrom, facts)}: no shift covers this moment.`;
}

function atCapacity({ mobileChats }: RoutedOperator): string {
  return `Has ${mobileChats} ${mobileChats === 1 ? 'chat' : 'chats'} on the phone, as many as allowed at a time.`;
}

/** 09:00 (Europe/Amsterdam), with the day unless it is the present one there. */
export function localTime(at: Date, { now, timeZone }: Pick<ReasonFacts, 'now' | 'timeZone'>): string {
  const format = (options: Intl.DateTimeFormatOptions, instant: Date): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(instant);
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const time = format({ hour: '2-digit', minute: '2-digit' }, at);
  const date = format(day, at);
  // Some engines set a comma after the weekday, some do not.
  const told = date === format(day, now) ? time : `${date.replace(',', '')} at ${time}`;
  return `${told} (${timeZone})`;
}
