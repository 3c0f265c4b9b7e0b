import type { DataSource, EntityManager } from 'typeorm';
import type { Row } from '../db/exchange.js';
import { columnsOf } from '../db/raw-rows.js';
import { marks, type Statement } from '../db/raw-sql.js';
import { ask } from '../db/together.js';
import { Organization } from '../organizations/organization.entity.js';
import { operatorsToRoute, type ReachedOperator } from '../routing/load-operators.js';
import type { Services } from '../services.js';
import { ChatStatus } from '../vocabulary.js';
import type { CleanRequest } from './request-chat.js';

const SETTINGS = [
  'callRouting',
  'ringTimeoutSeconds',
  'maximumWaitSeconds',
  'overflowAfterSeconds',
  'secondPass',
] satisfies (keyof Organization)[];

/** The call center settings that a chat keeps. */
export type CallCenter = Pick<Organization, (typeof SETTINGS)[number]>;

/** What decides what a request for a chat comes to. */
export interface BeforeRequest {
  /** The chat that its requestKey made; null: none. */
  repeats: string | null;
  /** The chat that a visitor of this browser already has with the department; null: none. */
  resumes: string | null;
  department: { name: string; archivedAt: unknown; turn: number };
  callCenter: CallCenter;
  /** Those of the department. */
  operators: ReachedOperator[];
}

/** Reads all of it in one go: the department is locked meanwhile. */
export async function readBefore(
  services: Services,
  manager: EntityManager,
  request: CleanRequest,
): Promise<BeforeRequest> {
  const members = operatorsToRoute(services, manager.connection, request.departmentId);
  const settings = settingsOf(manager.connection, request);
  const [same, open, departments, organizations, operators] = (await ask(
    manager,
    sameRequest(request),
    openChat(request),
    {
      sql: 'SELECT name, archived_at AS archivedAt, turn FROM department WHERE id = ?',
      values: [request.departmentId],
    },
    settings.statement,
    members.statement,
  )) as [Row[], Row[], [Row], [Row], Row[]];
  return {
    repeats: idOf(same),
    resumes: idOf(open),
    department: departments[0] as unknown as BeforeRequest['department'],
    callCenter: settings.read(organizations[0]),
    operators: members.read(operators),
  };
}

const idOf = ([row]: Row[]): string | null => (row?.id as string | undefined) ?? null;

const sameRequest = ({ site, requestKeyHash }: CleanRequest): Statement => ({
  sql: 'SELECT id FROM chat WHERE site_id = ? AND request_key_hash = ?',
  values: [site.id, requestKeyHash],
});

const OPEN = [ChatStatus.WAITING, ChatStatus.ACTIVE];

/** A visitor without a key of their own has none. */
const openChat = ({ site, departmentId, visitorKeyHash }: CleanRequest): Statement => ({
  sql: `SELECT c.id FROM visitor v JOIN chat c ON c.visitor_id = v.id
    WHERE v.site_id = ? AND v.key_hash = ? AND c.department_id = ? AND c.status IN (${marks(OPEN)})
    ORDER BY c.id DESC LIMIT 1`,
  values: [site.id, visitorKeyHash, departmentId, ...OPEN],
});

function settingsOf(tables: DataSource, { site }: CleanRequest) {
  const columns = columnsOf(tables, Organization, 'o', SETTINGS);
  return {
    statement: { sql: `SELECT ${columns.sql} FROM organization o WHERE o.id = ?`, values: [site.organizationId] },
    read: (row: Row): CallCenter => columns.read(row),
  };
}
