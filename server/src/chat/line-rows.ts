import type { DataSource } from 'typeorm';
import { asStored, isSqlite, marks, type Statement } from '../db/raw-sql.js';
import { Chat } from './chat.entity.js';
import type { LineChat } from './line.rules.js';

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
export interface LineName {
  chatId: string;
  authorId: string;
  clientMessageId: string;
}

/** A line that is stored already. */
export interface KnownLine extends LineName {
  id: string;
}

const CHAT_COLUMNS = `id, organization_id AS organizationId, department_id AS departmentId,
  operator_id AS operatorId, status, assignment, last_seq AS lastSeq, rings_until AS ringsUntil,
  transfer_department_id AS transferDepartmentId`;

/**
 * A server must find each row by its id: where many of a small table are wanted it would look through all of them, and wait
 * for the rows of others on the way.
 */
const byKey = (tables: DataSource): string => (isSqlite(tables) ? '' : ' FORCE INDEX (PRIMARY)');

/** Takes the rows of chats in the order of their ids, until the transaction ends: nobody else adds a line or changes who has them. HeldChat. */
export function holdChats(tables: DataSource, ids: string[]): Statement {
  // SQLite writes one transaction at a time.
  const lock = isSqlite(tables) ? '' : ' FOR UPDATE';
  return {
    sql: `SELECT ${CHAT_COLUMNS} FROM chat${byKey(tables)} WHERE id IN (${marks(ids)}) ORDER BY id${lock}`,
    values: ids,
  };
}

/** Those of these lines that are stored already. KnownLine. */
export function findLines(tables: DataSource, names: readonly LineName[]): Statement {
  const tuples = names.map(() => '(?, ?, ?)').join(', ');
  return {
    sql: `SELECT id, chat_id AS chatId, author_id AS authorId, client_message_id AS clientMessageId FROM message
      WHERE (chat_id, author_id, client_message_id) IN (${isSqlite(tables) ? `VALUES ${tuples}` : tuples})`,
    values: names.flatMap(({ chatId, authorId, clientMessageId }) => [chatId, authorId, clientMessageId]),
  };
}

/** Whom lines come from, and with what, by id. */
export interface AskedWriters {
  visitors: string[];
  operators: string[];
  sessions: string[];
  keys: string[];
}

/** One of them that is still good: there, and active. The name is of a visitor or an operator. */
export interface GoodWriter {
  id: string;
  name: string | null;
}

/** Those of the writers that are still good. GoodWriter. */
export function goodWriters({ visitors, operators, sessions, keys }: AskedWriters): Statement {
  const parts = [
    { sql: 'SELECT id, name FROM visitor WHERE', of: visitors },
    { sql: 'SELECT id, name FROM operator WHERE active = 1 AND', of: operators },
    { sql: 'SELECT id, NULL FROM operator_session WHERE', of: sessions },
    { sql: 'SELECT id, NULL FROM api_key WHERE', of: keys },
  ].filter(({ of }) => of.length > 0);
  return {
    sql: parts.map(({ sql, of }) => `${sql} id IN (${marks(of)})`).join(' UNION ALL '),
    values: parts.flatMap(({ of }) => of),
  };
}

/** What new lines change of their chats: how many they are, and which sides wrote them. */
export interface Growth {
  lines: number;
  byVisitor: boolean;
  byOperator: boolean;
}

/** Counts lines of held chats, and their writers as seen: one UPDATE for all chats that grew alike. */
export function growChats(
  tables: DataSource,
  chatIds: readonly string[],
  { lines, byVisitor, byOperator }: Growth,
  now: Date,
): Statement {
  const at = asStored(tables, Chat, 'visitorSeenAt', now);
  const sets = ['last_seq = last_seq + ?'];
  if (byVisitor) sets.push('visitor_seen_at = ?');
  if (byOperator) sets.push('operator_seen_at = ?', 'operator_spoke_at = ?');
  return {
    sql: `UPDATE chat${byKey(tables)} SET ${sets.join(', ')} WHERE id IN (${marks(chatIds)})`,
    values: [lines, ...sets.slice(1).map(() => at), ...chatIds],
  };
}
