// A process that makes load, so that it takes no time from whoever reads the clocks. Told what to do by bench/processes.mjs.
import { bareInserts, bareRaces } from './bare.mjs';
import * as crowd from './crowd.mjs';
import { timeOperations } from './operations.mjs';
import * as pairs from './pairs.mjs';
import { endStorm, storm } from './storm.mjs';
import { openRacers, races } from './races.mjs';

const TASKS = { bareInserts, bareRaces, timeOperations, openRacers, races, storm, endStorm, ...crowd, ...pairs };

process.on('message', async ({ id, task, input }) => {
  try {
    process.send({ id, result: await TASKS[task](input) });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});
process.on('disconnect', () => process.exit(0));
