import { In } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { Department } from '../departments/department.entity.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { notFound } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import { Feed } from '../pub-sub/feed.js';
import { organizationTopic, type CheckEvent, type PresenceTopicEvent, type TopicEvent } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { presenceOf, type Presence } from './presence.queries.js';

/** The presence of the caller's colleagues, of one department or of all; the present state first. */
export async function openPresenceFeed(
  services: Services,
  caller: OperatorCaller,
  departmentId: string | null,
  onOverflow: () => void,
): Promise<AsyncIterableIterator<Presence>> {
  const { organizationId } = caller;
  if (departmentId !== null && !(await services.db.read.existsBy(Department, { id: departmentId, organizationId }))) {
    throw notFound('department');
  }
  const told = new Map<string, string>();
  const read = async (operatorId: string | null): Promise<Presence[]> => {
    const asked = await colleagues(services, { organizationId, departmentId, operatorId });
    return presenceOf(services.db.read, asked, services.clock.now());
  };
  /** The same, once for all subscriptions of this process that follow the same operators. */
  const readFor = (event: object, operatorId: string | null): Promise<Presence[]> =>
    services.sharedReads.of(event, `presence ${departmentId ?? 'all'}`, () => read(operatorId));
  /** Of these, what was not told yet. */
  const news = (presences: Presence[]): Presence[] =>
    presences.filter((presence) => {
      const before = told.get(presence.operatorId);
      const now = `${presence.loggedIn} ${presence.availability} ${presence.awayAutomatically}`;
      told.set(presence.operatorId, now);
      return now !== before;
    });
  const queue = services.pubSub.open([organizationTopic(organizationId)], onOverflow);
  return new Feed<TopicEvent, Presence>(
    queue,
    async () => news(await read(null)),
    async (event) => {
      const heard = event as PresenceTopicEvent | CheckEvent;
      if (heard.kind === 'CHECK') return news(await readFor(event, null));
      return heard.kind === 'PRESENCE' ? news(await readFor(event, heard.operatorId)) : [];
    },
  );
}

/** Whose presence is asked for: of one department or all, of one operator or all. */
interface Asked {
  organizationId: string;
  departmentId: string | null;
  operatorId: string | null;
}

async function colleagues({ db }: Services, asked: Asked): Promise<Operator[]> {
  const { organizationId, departmentId, operatorId } = asked;
  const one = operatorId === null ? {} : { operatorId };
  const members = departmentId === null ? null : await db.read.findBy(DepartmentOperator, { departmentId, ...one });
  const id = members ? In(members.map((member) => member.operatorId)) : (operatorId ?? undefined);
  if (members?.length === 0) return [];
  return db.read.find(Operator, {
    where: { organizationId, active: true, ...(id === undefined ? {} : { id }) },
    order: { name: 'ASC' },
  });
}
