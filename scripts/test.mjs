// npm test: installs what is missing, builds what is stale, runs every part of the suite that this machine can run.
// npm test -- unit flows:sqlite   runs these parts only.   npm test -- unit -- route.rules   hands the rest to the runner.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isStopping, passOnSignals } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { Trouble, say, seconds } from './lib/say.mjs';
import { PARTS, buildsOf, choose } from './test/parts.mjs';

const nothingLeftOut = ['true', '1'].includes(process.env.CI ?? '');

async function runPart(part, { folder, extra }) {
  const running = [];
  const env = { ...process.env, ...part.env?.() };
  try {
    for (const service of part.services?.() ?? []) {
      const started = await service.start();
      running.push(started);
      env[service.variable] = started.url;
    }
    const report = path.join(folder, `${part.name.replace(':', '-')}.json`);
    return await part.run({ env: withoutUndefined(env), report, extra });
  } finally {
    for (const service of running) await service.stop();
  }
}

/** A child would be given the word "undefined" as the value. */
function withoutUndefined(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

async function runOrCount(part, options) {
  const started = performance.now();
  process.stdout.write(`\n── ${part.name}: ${part.about}\n`);
  try {
    return { ...(await runPart(part, options)), time: seconds(started) };
  } catch (error) {
    say(error instanceof Trouble ? `${error.output}\n${error.message}` : error.stack);
    return { passed: 0, failed: 1, skipped: 0, time: seconds(started) };
  }
}

async function runAll(parts, extra) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringdown-test-'));
  const outcomes = [];
  try {
    for (const part of parts) {
      if (isStopping()) break;
      const reason = part.missing?.();
      outcomes.push(reason ? { part, leftOut: reason } : { part, ...(await runOrCount(part, { folder, extra })) });
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return outcomes;
}

function describe({ part, leftOut, passed, failed, skipped, time }) {
  if (leftOut) return `  ${part.name}: left out, ${leftOut}`;
  return `  ${part.name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${time})`;
}

/** What failed, once more where it is seen: thousands of lines lie between a failure and the end. */
function describeFailures(outcomes) {
  const failures = outcomes.flatMap(({ part, failures = [] }) => failures.map((failure) => `${part.name}: ${failure}`));
  return failures.map((failure) => `\nFAILED ${failure}\n`).join('');
}

/** With CI=true whatever was not run counts as a failure: a part left out, a test skipped. */
function total(outcomes) {
  const sum = (key) => outcomes.reduce((all, outcome) => all + (outcome[key] ?? 0), 0);
  const notRun = outcomes.filter((outcome) => outcome.leftOut).length + sum('skipped');
  return { passed: sum('passed'), failed: sum('failed') + (nothingLeftOut ? notRun : 0) };
}

function finish({ passed, failed }) {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 || isStopping() ? 1 : 0;
}

/** Arguments before a second `--` are names of parts, those after it are for the runner. */
function readArguments(args) {
  const split = args.indexOf('--');
  const names = split < 0 ? args : args.slice(0, split);
  const { unknown, parts } = choose(names);
  if (unknown.length > 0) {
    throw new Trouble(
      `There is no part ${unknown.join(', ')}; there are ${PARTS.map((part) => part.name).join(', ')}.`,
    );
  }
  return { parts, extra: split < 0 ? [] : args.slice(split + 1) };
}

passOnSignals();
try {
  const { parts, extra } = readArguments(process.argv.slice(2));
  await prepare(buildsOf(parts));
  const outcomes = await runAll(parts, extra);
  process.stdout.write(`${describeFailures(outcomes)}\n${outcomes.map(describe).join('\n')}\n`);
  finish(total(outcomes));
} catch (error) {
  say(error instanceof Trouble ? `${error.output}\n${error.message}` : error.stack);
  finish({ passed: 0, failed: 1 });
}
