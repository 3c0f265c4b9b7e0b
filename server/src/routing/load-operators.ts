import type { DataSource, EntityManager } from 'typeorm';
import type { Row } from '../db/exchange.js';
import { columnsOf } from '../db/raw-rows.js';
import { asStored, type Statement } from '../db/raw-sql.js';
import { ask } from '../db/together.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { DUTY_SETTINGS, dutyOf } from '../mobile-chat/duty.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { ConsoleLease } from '../presence/console-lease.entity.js';
import { presenceAt, type ConsoleSpan } from '../presence/presence.rules.js';
import type { Services } from '../services.js';
import { Availability, ChatChannel, ChatStatus } from '../vocabulary.js';
import type { RoutedOperator } from './ringable.rules.js';

/** An operator as the rule sees them, and the phone to ring. */
export interface ReachedOperator extends RoutedOperator {
  /** E.164; null where `hasNumber` says no. */
  phoneNumber: string | null;
}

const MOBILE_CHATS = `(SELECT COUNT(*) FROM chat WHERE chat.operator_id = o.id AND chat.status = '${ChatStatus.ACTIVE}'
  AND chat.channel = '${ChatChannel.MOBILE}')`;
/** A row for each console that counts (`counts` of presence.rules.ts), and one for an operator who has none. */
const FROM = `FROM department_operator m
  JOIN operator o ON o.id = m.operator_id
  JOIN organization g ON g.id = m.organization_id
  JOIN mobile_chat s ON s.operator_id = m.operator_id
  LEFT JOIN console_lease l ON l.operator_id = m.operator_id AND (l.lost_at IS NULL OR l.expires_at > ?)
  WHERE m.department_id = ?`;

/** The operators of a department as the rule sees them at this instant: one read, however many they are. */
export async function loadOperators(
  services: Services,
  manager: EntityManager,
  departmentId: string,
): Promise<ReachedOperator[]> {
  const { statement, read } = operatorsToRoute(services, manager.connection, departmentId);
  const [rows] = await ask(manager, statement);
  return read(rows as Row[]);
}

/** The same for who has more to ask with it. */
export function operatorsToRoute(
  services: Services,
  tables: DataSource,
  departmentId: string,
): { statement: Statement; read: (rows: Row[]) => ReachedOperator[] } {
  const now = services.clock.now();
  const columns = columnsToRoute(tables);
  const selected = [...Object.values(columns).map(({ sql }) => sql), `${MOBILE_CHATS} AS mobileChats`].join(', ');
  const at = asStored(tables, ConsoleLease, 'expiresAt', now);
  return {
    statement: { sql: `SELECT ${selected} ${FROM}`, values: [at, departmentId] },
    read: (rows) => byOperator(rows).map((own) => routed(services, columns, own as [Row], now)),
  };
}

function routed(services: Services, columns: ColumnsToRoute, own: [Row, ...Row[]], now: Date): ReachedOperator {
  const [row] = own;
  const { id, active, ...operator } = columns.operator.read(row);
  const organization = columns.organization.read(row);
  const settings = columns.settings.read(row);
  const consoles = own.map((one) => columns.lease.read(one)).filter(({ openedAt }) => openedAt !== null);
  const { loggedIn } = presenceAt({ ...operator, ...organization, consoles }, now);
  return {
    id,
    active,
    loggedIn,
    accepting: loggedIn && operator.availability === Availability.ACCEPTING,
    phoneNumber: settings.phoneNumber,
    ...dutyOf(settings, now, services.settings.smsProvider),
    mobileChats: Number(row.mobileChats),
    mobileCapacity: organization.mobileCapacity,
    lastTurn: columns.membership.read(row).lastTurn,
  };
}

type ColumnsToRoute = ReturnType<typeof columnsToRoute>;

function columnsToRoute(connection: DataSource) {
  return {
    membership: columnsOf(connection, DepartmentOperator, 'm', ['lastTurn']),
    operator: columnsOf(connection, Operator, 'o', [
      'id',
      'active',
      'availability',
      'availabilitySince',
      'awayAutomatically',
      'loggedOutAt',
    ]),
    organization: columnsOf(connection, Organization, 'g', ['mobileCapacity', 'awayLogsOutMinutes']),
    settings: columnsOf(connection, MobileChatSettings, 's', DUTY_SETTINGS),
    lease: columnsOf(connection, ConsoleLease, 'l', [
      'openedAt',
      'expiresAt',
      'lostAt',
    ] satisfies (keyof ConsoleSpan)[]),
  };
}

/**
 * Rule 1 alone, for where nothing else matters: whether some operator of the department, other than `exceptId`, is at a console and
 * accepts. Somebody who accepts is logged in while a console of theirs counts (`presenceAt`).
 */
export async function someoneAcceptsIn(
  services: Services,
  manager: EntityManager,
  departmentId: string,
  exceptId: string | null,
): Promise<boolean> {
  const at = asStored(manager.connection, ConsoleLease, 'expiresAt', services.clock.now());
  const rows = await manager.query<Row[]>(
    `SELECT o.id FROM department_operator m
      JOIN operator o ON o.id = m.operator_id AND o.active = 1 AND o.availability = ?
      JOIN console_lease l ON l.operator_id = m.operator_id AND (l.lost_at IS NULL OR l.expires_at > ?)
      WHERE m.department_id = ? AND m.operator_id <> ? LIMIT 1`,
    [Availability.ACCEPTING, at, departmentId, exceptId ?? ''],
  );
  return rows.length > 0;
}

/**
 * The rows of each operator, in the order of their ids: put in order here, because a database server would write all of them,
 * with their schedules, into a table of its own first.
 */
function byOperator(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.o_id as string;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return [...groups.keys()].sort().map((id) => groups.get(id) as Row[]);
}
