import type { DataSource, EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { plusSeconds } from '../clock.js';
import type { Row } from '../db/exchange.js';
import type { Statement } from '../db/raw-sql.js';
import { ask } from '../db/together.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus, SmsStatus } from '../vocabulary.js';
import { operatorsToRoute, type ReachedOperator } from './load-operators.js';
import type { RoutedRing, RouteSnapshot } from './route.rules.js';

/** A snapshot with the phones to ring. */
export interface LoadedSnapshot extends RouteSnapshot {
  operators: ReachedOperator[];
}

/** Gathers what the rule needs for a chat that waits or whose transfer or rescue rings. */
export async function loadSnapshot(services: Services, manager: EntityManager, chat: Chat): Promise<LoadedSnapshot> {
  const { statements, read } = snapshotToLoad(services, manager.connection, chat);
  return read(await ask(manager, ...statements));
}

/** The same for who has more to ask with it; what is found stands in the order of the statements. */
export function snapshotToLoad(services: Services, tables: DataSource, chat: Chat) {
  const now = services.clock.now();
  const operators = operatorsToRoute(services, tables, askedDepartment(chat));
  return {
    statements: [operators.statement, ringsOf(chat)],
    read: ([members, rings]: Row[][]): LoadedSnapshot =>
      snapshotOf(chat, operators.read(members as Row[]), rings as unknown as RoutedRing[], now),
  };
}

/** What the rule sees of a chat at this instant, of all operators of the department that is asked. */
export function snapshotOf(chat: Chat, operators: ReachedOperator[], rings: RoutedRing[], now: Date): LoadedSnapshot {
  const waits = chat.status === ChatStatus.WAITING;
  return {
    callRouting: chat.callRouting,
    overflowDue: waits && isOverflowDue(chat, now),
    secondPass: waits && chat.secondPass,
    excludedOperatorId: waits ? chat.vanishedOperatorId : null,
    operators: narrow(operators, chat),
    rings,
  };
}

/** Whose operators a chat is offered to: its department's, or that of its transfer. */
export function askedDepartment(chat: Pick<Chat, 'departmentId' | 'transferDepartmentId'>): string {
  return chat.transferDepartmentId ?? chat.departmentId;
}

function isOverflowDue(chat: Chat, now: Date): boolean {
  return chat.overflowAfterSeconds !== null && now >= plusSeconds(chat.waitingSince, chat.overflowAfterSeconds);
}

/**
 * A transfer to one operator asks that one alone; a transfer never asks who hands the chat over. A rescue asks the holder, who
 * is not too busy for the chat they have.
 */
function narrow(operators: ReachedOperator[], chat: Chat): ReachedOperator[] {
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

/** The rings of the chat's present round that count as asked: RoutedRing. */
function ringsOf({ id, round }: Chat): Statement {
  return {
    sql: `SELECT operator_id AS operatorId, status, pass FROM ring WHERE chat_id = ? AND round = ? AND NOT EXISTS
      (SELECT 1 FROM sms_message s WHERE s.ring_id = ring.id AND s.status = ?)`,
    values: [id, round, SmsStatus.CANCELLED],
  };
}
