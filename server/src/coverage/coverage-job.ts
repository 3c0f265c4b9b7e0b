import type { Job } from '../jobs/engine.js';
import type { Services } from '../services.js';
import { watchCoverage } from './watch-coverage.js';

const EVERY_MS = 5000;
/** The looks take at most one part in so many of a process's time, however many departments there are. */
const SHARE = 20;

/** Watches over the coverage of the departments; not more often because other work woke the engine. */
export function coverageJob(services: Services): Job {
  let earliest = 0;
  let began = 0;
  return {
    name: 'coverage',
    everyMs: EVERY_MS,
    run: async () => {
      const now = services.clock.now().getTime();
      if (now >= began && now < earliest) return false;
      began = now;
      await watchCoverage(services);
      const took = services.clock.now().getTime() - now;
      earliest = now + Math.max(EVERY_MS - 500, took * SHARE);
      return false;
    },
  };
}
