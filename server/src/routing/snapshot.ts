import { In, type EntityManager } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { plusSeconds } from '../clock.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { dutyOf } from '../mobile-chat/duty.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { loggedInOperatorIds } from '../presence/presence.queries.js';
import { Ring } from '../rings/ring.entity.js';
import type { Services } from '../services.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { Availability, ChatChannel, ChatStatus, SmsStatus } from '../vocabulary.js';
import type { RoutedOperator } from './ringable.rules.js';
import type { RoutedRing, RouteSnapshot } from './route.rules.js';

/** Gathers what the rule needs for a chat that waits or whose transfer or rescue rings. */
export async function loadSnapshot(services: Services, manager: EntityManager, chat: Chat): Promise<RouteSnapshot> {
  const now = services.clock.now();
  const operators = await loadOperators(services, manager, chat.transferDepartmentId ?? chat.departmentId);
  return {
    callRouting: chat.callRouting,
    overflowDue: chat.status === ChatStatus.WAITING && isOverflowDue(chat, now),
    secondPass: chat.status === ChatStatus.WAITING && chat.secondPass,
    excludedOperatorId: chat.status === ChatStatus.WAITING ? chat.vanishedOperatorId : null,
    operators: narrow(operators, chat),
    rings: await loadRings(manager, chat),
  };
}

/** The operators of a department as the rule sees them at this instant. */
export async function loadOperators(
  services: Services,
  manager: EntityManager,
  departmentId: string,
): Promise<RoutedOperator[]> {
  const now = services.clock.now();
  const memberships = await manager.find(DepartmentOperator, { where: { departmentId } });
  const ids = memberships.map(({ operatorId }) => operatorId);
  if (ids.length === 0) return [];
  const operators = await manager.find(Operator, { where: { id: In(ids) } });
  const settings = await manager.find(MobileChatSettings, { where: { operatorId: In(ids) } });
  const loggedIn = await loggedInOperatorIds(manager, ids, now);
  const mobileChats = await countMobileChats(manager, ids);
  const { mobileCapacity } = await manager.findOneByOrFail(Organization, { id: memberships[0]?.organizationId });
  return operators.flatMap((operator) => {
    const row = settings.find(({ operatorId }) => operatorId === operator.id);
    if (!row) return [];
    const isLoggedIn = loggedIn.has(operator.id);
    return {
      id: operator.id,
      active: operator.active,
      loggedIn: isLoggedIn,
      accepting: isLoggedIn && operator.availability === Availability.ACCEPTING,
      ...dutyOf(row, now, services.settings.smsProvider),
      mobileChats: mobileChats.get(operator.id) ?? 0,
      mobileCapacity,
      lastTurn: memberships.find(({ operatorId }) => operatorId === operator.id)?.lastTurn ?? null,
    };
  });
}

function isOverflowDue(chat: Chat, now: Date): boolean {
  return chat.overflowAfterSeconds !== null && now >= plusSeconds(chat.waitingSince, chat.overflowAfterSeconds);
}

/**
 * A transfer to one operator asks that one alone; a transfer never asks who hands the chat over. A rescue asks the holder, who
 * is not too busy for the chat they have.
 */
function narrow(operators: RoutedOperator[], chat: Chat): RoutedOperator[] {
  if (chat.status === ChatStatus.WAITING) return operators;
  if (chat.transferDepartmentId === null) {
    const own = chat.channel === ChatChannel.MOBILE ? 1 : 0;
    const holder = operators.filter(({ id }) => id === chat.operatorId);
    return holder.map((operator) => ({ ...operator, mobileChats: operator.mobileChats - own }));
  }
  return operators.filter(({ id }) =>
    chat.transferOperatorId === null ? id !== chat.operatorId : id === chat.transferOperatorId,
  );
}

/** The rings of the chat's present round that count as asked. */
async function loadRings(manager: EntityManager, chat: Chat): Promise<RoutedRing[]> {
  const rings = await manager.find(Ring, { where: { chatId: chat.id, round: chat.round } });
  if (rings.length === 0) return [];
  const cancelled = await manager.find(SmsMessage, {
    where: { ringId: In(rings.map(({ id }) => id)), status: SmsStatus.CANCELLED },
    select: { ringId: true },
  });
  const unsent = new Set(cancelled.map(({ ringId }) => ringId));
  return rings
    .filter(({ id }) => !unsent.has(id))
    .map(({ operatorId, status, pass }) => ({ operatorId, status, pass }));
}

async function countMobileChats(manager: EntityManager, operatorIds: string[]): Promise<Map<string, number>> {
  const chats = await manager.find(Chat, {
    where: { operatorId: In(operatorIds), status: ChatStatus.ACTIVE, channel: ChatChannel.MOBILE },
    select: { operatorId: true },
  });
  const counts = new Map<string, number>();
  for (const { operatorId } of chats) {
    if (operatorId !== null) counts.set(operatorId, (counts.get(operatorId) ?? 0) + 1);
  }
  return counts;
}
