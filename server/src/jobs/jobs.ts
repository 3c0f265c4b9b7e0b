import { writeSignsOfLife } from '../chat/signs-of-life.js';
import { expireConsoles, renewConsoles } from '../presence/consoles.js';
import type { Services } from '../services.js';
import { deadlineJob } from './deadline-job.js';
import type { Job } from './engine.js';

/** The engine's work on chats and presence; the outboxes add theirs. */
export function chatJobs(services: Services): Job[] {
  return [
    deadlineJob(services),
    regular('expired consoles', 500, () => expireConsoles(services)),
    regular('console leases', 4000, () => renewConsoles(services)),
    regular('signs of life', 5000, () => writeSignsOfLife(services)),
  ];
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
