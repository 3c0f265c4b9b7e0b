// npm run check: everything that can be said about the code without running it. No test.
import path from 'node:path';
import { capture, npm, passOnSignals } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp, seconds } from './lib/say.mjs';

const AT_ONCE = 2;

const bin = (file, ...args) => [process.execPath, [path.join('node_modules', file), ...args]];
const script = (file) => [process.execPath, [file]];
const workspaceScript = (workspace, name) => npm('run', name, '--workspace', workspace);
const types = (project) => bin('typescript/bin/tsc', '--noEmit', '-p', project);

/** Longest first, so that the short ones fill the second place beside them. */
const STEPS = [
  { name: 'lint', command: bin('eslint/bin/eslint.js', '.') },
  { name: 'types: server and its tests', command: types('server/test/tsconfig.json') },
  { name: 'format', command: bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { name: 'types: client', command: types('client/tsconfig.json') },
  { name: 'types: widget', command: types('widget/tsconfig.json') },
  { name: 'types: browser tests and settings', command: types('tsconfig.json') },
  {
    name: 'layers',
    command: bin('dependency-cruiser/bin/dependency-cruise.mjs', 'server/src', 'client/src', 'widget/src'),
  },
  { name: 'unused code', command: bin('knip/bin/knip.js') },
  { name: 'generated types are up to date', command: script('scripts/check-tada.mjs') },
  { name: 'schema.graphql is what the server serves', command: workspaceScript('server', 'schema:check') },
  { name: 'schema.graphql keeps the contract', command: script('scripts/check-contract.mjs') },
  { name: 'rules have properties', command: script('scripts/check-rules.mjs') },
  { name: 'messages of the widget in every language', command: script('scripts/check-messages.mjs') },
  { name: 'bytes within their budgets', command: script('scripts/check-budgets.mjs') },
];

async function runStep(step) {
  const started = performance.now();
  const { code, output } = await capture(...step.command);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds(started)})`);
  return { ...step, failed: code !== 0, output };
}

async function runSteps(steps) {
  const waiting = [...steps];
  const results = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

function report(results) {
  const failed = results.filter((result) => result.failed);
  for (const { name, output } of failed) console.log(`\n── ${name}\n${output.trimEnd()}`);
  console.log(failed.length === 0 ? '\nAll in order.' : `\n${failed.length} of ${results.length} failed.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

passOnSignals();
try {
  const wanted = process.argv.slice(2);
  const steps = STEPS.filter((step) => wanted.length === 0 || wanted.some((word) => step.name.includes(word)));
  if (steps.length === 0)
    throw new Error(`No step is named so. There are: ${STEPS.map((step) => step.name).join('; ')}`);
  await prepare();
  report(await runSteps(steps));
} catch (error) {
  giveUp(error);
}
