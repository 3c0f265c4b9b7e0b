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

const sentences: Record<RoutingReasonCode, string> = {
  WOULD_RING: 'The phone rings.',
  INACTIVE: 'The account is not active.',
  NO_NUMBER: 'There is no phone number.',
  NOT_VERIFIED: 'The phone number is not verified.',
  STOPPED: 'The phone asked for no more texts.',
  OFF: 'Mobile Chat is off.',
  OFF_SCHEDULE: 'No shift covers this moment.',
  SNOOZED: 'Mobile Chat is snoozed.',
  LOGGED_IN: 'Logged in to the console.',
  AT_CAPACITY: 'Busy with as many chats on the phone as allowed.',
  COLLEAGUE_ACCEPTING: 'A colleague at the console accepts chats.',
};

/** The reason for one of a department's operators, given all of them in the order of their turns. */
export function reasonFor(
  operator: RoutedOperator,
  inTurn: RoutedOperator[],
  callRouting: CallRouting,
): OperatorReason {
  const alone = ringability(operator);
  const silent =
    alone === RoutingReasonCode.WOULD_RING && someoneAccepts({ operators: inTurn, excludedOperatorId: null });
  const code = silent ? RoutingReasonCode.COLLEAGUE_ACCEPTING : alone;
  const reason =
    code === RoutingReasonCode.WOULD_RING && callRouting === CallRouting.ROUND_ROBIN
      ? turnSentence(inTurn.filter(isRingable).findIndex(({ id }) => id === operator.id))
      : sentences[code];
  return { operatorId: operator.id, code, reason };
}

function turnSentence(place: number): string {
  return place === 0
    ? 'The phone rings first.'
    : `The phone rings ${place === 1 ? 'second' : `as number ${place + 1}`}, if nobody before takes it.`;
}
