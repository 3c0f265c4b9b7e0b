import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import type { Chat } from '../chat/chat.entity.js';
import { holdsIt, requireChat } from '../chat/find-chat.js';
import { withLockedChat } from '../chat/locked-chat.js';
import { badInput, conflict, forbidden } from '../errors.js';
import { hashSecret, newId, newToken } from '../ids.js';
import { isVerified } from '../mobile-chat/duty.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import type { Services } from '../services.js';
import { ChatStatus, RingPurpose, RingStatus } from '../vocabulary.js';
import { textNewLink } from './new-link.js';
import { Ring } from './ring.entity.js';

/**
 * The operator who has a chat asks for a link to go on with it on their own phone. It stays where it is until the link is taken.
 * FORBIDDEN to who does not have it; BAD_USER_INPUT (phoneNumber) without a verified number; CONFLICT where the phone asked for no
 * more texts, the chat is not ACTIVE, or three links were sent.
 */
export async function continueOnPhone(services: Services, caller: OperatorCaller, chatId: string): Promise<boolean> {
  await requireChat(services, caller, chatId);
  await withLockedChat(services, chatId, async (manager, chat) => {
    if (chat.status !== ChatStatus.ACTIVE) throw conflict('Only a chat that you have can go on elsewhere.');
    if (!holdsIt(caller, chat)) throw forbidden('Only whoever has a chat can go on with it elsewhere.');
    const phoneNumber = await ownNumber(services, manager, caller.operatorId);
    await textNewLink(services, manager, chat, await theirRing(services, manager, chat, phoneNumber));
  });
  return true;
}

async function ownNumber(services: Services, manager: EntityManager, operatorId: string): Promise<string> {
  const settings = await manager.findOneByOrFail(MobileChatSettings, { operatorId });
  const { phoneNumber, stoppedAt } = settings;
  if (phoneNumber === null || !isVerified(settings, services.settings.smsProvider)) {
    throw badInput('phoneNumber', 'Verify your phone number in Settings > Mobile Chat first.');
  }
  if (stoppedAt !== null) throw conflict('Your phone asked for no more texts.', 'phoneNumber');
  return phoneNumber;
}

/** The ring they have the chat by; made here for a chat they took at the console: theirs already, it asks nobody. */
async function theirRing(services: Services, manager: EntityManager, chat: Chat, phoneNumber: string): Promise<Ring> {
  const { id: chatId, assignment } = chat;
  const operatorId = chat.operatorId ?? '';
  const theirs = { chatId, operatorId, assignment, status: RingStatus.ACCEPTED, dead: false, phoneNumber };
  const known = await manager.findOneBy(Ring, theirs);
  if (known) return known;
  const now = services.clock.now();
  const ring = manager.create(Ring, {
    ...theirs,
    id: newId(),
    organizationId: chat.organizationId,
    departmentId: chat.departmentId,
    purpose: RingPurpose.RESUME,
    round: chat.round,
    pass: 1,
    // Not a turn of the round robin, and not asked.
    slot: null,
    turn: 0,
    turnBefore: null,
    // Known to nobody: the text brings another.
    tokenHash: hashSecret(newToken()),
    deviceKeyHash: null,
    createdAt: now,
    ringsUntil: now,
    endedAt: now,
    snoozedUntil: null,
  });
  await manager.insert(Ring, ring);
  return ring;
}
