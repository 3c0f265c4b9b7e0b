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
    const members = await colleagues(services, organizationId, departmentId);
    const asked = members.filter(({ id }) => operatorId === null || id === operatorId);
    return presenceOf(services.db.read, asked, services.clock.now());
  };
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
      if (heard.kind === 'CHECK') return news(await read(null));
      return heard.kind === 'PRESENCE' ? news(await read(heard.operatorId)) : [];
    },
  );
}

async function colleagues(
  services: Services,
  organizationId: string,
  departmentId: string | null,
): Promise<Operator[]> {
  if (departmentId === null) {
    return services.db.read.find(Operator, { where: { organizationId, active: true }, order: { name: 'ASC' } });
  }
  const members = await services.db.read.findBy(DepartmentOperator, { departmentId });
  const ids = members.map(({ operatorId }) => operatorId);
  if (ids.length === 0) return [];
  return services.db.read.find(Operator, { where: { id: In(ids), active: true }, order: { name: 'ASC' } });
}
