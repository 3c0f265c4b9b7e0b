import { In, type EntityManager } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { plusSeconds } from '../clock.js';
import { Ring } from '../rings/ring.entity.js';
import type { Services } from '../services.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { ChatChannel, ChatStatus, SmsStatus } from '../vocabulary.js';
import { loadOperators } from './load-operators.js';
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
