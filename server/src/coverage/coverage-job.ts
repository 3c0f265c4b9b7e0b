import type { Job } from '../jobs/engine.js';
import type { Services } from '../services.js';
import { watchCoverage } from './watch-coverage.js';

const EVERY_MS = 5000;
/** So much time passes between two looks for each department: some twenty times of what looking at it costs. */
const PER_DEPARTMENT_MS = 60;

/** Watches over the coverage of the departments; not more often because other work woke the engine. */
export function coverageJob(services: Services): Job {
  let looked = 0;
  let earliest = 0;
  return {
    name: 'coverage',
    everyMs: EVERY_MS,
    run: async () => {
      const now = services.clock.now().getTime();
      if (now >= looked && now < earliest) return false;
      looked = now;
      const departments = await watchCoverage(services);
      earliest = now + Math.max(EVERY_MS - 500, departments * PER_DEPARTMENT_MS);
      return false;
    },
  };
}
