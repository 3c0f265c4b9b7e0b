// npm run nemesis -- --minutes 10 [--seed N]: three servers under traffic, and whatever the seed draws going wrong.
import { parseArgs } from 'node:util';
import { ended, passOnSignals, start } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp, say, Trouble } from './lib/say.mjs';

const USAGE = `npm run nemesis -- [--minutes N] [--seed N]

  --minutes N  how long faults are drawn (default 10)
  --seed N     which ones, in which order (default: a new one, which is printed)

MariaDB and Redis must be installed; private ones are started. Ends with status 1 where a promise was broken.`;

function readOptions() {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
  if (values.help || !(minutes > 0) || !Number.isInteger(seed) || seed < 0) throw new Trouble(USAGE);
  return { minutes, seed };
}

passOnSignals();
try {
  const { minutes, seed } = readOptions();
  await prepare(['server']);
  say(`Seed ${seed}, ${minutes} minutes.`);
  const env = { ...process.env, NEMESIS_MINUTES: String(minutes), NEMESIS_SEED: String(seed) };
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'nemesis', '--disable-console-intercept'];
  const code = await ended(start(process.execPath, [...args, `--testTimeout=${(minutes + 10) * 60_000}`], { env }));
  if (code !== 0)
    say(`A promise was broken, or the run failed: npm run nemesis -- --minutes ${minutes} --seed ${seed}`);
  process.exitCode = code;
} catch (error) {
  giveUp(error);
}
