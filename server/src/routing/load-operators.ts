import type { EntityManager } from 'typeorm';
import type { Row } from '../db/exchange.js';
import { columnsOf } from '../db/raw-rows.js';
import { asStored } from '../db/raw-sql.js';
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

const MOBILE_CHATS = `(SELECT COUNT(*) FROM chat WHERE chat.operator_id = o.id AND chat.status = '${ChatStatus.ACTIVE}'
  AND chat.channel = '${ChatChannel.MOBILE}')`;
/** A row for each console that counts (`counts` of presence.rules.ts), and one for an operator who has none. */
const FROM = `FROM department_operator m
  JOIN operator o ON o.id = m.operator_id
  JOIN organization g ON g.id = m.organization_id
  JOIN mobile_chat s ON s.operator_id = m.operator_id
  LEFT JOIN console_lease l ON l.operator_id = m.operator_id AND (l.lost_at IS NULL OR l.expires_at > ?)
  WHERE m.department_id = ? ORDER BY o.id`;

/** The operators of a department as the rule sees them at this instant: one read, however many they are. */
export async function loadOperators(
  services: Services,
  manager: EntityManager,
  departmentId: string,
): Promise<RoutedOperator[]> {
  const now = services.clock.now();
  const columns = columnsToRoute(manager);
  const selected = [...Object.values(columns).map(({ sql }) => sql), `${MOBILE_CHATS} AS mobileChats`].join(', ');
  const at = asStored(manager.connection, ConsoleLease, 'expiresAt', now);
  const rows = await manager.query<Row[]>(`SELECT ${selected} ${FROM}`, [at, departmentId]);
  return byOperator(rows).map((own) => {
    const [row] = own as [Row];
    const { id, active, ...operator } = columns.operator.read(row);
    const organization = columns.organization.read(row);
    const consoles = own.map((one) => columns.lease.read(one)).filter(({ openedAt }) => openedAt !== null);
    const { loggedIn } = presenceAt({ ...operator, ...organization, consoles }, now);
    return {
      id,
      active,
      loggedIn,
      accepting: loggedIn && operator.availability === Availability.ACCEPTING,
      ...dutyOf(columns.settings.read(row), now, services.settings.smsProvider),
      mobileChats: Number(row.mobileChats),
      mobileCapacity: organization.mobileCapacity,
      lastTurn: columns.membership.read(row).lastTurn,
    };
  });
}

function columnsToRoute({ connection }: EntityManager) {
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

/** Rows that stand in the order of their operators, those of each together. */
function byOperator(rows: Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group && group[0]?.o_id === row.o_id) group.push(row);
    else groups.push([row]);
  }
  return groups;
}
