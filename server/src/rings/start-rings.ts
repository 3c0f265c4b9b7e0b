import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { takeTurns } from '../db/locks.js';
import { insertsOf } from '../db/raw-sql.js';
import { later } from '../db/together.js';
import { hashSecret, newId, newToken } from '../ids.js';
import { askedDepartment } from '../routing/snapshot.js';
import type { Services } from '../services.js';
import { enqueueAll, type NewSms } from '../sms/enqueue-sms.js';
import { ringText } from '../sms/sms-text.rules.js';
import { ChatStatus, RingEventKind, RingPurpose, RingStatus, SmsPurpose } from '../vocabulary.js';
import { noteRings } from './ring-events.js';
import { ringSlot } from './ring-slot.js';
import { Ring } from './ring.entity.js';

/** Whom to ring, in the order of their turns, all for the first or all for the second time, until when. */
export interface RingOrder {
  operators: Rung[];
  pass: number;
  ringsUntil: Date;
  words: RingWords;
}

/** An operator who is rung, and their last turn. */
export interface Rung {
  id: string;
  phoneNumber: string | null;
  lastTurn: number | null;
}

/** What the text of a ring tells beside its link, and the last turn of the department that is asked. */
export interface RingWords {
  department: string;
  turn: number;
  visitorName: string | null;
  message: string;
}

/**
 * Rings operators once each: their rings, their SMS in the outbox and the turns they take, in the caller's transaction, which
 * holds the department.
 */
export function startRings(services: Services, manager: EntityManager, chat: Chat, order: RingOrder): Ring[] {
  const { operators, words } = order;
  takeTurns(manager, askedDepartment(chat), operators.length);
  const begun = operators.map((operator, index) => {
    const token = newToken();
    const turn = words.turn + 1 + index;
    const ring = ringOf(chat, { ...order, operator, turn, token, now: services.clock.now() });
    return { ring, sms: smsOf(services, chat, ring, words, token) };
  });
  const rings = begun.map(({ ring }) => ring);
  later(manager, ...rings.map(turnTaken), ...insertsOf(manager.connection, Ring, rings));
  noteRings(manager, rings, { kind: RingEventKind.QUEUED, at: services.clock.now() });
  const texts = begun.map(({ sms }) => sms);
  enqueueAll(services, manager, texts);
  return rings;
}

interface Beginning extends Pick<RingOrder, 'pass' | 'ringsUntil'> {
  operator: Rung;
  turn: number;
  token: string;
  now: Date;
}

function ringOf(chat: Chat, { operator, pass, ringsUntil, turn, token, now }: Beginning): Ring {
  return Object.assign(new Ring(), {
    id: newId(),
    organizationId: chat.organizationId,
    chatId: chat.id,
    departmentId: askedDepartment(chat),
    operatorId: operator.id,
    purpose: purposeOf(chat),
    round: chat.round,
    pass,
    slot: ringSlot(chat.round, pass, operator.id),
    status: RingStatus.PENDING,
    tokenHash: hashSecret(token),
    assignment: null,
    deviceKeyHash: null,
    phoneNumber: operator.phoneNumber ?? '',
    dead: false,
    turnBefore: operator.lastTurn,
    turn,
    createdAt: now,
    ringsUntil,
    endedAt: null,
    snoozedUntil: null,
  } satisfies Ring);
}

const turnTaken = ({ operatorId, departmentId, turn }: Ring) => ({
  sql: 'UPDATE department_operator SET last_turn = ? WHERE operator_id = ? AND department_id = ?',
  values: [turn, operatorId, departmentId],
});

function smsOf({ settings }: Services, chat: Chat, ring: Ring, words: RingWords, token: string): NewSms {
  return {
    organizationId: chat.organizationId,
    purpose: SmsPurpose.RING,
    ringId: ring.id,
    operatorId: ring.operatorId,
    recipient: ring.phoneNumber,
    body: ringText({ ...words, purpose: ring.purpose, link: `${settings.publicUrl}/m#${token}` }),
    expiresAt: ringExpiry(chat, ring.ringsUntil),
  };
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
