import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { hashSecret, newId, newToken } from '../ids.js';
import type { Services } from '../services.js';
import { enqueueSms } from '../sms/enqueue-sms.js';
import { ringText } from '../sms/sms-text.rules.js';
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
  const facts = await readFacts(manager, chat, order);
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
    phoneNumber: facts.phoneNumber ?? '',
    dead: false,
    turnBefore: facts.lastTurn,
    turn,
    createdAt: services.clock.now(),
    ringsUntil,
    endedAt: null,
    snoozedUntil: null,
  });
  await manager.update(DepartmentOperator, { operatorId, departmentId }, { lastTurn: turn });
  await manager.insert(Ring, ring);
  await noteRing(manager, ring, { kind: RingEventKind.QUEUED, at: ring.createdAt });
  await enqueueSms(services, manager, {
    organizationId: chat.organizationId,
    purpose: SmsPurpose.RING,
    ringId: ring.id,
    operatorId,
    recipient: ring.phoneNumber,
    body: ringText({ ...facts, purpose: ring.purpose, link: `${services.settings.publicUrl}/m#${token}` }),
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

/** What a ring needs to know beside its chat: the phone, the turn the operator had before, and what its text tells. */
interface RingFacts {
  phoneNumber: string | null;
  lastTurn: number | null;
  department: string;
  visitorName: string | null;
  message: string;
}

/** By one statement, because many phones may be rung at once while the department is locked. */
async function readFacts(manager: EntityManager, chat: Chat, order: RingOrder): Promise<RingFacts> {
  const [facts] = await manager.query<RingFacts[]>(
    `SELECT s.phone_number AS phoneNumber, m.last_turn AS lastTurn, d.name AS department, v.name AS visitorName,
      COALESCE((SELECT body FROM message WHERE chat_id = ? AND author = ? ORDER BY seq LIMIT 1), '') AS message
      FROM mobile_chat s JOIN department d ON d.id = ? JOIN visitor v ON v.id = ?
      LEFT JOIN department_operator m ON m.operator_id = s.operator_id AND m.department_id = d.id
      WHERE s.operator_id = ?`,
    [chat.id, MessageAuthor.VISITOR, order.departmentId, chat.visitorId, order.operatorId],
  );
  if (!facts) throw new Error(`Operator ${order.operatorId} has no Mobile Chat settings`);
  return facts;
}
