import { writeSignsOfLife } from '../chat/signs-of-life.js';
import { ACTIVITY_EVERY_MS, writeActivity } from '../presence/activity.js';
import { limitAbsence } from '../presence/away.js';
import { coverageJob } from '../coverage/coverage-job.js';
import { expireConsoles, RENEW_EVERY_MS, renewConsoles } from '../presence/consoles.js';
import type { Services } from '../services.js';
import { deadlineJob } from './deadline-job.js';
import type { Job } from './engine.js';

/**
 * The engine's work on chats and presence; the outboxes add theirs. `checkEveryMs`: how often subscriptions look for missed
 * events; null where one process has the database to itself.
 */
export function chatJobs(services: Services, checkEveryMs: number | null): Job[] {
  const checks = checkEveryMs === null ? [] : [regular('missed events', checkEveryMs, () => check(services))];
  return [
    ...checks,
    deadlineJob(services),
    coverageJob(services),
    regular('expired consoles', 500, () => expireConsoles(services)),
    regular('console leases', RENEW_EVERY_MS, () => renewConsoles(services)),
    regular('activity', ACTIVITY_EVERY_MS, () => writeActivity(services)),
    regular('absence', 1000, () => limitAbsence(services)),
    regular('signs of life', 5000, () => writeSignsOfLife(services)),
  ];
}

/** Events of other processes may be lost, or never sent where there is no Redis: open subscriptions look themselves. */
function check(services: Services): Promise<void> {
  services.pubSub.checkAll();
  return Promise.resolve();
}

function regular(name: string, everyMs: number, work: () => Promise<void>): Job {
  return {
    name,
    everyMs,
    run: async () => {
      await work();
      return false;
    },
  };
}
