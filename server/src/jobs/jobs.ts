import { writeSignsOfLife } from '../chat/signs-of-life.js';
import { ACTIVITY_EVERY_MS, writeActivity } from '../presence/activity.js';
import { limitAbsence } from '../presence/away.js';
import { coverageJob } from '../coverage/coverage-job.js';
import { expireConsoles, RENEW_EVERY_MS, renewConsoles } from '../presence/consoles.js';
import { MissedEvents, type LookEveryMs } from '../pub-sub/missed-events.js';
import type { Services } from '../services.js';
import { deadlineJob } from './deadline-job.js';
import type { Job } from './engine.js';

/**
 * The engine's work on chats and presence; the outboxes add theirs. `lookEveryMs`: how often missed events are looked for;
 * null where one process has the database to itself.
 */
export function chatJobs(services: Services, lookEveryMs: LookEveryMs | null): Job[] {
  const looks = lookEveryMs === null ? [] : [missedEventsJob(new MissedEvents(services, lookEveryMs))];
  return [
    ...looks,
    deadlineJob(services),
    coverageJob(services),
    regular('expired consoles', 500, () => expireConsoles(services)),
    regular('console leases', RENEW_EVERY_MS, () => renewConsoles(services)),
    regular('activity', ACTIVITY_EVERY_MS, () => writeActivity(services)),
    regular('absence', 1000, () => limitAbsence(services)),
    regular('signs of life', 5000, () => writeSignsOfLife(services)),
  ];
}

function missedEventsJob(missed: MissedEvents): Job {
  return {
    name: 'missed events',
    get everyMs() {
      return missed.restMs;
    },
    run: async () => {
      await missed.look();
      return false;
    },
  };
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
