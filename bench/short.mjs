import fs from 'node:fs';
import os from 'node:os';
import { say } from '../scripts/lib/say.mjs';
import { FIGURES, isMet } from './figures.mjs';
import { measurePages } from './pages.mjs';
import { consoles } from './rows/consoles.mjs';
import { memory, measureMemory } from './rows/memory.mjs';
import { messages } from './rows/messages.mjs';
import { subscribers } from './rows/subscribers.mjs';
import { unconcerned } from './rows/unconcerned.mjs';

/** A busy machine is no reason to fail, a step back is. */
const SLACK = 1.5;
const CONNECTIONS = 2_500;

/**
 * The figures that hardly depend on how busy the machine is: bytes and requests of pages, memory of a connection, processor
 * time against that of the limit. What depends on it, throughput and latency, is left to the whole.
 */
const STEPS = [
  { name: 'pages', missing: () => undefined, check: async () => (await measurePages()).map(pageCheck) },
  { name: 'memory', missing: memory.missing, check: async (options) => [figureCheck(await shortMemory(options))] },
  ...[messages, subscribers, unconcerned, consoles].map((row) => ({
    name: row.name,
    missing: row.missing,
    check: async (options) => (await row.run(options)).filter(isSteady).map(figureCheck),
  })),
];

const isSteady = ({ key }) => FIGURES[key].unit === 'µs';

async function shortMemory(options) {
  const own = await measureMemory({ ...options, connections: CONNECTIONS });
  return { key: 'memory', ...own, ratio: own.value, note: `here at ${CONNECTIONS.toLocaleString('en')}` };
}

function figureCheck(result) {
  const { figure, must } = FIGURES[result.key];
  const name = result.note ? `${figure} (${result.note})` : figure;
  return { name, value: result.ratio, most: must * SLACK, passed: isMet(result, 'must', SLACK) };
}

function pageCheck({ figure, value, must }) {
  const most = Math.floor(must * SLACK);
  return { name: figure, value, most, passed: value <= most };
}

async function checkStep(step, options) {
  const reason = step.missing();
  if (reason) return [{ name: step.name, passed: false, skipped: true, told: `left out: ${reason}` }];
  try {
    return await step.check({ ...options, say: (line) => say(`  ${line}`) });
  } catch (error) {
    return [{ name: step.name, passed: false, told: error.stack }];
  }
}

const tell = ({ name, value, most, passed, told }) =>
  `${passed ? 'ok    ' : 'FAILED'} ${name}: ${told ?? `${Number(value.toPrecision(3))} of at most ${Number(most.toPrecision(3))}`}`;

/** What was too slow is measured once more, because a busy minute passes and a step back does not: each check by its better time. */
async function checkTwice(step, options) {
  const first = await checkStep(step, options);
  if (first.every(({ passed, skipped }) => passed || skipped)) return first;
  for (const check of first) say(`  once more: ${tell(check)}`);
  const second = await checkStep(step, options);
  return second.map((check) => first.find(({ name, passed }) => passed && name === check.name) ?? check);
}

/** Checks the steady figures at 1.5 times their "must", each a test. Resolves with the exit status. */
export async function measureShort({ pairs, json }) {
  say(`Load average before: ${os.loadavg()[0].toFixed(2)}`);
  const checks = [];
  for (const step of STEPS) {
    const some = await checkTwice(step, { pairs });
    for (const check of some) console.log(tell(check));
    checks.push(...some);
  }
  const count = (is) => checks.filter(is).length;
  const skipped = count((check) => check.skipped);
  const result = { passed: count(({ passed }) => passed), failed: count(({ passed }) => !passed) - skipped, skipped };
  if (json) fs.writeFileSync(json, JSON.stringify({ ...result, checks }, null, 2));
  return result.failed > 0 ? 1 : 0;
}
