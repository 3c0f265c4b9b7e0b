import type { EntityManager } from 'typeorm';
import { asStored, isSqlite, marks } from '../db/raw-sql.js';
import { Chat } from './chat.entity.js';
import { lineKey, type LineChat } from './line.rules.js';
import { Message } from './message.entity.js';

/*
 * The statements of the hot path, by hand: they run for every line that is written, and TypeORM's own work on each row would
 * cost more than the database's.
 */

/** A chat as the writer of its lines holds it. */
export interface HeldChat extends LineChat {
  ringsUntil: Date | string | null;
  transferDepartmentId: string | null;
}

/** How a line is known before it is stored. */
interface LineName {
  chatId: string;
  authorId: string;
  clientMessageId: string;
}

const CHAT_COLUMNS = `id, organization_id AS organizationId, department_id AS departmentId, visitor_id AS visitorId,
  operator_id AS operatorId, status, assignment, last_seq AS lastSeq, rings_until AS ringsUntil,
  transfer_department_id AS transferDepartmentId,
  (SELECT visitor.name FROM visitor WHERE visitor.id = chat.visitor_id) AS visitorName,
  (SELECT operator.name FROM operator WHERE operator.id = chat.operator_id) AS operatorName`;

/**
 * A server must find each row by its id: where many of a small table are wanted it would look through all of them, and wait
 * for the rows of others on the way.
 */
const byKey = (manager: EntityManager): string => (isSqlite(manager) ? '' : ' FORCE INDEX (PRIMARY)');

/** Takes the rows of chats in the order of their ids, until the transaction ends: nobody else adds a line or changes who has them. */
export async function holdChats(manager: EntityManager, ids: readonly string[]): Promise<Map<string, HeldChat>> {
  // SQLite writes one transaction at a time.
  const lock = isSqlite(manager) ? '' : ' FOR UPDATE';
  const rows = await manager.query<HeldChat[]>(
    `SELECT ${CHAT_COLUMNS} FROM chat${byKey(manager)} WHERE id IN (${marks(ids)}) ORDER BY id${lock}`,
    [...ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of these lines that are stored already, by `lineKey`. */
export async function findLines(manager: EntityManager, names: readonly LineName[]): Promise<Map<string, Message>> {
  if (names.length === 0) return new Map();
  const tuples = names.map(() => '(?, ?, ?)').join(', ');
  const found = await manager.query<{ id: string }[]>(
    `SELECT id FROM message WHERE (chat_id, author_id, client_message_id) IN (${isSqlite(manager) ? `VALUES ${tuples}` : tuples})`,
    names.flatMap(({ chatId, authorId, clientMessageId }) => [chatId, authorId, clientMessageId]),
  );
  // A repeat is rare: only its row is made an entity.
  const rows = await Promise.all(found.map(({ id }) => manager.findOneByOrFail(Message, { id })));
  return new Map(rows.map((row) => [lineKey(row as LineName), row]));
}

/** Of operators, sign-ins and API keys: those that are still good. */
export async function stillGood(
  manager: EntityManager,
  ids: { operators: string[]; sessions: string[]; keys: string[] },
): Promise<Set<string>> {
  const parts = [
    { from: 'operator WHERE active = 1 AND', of: ids.operators },
    { from: 'operator_session WHERE', of: ids.sessions },
    { from: 'api_key WHERE', of: ids.keys },
  ].filter(({ of }) => of.length > 0);
  if (parts.length === 0) return new Set();
  const rows = await manager.query<{ id: string }[]>(
    parts.map(({ from, of }) => `SELECT id FROM ${from} id IN (${marks(of)})`).join(' UNION ALL '),
    parts.flatMap(({ of }) => of),
  );
  return new Set(rows.map(({ id }) => id));
}

/** What new lines change of their chats: how many they are, and which sides wrote them. */
export interface Growth {
  lines: number;
  byVisitor: boolean;
  byOperator: boolean;
}

/** Counts lines of held chats, and their writers as seen: one UPDATE for all chats that grew alike. */
export async function growChats(
  manager: EntityManager,
  chatIds: readonly string[],
  { lines, byVisitor, byOperator }: Growth,
  now: Date,
): Promise<void> {
  const at = asStored(manager, Chat, 'visitorSeenAt', now);
  const sets = ['last_seq = last_seq + ?'];
  if (byVisitor) sets.push('visitor_seen_at = ?');
  if (byOperator) sets.push('operator_seen_at = ?', 'operator_spoke_at = ?');
  await manager.query(`UPDATE chat${byKey(manager)} SET ${sets.join(', ')} WHERE id IN (${marks(chatIds)})`, [
    lines,
    ...sets.slice(1).map(() => at),
    ...chatIds,
  ]);
}
