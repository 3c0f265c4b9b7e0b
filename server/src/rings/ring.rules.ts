import { isOver } from '../chat/chat.rules.js';
import { ChatStatus, RingPurpose, RingRefusal, RingStatus } from '../vocabulary.js';

/** Whether the operator of a ring has the chat by it, on whichever device. */
export function hasChatBy(ring: LinkRing, chat: LinkChat): boolean {
  if (ring.dead || ring.status !== RingStatus.ACCEPTED) return false;
  return chat.status === ChatStatus.ACTIVE && ring.assignment === chat.assignment;
}

/** What decides over a ring's link: the ring. */
export interface LinkRing {
  purpose: RingPurpose;
  round: number;
  status: RingStatus;
  dead: boolean;
  /** The chat's assignment that accepting it made. */
  assignment: number | null;
  deviceKeyHash: string | null;
}

/** What decides over a ring's link: its chat. */
export interface LinkChat {
  status: ChatStatus;
  round: number;
  assignment: number;
}

/** What a tap on Accept comes to. */
export type AcceptOutcome =
  | { kind: 'ACCEPT' }
  | { kind: 'REPEAT' }
  /** By a new link: the chat goes on here, on this device alone. */
  | { kind: 'TAKE_UP' }
  | { kind: 'TAKEN' }
  | { kind: 'OVER' }
  | { kind: 'REFUSED'; reason: RingRefusal };

/** Whether the link would give the chat now, leaving aside whether its operator is still active. */
export function isAcceptable(ring: LinkRing, chat: LinkChat): boolean {
  if (hasChatBy(ring, chat)) return ring.deviceKeyHash === null;
  if (ring.dead || ring.round !== chat.round) return false;
  if (ring.purpose === RingPurpose.REQUEST) {
    // A ring that merely timed out or whose SMS failed may still be accepted: an answer is better than none.
    const open: RingStatus[] = [RingStatus.PENDING, RingStatus.TIMED_OUT, RingStatus.FAILED];
    return chat.status === ChatStatus.WAITING && open.includes(ring.status);
  }
  return chat.status === ChatStatus.ACTIVE && ring.status === RingStatus.PENDING;
}

/** Whether its operator may snooze by the link: before anybody accepted, also when they have just declined. */
export function maySnoozeBy(ring: LinkRing, chat: LinkChat): boolean {
  if (ring.dead || ring.round !== chat.round) return false;
  const unanswered: RingStatus[] = [RingStatus.PENDING, RingStatus.TIMED_OUT, RingStatus.FAILED, RingStatus.DECLINED];
  const wanted = ring.purpose === RingPurpose.REQUEST ? ChatStatus.WAITING : ChatStatus.ACTIVE;
  return chat.status === wanted && unanswered.includes(ring.status);
}

/**
 * What accepting a ring comes to, for a device named by its key. Where somebody accepted it is TAKEN, where the request is
 * over it is OVER; only the winner's own device may repeat (contract, RingRefused).
 */
export function acceptOutcome(
  ring: LinkRing,
  chat: LinkChat,
  by: { deviceKeyHash: string; operatorActive: boolean },
): AcceptOutcome {
  if (isOver(chat.status)) return { kind: 'OVER' };
  if (hasChatBy(ring, chat)) {
    if (!by.operatorActive) return refused(RingRefusal.OPERATOR_INACTIVE);
    if (ring.deviceKeyHash === null) return { kind: 'TAKE_UP' };
    return ring.deviceKeyHash === by.deviceKeyHash ? { kind: 'REPEAT' } : refused(RingRefusal.OTHER_DEVICE);
  }
  if (isAcceptable(ring, chat)) {
    return by.operatorActive ? { kind: 'ACCEPT' } : refused(RingRefusal.OPERATOR_INACTIVE);
  }
  if (chat.status === ChatStatus.ACTIVE) return { kind: 'TAKEN' };
  return refused(by.operatorActive ? refusalOf(ring) : RingRefusal.OPERATOR_INACTIVE);
}

function refusalOf(ring: LinkRing): RingRefusal {
  if (ring.dead) return RingRefusal.FAILED;
  return ring.status === RingStatus.DECLINED ? RingRefusal.DECLINED : RingRefusal.RESCINDED;
}

function refused(reason: RingRefusal): AcceptOutcome {
  return { kind: 'REFUSED', reason };
}
