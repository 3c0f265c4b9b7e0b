import { setImmediate } from 'node:timers/promises';
import { In, IsNull, type EntityManager } from 'typeorm';
import { Department } from '../departments/department.entity.js';
import { newId } from '../ids.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { onDutyAt } from '../mobile-chat/schedule.rules.js';
import { departmentTopic, organizationTopic } from '../pub-sub/topics.js';
import { reachabilityBy } from '../routing/reachability.js';
import { loadOperators } from '../routing/load-operators.js';
import type { Services } from '../services.js';
import { MobileChatMode, Reachability } from '../vocabulary.js';
import { CALM, nextAlarm, type AlarmStep } from './alarm.rules.js';
import { CoverageAlarm } from './coverage-alarm.entity.js';
import { mailAlarm } from './mail-alarm.js';

/**
 * Looks at every department and raises or ends its alarm. Any process may, at any time: whoever changes the row first does
 * what follows from it, once. Returns how many it looked at.
 */
export async function watchCoverage(services: Services): Promise<number> {
  const departments = await services.db.read.findBy(Department, { archivedAt: IsNull() });
  const rows = await services.db.read.find(CoverageAlarm);
  const known = new Map(rows.map((row) => [row.departmentId, row]));
  for (const department of departments) {
    try {
      await watch(services, department, known.get(department.id) ?? null);
    } catch (error) {
      // One department that cannot be looked at holds up no other.
      services.log.error({ err: error, departmentId: department.id }, "a department's coverage could not be looked at");
    }
    // Shifts take a while to work out: others get on meanwhile.
    await setImmediate();
  }
  const archived = rows.filter(({ departmentId }) => !departments.some(({ id }) => id === departmentId));
  for (const row of archived) await settle(services, row, nextAlarm(row, false, services.clock.now()));
  return departments.length;
}

async function watch(services: Services, department: Department, row: CoverageAlarm | null): Promise<void> {
  const uncovered = await reachesNobody(services, services.db.read, department.id);
  const step = nextAlarm(row ?? CALM, uncovered, services.clock.now());
  if (step.kind === 'NONE') return;
  if (row === null) await begin(services, department, step);
  else await settle(services, row, step);
}

/**
 * Whether a department that has hours now reaches nobody, by the rule itself. It has hours where an active operator's Mobile
 * Chat is ON, or a shift or exception of theirs covers this instant even if the mode does not follow it: hours were planned,
 * and whoever switched them off may have forgotten to switch them on.
 */
export async function reachesNobody(
  services: Services,
  manager: EntityManager,
  departmentId: string,
): Promise<boolean> {
  const operators = await loadOperators(services, manager, departmentId);
  const active = operators.filter((operator) => operator.active).map(({ id }) => id);
  if (active.length === 0 || reachabilityBy(operators) !== Reachability.NOBODY) return false;
  const rows = await manager.findBy(MobileChatSettings, { operatorId: In(active) });
  const now = services.clock.now();
  return rows.some(
    (row) => row.mode === MobileChatMode.ON || onDutyAt({ ...row, mode: MobileChatMode.BASED_ON_SCHEDULE }, now),
  );
}

async function begin(services: Services, { id, organizationId }: Department, { state }: AlarmStep): Promise<void> {
  await services.db.write((manager) =>
    manager
      .createQueryBuilder()
      .insert()
      .into(CoverageAlarm)
      .values({ departmentId: id, organizationId, incidentId: newId(), ...state, version: 1 })
      .orIgnore()
      .execute(),
  );
}

/** Takes a step, if nobody else changed the row since it was read; with all that follows. */
async function settle(services: Services, row: CoverageAlarm, { kind, state }: AlarmStep): Promise<void> {
  if (kind === 'NONE') return;
  const { departmentId, organizationId, version } = row;
  const incidentId = kind === 'RAISED' ? newId() : row.incidentId;
  await services.db.write(async (manager) => {
    const changes = { ...state, incidentId, version: version + 1 };
    const { affected } = await manager.update(CoverageAlarm, { departmentId, version }, changes);
    if (affected !== 1) return;
    if (kind === 'RAISED') await mailAlarm(services, manager, { ...row, ...changes });
    services.db.afterCommit(() => {
      for (const topic of [organizationTopic(organizationId), departmentTopic(departmentId)]) {
        services.pubSub.publish(topic, { kind: 'COVERAGE_ALARM' });
      }
    });
    log(services, kind, departmentId);
  });
}

function log(services: Services, kind: AlarmStep['kind'], departmentId: string): void {
  services.db.afterCommit(() => {
    if (kind === 'RAISED' || kind === 'RAISED_AGAIN') {
      services.log.warn({ departmentId }, 'a department that has hours now reaches nobody');
    }
    if (kind === 'CLEARED') services.log.info({ departmentId }, 'a department can be reached again');
  });
}
