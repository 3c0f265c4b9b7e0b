import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { isAtConsole } from '../presence/presence.queries.js';
import { endRing } from '../rings/end-rings.js';
import { Ring } from '../rings/ring.entity.js';
import { applyRoute } from '../routing/apply-route.js';
import { capacityFreed } from '../routing/capacity-freed.js';
import { continueRinging } from '../routing/continue-ringing.js';
import { rerouteChat } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus, DeadlineKind, MessageAuthor, RingStatus, SystemCode } from '../vocabulary.js';
import { announceChat, announceRings } from './announce.js';
import type { Chat } from './chat.entity.js';
import { checkOperator, IDLE_END_SECONDS, VISITOR_GONE_SECONDS } from './chat.rules.js';
import { abandonChat, finishChat, missChat } from './close-chat.js';
import type { Deadline } from './deadline.entity.js';
import { setDeadline } from './deadlines.js';
import { endTransfer } from './end-transfer.js';
import { holdLines } from './locked-chat.js';
import { giveUpRescue, rescueChat } from './rescue-chat.js';
import { systemLine } from './system-lines.rules.js';
import { addSystemMessage } from './system-message.js';

type Handler = (services: Services, manager: EntityManager, chat: Chat, deadline: Deadline) => Promise<void>;

/** What each deadline does; the chat is locked, and in the state that the deadline was set in or a later one. */
const handlers: Record<DeadlineKind, { status: ChatStatus; handle: Handler }> = {
  RING_TIMEOUT: { status: ChatStatus.WAITING, handle: ringTimedOut },
  MAXIMUM_WAIT: { status: ChatStatus.WAITING, handle: missChat },
  OVERFLOW: { status: ChatStatus.WAITING, handle: overflow },
  VISITOR_GONE: { status: ChatStatus.WAITING, handle: visitorGone },
  OPERATOR_GONE: { status: ChatStatus.ACTIVE, handle: operatorGone },
  RING_ENDS: { status: ChatStatus.ACTIVE, handle: ringEnds },
  IDLE_END: { status: ChatStatus.ACTIVE, handle: idleEnd },
  // A shift begins or ends, or a snooze does, while the visitor waits.
  DUTY_CHANGES: { status: ChatStatus.WAITING, handle: rerouteChat },
};

/** Carries a deadline out, in the transaction that deleted its row. */
export async function onDeadline(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  deadline: Deadline,
): Promise<void> {
  const { status, handle } = handlers[deadline.kind];
  const ringsWhileActive = deadline.kind === DeadlineKind.RING_TIMEOUT && chat.status === ChatStatus.ACTIVE;
  if (chat.status === status || ringsWhileActive) await handle(services, manager, chat, deadline);
}

/** Round robin: this phone rang long enough, the next one's turn. */
async function ringTimedOut(services: Services, manager: EntityManager, chat: Chat, deadline: Deadline): Promise<void> {
  const ring = deadline.ringId === null ? null : await manager.findOneBy(Ring, { id: deadline.ringId });
  if (!ring || !(await endRing(services, manager, ring, RingStatus.TIMED_OUT))) return;
  await continueRinging(services, manager, chat);
  announceRings(services, chat.id);
}

/** Nobody at the consoles took it for overflowAfterSeconds: phones ring too. */
async function overflow(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await applyRoute(services, manager, chat);
  announceChat(services, chat);
}

async function visitorGone(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  const goneAt = plusSeconds(chat.visitorSeenAt, VISITOR_GONE_SECONDS);
  if (services.clock.now() >= goneAt) await abandonChat(services, manager, chat);
  else setDeadline(manager, chat, DeadlineKind.VISITOR_GONE, goneAt);
}

async function operatorGone(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await holdLines(manager, chat);
  const now = services.clock.now();
  const ago = (at: Date | null): number => (at === null ? Infinity : (now.getTime() - at.getTime()) / 1000);
  const check = checkOperator({
    turnAgo: ago(chat.transferEndedAt ?? chat.acceptedAt),
    operatorSeenAgo: (await holdsAtConsole(manager, chat, now)) ? 0 : ago(chat.operatorSeenAt),
    visitorSeenAgo: ago(chat.visitorSeenAt),
    spoke: chat.operatorSpokeAt !== null,
    handsOver: chat.transferDepartmentId !== null,
  });
  if (check.kind === 'RESCUE') await rescueChat(services, manager, chat);
  else if (check.kind === 'END') await endQuietly(services, manager, chat);
  else setDeadline(manager, chat, DeadlineKind.OPERATOR_GONE, plusSeconds(now, check.afterSeconds));
}

/** Who has the chat at the console shows life by having one open, whichever page of it they look at. */
async function holdsAtConsole(manager: EntityManager, chat: Chat, now: Date): Promise<boolean> {
  if (chat.channel !== ChatChannel.CONSOLE || chat.operatorId === null) return false;
  return isAtConsole(manager, chat.operatorId, now);
}

/** The rings of a transfer or of a rescue were not taken in time. */
async function ringEnds(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  if (chat.ringsUntil === null) return;
  if (chat.transferDepartmentId !== null) await endTransfer(services, manager, chat);
  else await giveUpRescue(services, manager, chat);
}

async function idleEnd(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  const idleAt = plusSeconds(chat.visitorSeenAt, IDLE_END_SECONDS);
  if (services.clock.now() >= idleAt) await endQuietly(services, manager, chat);
  else setDeadline(manager, chat, DeadlineKind.IDLE_END, idleAt);
}

async function endQuietly(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await addSystemMessage(services, manager, chat, systemLine(SystemCode.VISITOR_GONE));
  await finishChat(services, manager, chat, MessageAuthor.SYSTEM);
  await capacityFreed(services, manager, chat);
}
