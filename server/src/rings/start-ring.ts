import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { Message } from '../chat/message.entity.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { Department } from '../departments/department.entity.js';
import { hashSecret, newId, newToken } from '../ids.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import type { Services } from '../services.js';
import { enqueueSms } from '../sms/enqueue-sms.js';
import { ringText } from '../sms/sms-text.rules.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { ChatStatus, MessageAuthor, RingEventKind, RingPurpose, RingStatus, SmsPurpose } from '../vocabulary.js';
import { noteRing } from './ring-events.js';
import { ringSlot } from './ring-slot.js';
import { Ring } from './ring.entity.js';

/** Whom to ring, for the first or second time, in which turn, until when. */
export interface RingOrder {
  operatorId: string;
  pass: number;
  departmentId: string;
  turn: number;
  ringsUntil: Date;
}

/** Rings one operator once: the ring, its SMS in the outbox and the turn it takes, in the caller's transaction. */
export async function startRing(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  order: RingOrder,
): Promise<Ring> {
  const { operatorId, pass, departmentId, turn, ringsUntil } = order;
  const phone = await manager.findOneByOrFail(MobileChatSettings, { operatorId });
  const token = newToken();
  const ring = manager.create(Ring, {
    id: newId(),
    organizationId: chat.organizationId,
    chatId: chat.id,
    departmentId,
    operatorId,
    purpose: purposeOf(chat),
    round: chat.round,
    pass,
    slot: ringSlot(chat.round, pass, operatorId),
    status: RingStatus.PENDING,
    tokenHash: hashSecret(token),
    assignment: null,
    deviceKeyHash: null,
    phoneNumber: phone.phoneNumber ?? '',
    dead: false,
    turnBefore: await takeTurn(manager, order),
    turn,
    createdAt: services.clock.now(),
    ringsUntil,
    endedAt: null,
    snoozedUntil: null,
  });
  await manager.insert(Ring, ring);
  await noteRing(manager, ring, { kind: RingEventKind.QUEUED, at: ring.createdAt });
  await enqueueSms(services, manager, {
    organizationId: chat.organizationId,
    purpose: SmsPurpose.RING,
    ringId: ring.id,
    operatorId,
    recipient: ring.phoneNumber,
    body: await textOf(services, manager, chat, ring, token),
    expiresAt: ringExpiry(chat, ringsUntil),
  });
  return ring;
}

/** What a ring is for follows from where the chat is (domain.md, "A ring's life"). */
function purposeOf(chat: Chat): RingPurpose {
  if (chat.status === ChatStatus.WAITING) return RingPurpose.REQUEST;
  return chat.transferDepartmentId === null ? RingPurpose.RESUME : RingPurpose.TRANSFER;
}

/** A late tap may take a request while it waits, so its SMS is worth delivering until then. */
function ringExpiry(chat: Chat, ringsUntil: Date): Date {
  return chat.status === ChatStatus.WAITING ? chat.waitingUntil : ringsUntil;
}

/** Gives the operator this turn of the round robin and returns the one they had before. */
async function takeTurn(manager: EntityManager, { operatorId, departmentId, turn }: RingOrder): Promise<number | null> {
  const membership = await manager.findOneBy(DepartmentOperator, { operatorId, departmentId });
  await manager.update(DepartmentOperator, { operatorId, departmentId }, { lastTurn: turn });
  return membership?.lastTurn ?? null;
}

async function textOf(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  ring: Ring,
  token: string,
): Promise<string> {
  const department = await manager.findOneByOrFail(Department, { id: ring.departmentId });
  const visitor = await manager.findOneByOrFail(Visitor, { id: chat.visitorId });
  const first = await manager.findOne(Message, {
    where: { chatId: chat.id, author: MessageAuthor.VISITOR },
    order: { seq: 'ASC' },
  });
  return ringText({
    purpose: ring.purpose,
    department: department.name,
    visitorName: visitor.name,
    message: first?.body ?? '',
    link: `${services.settings.publicUrl}/m#${token}`,
  });
}
