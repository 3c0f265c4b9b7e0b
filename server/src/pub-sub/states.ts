import { In, type EntityTarget, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { ApiKey } from '../access/api-key.entity.js';
import { OperatorSession } from '../access/operator-session.entity.js';
import { Chat } from '../chat/chat.entity.js';
import { CoverageAlarm } from '../coverage/coverage-alarm.entity.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { OfflineMessage } from '../offline-messages/offline-message.entity.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { ConsoleLease } from '../presence/console-lease.entity.js';
import { Ring } from '../rings/ring.entity.js';
import type { Services } from '../services.js';
import { ChatStatus } from '../vocabulary.js';
import type { Topic } from './topics.js';

/** Ids asked about in one query. */
const BATCH = 500;

/** One query's part of the state behind a kind of topic: the rows whose `by` is one of the ids, by these columns. */
interface Part {
  of: EntityTarget<ObjectLiteral>;
  by: string;
  columns: string[];
  only?: string;
  /** Only the greatest of the first column counts: rows are added and never change. */
  latest?: boolean;
}

const OPEN_CHATS = `row.status IN ('${ChatStatus.WAITING}', '${ChatStatus.ACTIVE}')`;
const WATCHED = ['id', 'status', 'round', 'assignment', 'departmentId', 'ringsUntil'];
const MARKS = ['lastSeq', 'visitorDeliveredSeq', 'visitorReadSeq', 'operatorDeliveredSeq', 'operatorReadSeq'];
const ALARM: Omit<Part, 'by'> = { of: CoverageAlarm, columns: ['version'] };
const LEFT: Omit<Part, 'by'> = { of: OfflineMessage, columns: ['id'], latest: true };
const AVAILABILITY = ['availability', 'availabilitySince', 'awayAutomatically'];
const PRESENCE = ['id', ...AVAILABILITY, 'loggedOutAt', 'awayEndedLoginAt', 'active'];

/** What subscriptions to a topic are told of, by the word before the topic's colon. */
const PARTS: Record<string, Part[]> = {
  chat: [
    { of: Chat, by: 'id', columns: [...WATCHED, 'visitorToldAt', ...MARKS] },
    { of: Ring, by: 'chatId', columns: ['id', 'status'] },
  ],
  department: [
    { of: Chat, by: 'departmentId', columns: WATCHED, only: OPEN_CHATS },
    { ...LEFT, by: 'departmentId' },
    { ...ALARM, by: 'departmentId' },
  ],
  organization: [
    { of: Chat, by: 'organizationId', columns: WATCHED, only: OPEN_CHATS },
    { of: Operator, by: 'organizationId', columns: PRESENCE },
    { of: ConsoleLease, by: 'organizationId', columns: ['id', 'lostAt'] },
    { of: Organization, by: 'id', columns: ['awayLogsOutMinutes'] },
    { ...LEFT, by: 'organizationId' },
    { ...ALARM, by: 'organizationId' },
  ],
  operator: [
    { of: Operator, by: 'id', columns: ['active', 'role'] },
    { of: DepartmentOperator, by: 'operatorId', columns: ['departmentId'] },
    { of: OperatorSession, by: 'operatorId', columns: ['id'] },
    { of: ApiKey, by: 'operatorId', columns: ['id'] },
  ],
};

/**
 * What the database says about each of these topics, as text that differs where something changed that subscriptions are
 * told of. A demo's topic has none: it is looked at each time.
 */
export async function readStates(services: Services, topics: Topic[]): Promise<Map<Topic, string>> {
  const states = new Map<Topic, string>();
  for (const [kind, parts] of Object.entries(PARTS)) {
    const ids = topics.filter((topic) => topic.startsWith(`${kind}:`)).map((topic) => topic.slice(kind.length + 1));
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      for (const id of batch) states.set(`${kind}:${id}` as Topic, '');
      for (const part of parts) {
        for (const [id, text] of await readPart(services, part, batch)) {
          const topic = `${kind}:${id}` as Topic;
          states.set(topic, `${states.get(topic) ?? ''}|${text}`);
        }
      }
    }
  }
  for (const topic of topics) if (topic.startsWith('demo:')) states.set(topic, services.clock.now().toISOString());
  return states;
}

/** Plain values, no entities: these are thousands of rows that are only compared. */
async function readPart(services: Services, part: Part, ids: string[]): Promise<Map<string, string>> {
  const rows = await queryOf(services, part, ids).getRawMany<Record<string, unknown>>();
  const told = new Map<string, string[]>();
  for (const { topicId, ...values } of rows) {
    const id = String(topicId);
    told.set(id, [...(told.get(id) ?? []), Object.values(values).map(plain).join(' ')]);
  }
  return new Map([...told].map(([id, lines]) => [id, lines.sort().join(',')]));
}

function queryOf(services: Services, part: Part, ids: string[]): SelectQueryBuilder<ObjectLiteral> {
  const query = services.db.read
    .createQueryBuilder(part.of, 'row')
    .select(`row.${part.by}`, 'topicId')
    .where({ [part.by]: In(ids) });
  if (part.only !== undefined) query.andWhere(part.only);
  if (part.latest) return query.addSelect(`MAX(row.${part.columns[0] ?? ''})`, 'latest').groupBy(`row.${part.by}`);
  part.columns.forEach((column, index) => query.addSelect(`row.${column}`, `c${index}`));
  return query;
}

const plain = (value: unknown): string => (value instanceof Date ? String(value.getTime()) : String(value));
