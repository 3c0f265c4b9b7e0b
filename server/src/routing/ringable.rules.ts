import { MobileChatMode, RoutingReasonCode } from '../vocabulary.js';

/** What routing needs to know of one operator of the department, at one instant. */
export interface RoutedOperator {
  id: string;
  active: boolean;
  /** A console open, or lost for less than the grace time. */
  loggedIn: boolean;
  /** Logged in and not set to away. */
  accepting: boolean;
  hasNumber: boolean;
  verified: boolean;
  stopped: boolean;
  mode: MobileChatMode;
  /** Mobile Chat is ON, or BASED ON SCHEDULE and a shift covers this instant. */
  onDuty: boolean;
  snoozed: boolean;
  /** When onDuty or snoozed may change by itself within a day: a shift begins or ends, or the snooze does. */
  changesAt?: Date | null;
  /** Mobile chats they have now. */
  mobileChats: number;
  /** With how many their organization lets them ring no more. */
  mobileCapacity: number;
  /** The department's turn at which they were last rung; null: never. */
  lastTurn: number | null;
}

/** Why an operator's phone does not ring, by the operator alone; WOULD_RING when it may (domain.md, "The rule", 2). */
export function ringability(operator: RoutedOperator): RoutingReasonCode {
  if (!operator.active) return RoutingReasonCode.INACTIVE;
  if (!operator.hasNumber) return RoutingReasonCode.NO_NUMBER;
  if (!operator.verified) return RoutingReasonCode.NOT_VERIFIED;
  if (operator.stopped) return RoutingReasonCode.STOPPED;
  if (operator.mode === MobileChatMode.OFF) return RoutingReasonCode.OFF;
  if (!operator.onDuty) return RoutingReasonCode.OFF_SCHEDULE;
  if (operator.snoozed) return RoutingReasonCode.SNOOZED;
  if (operator.loggedIn) return RoutingReasonCode.LOGGED_IN;
  if (operator.mobileChats >= operator.mobileCapacity) return RoutingReasonCode.AT_CAPACITY;
  return RoutingReasonCode.WOULD_RING;
}

/** Whether the phone of this operator may ring at all. */
export function isRingable(operator: RoutedOperator): boolean {
  return ringability(operator) === RoutingReasonCode.WOULD_RING;
}

/** Round robin order: never rung first, then the one rung longest ago, ties by id. */
export function byTurn(a: RoutedOperator, b: RoutedOperator): number {
  const turns = (a.lastTurn ?? -1) - (b.lastTurn ?? -1);
  return turns !== 0 ? turns : a.id < b.id ? -1 : 1;
}
