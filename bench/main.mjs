// npm run bench: what the server does, beside what this machine can do at most, measured in turn in one run.
import fs from 'node:fs';
import { WORKSPACES } from '../scripts/lib/build.mjs';
import { passOnSignals } from '../scripts/lib/children.mjs';
import { prepare } from '../scripts/lib/prepare.mjs';
import { giveUp, say, seconds } from '../scripts/lib/say.mjs';
import { mariadb, sqlite } from './databases.mjs';
import { listOfRows, readOptions, readStudy, USAGE } from './options.mjs';
import { describeMachine, printTable, toJson, writePage } from './report.mjs';
import { measuredWith } from './server.mjs';
import { measureShort } from './short.mjs';

/** One row's results. A row that fails is told, and the others are measured all the same. */
async function measure(row, options) {
  const reason = row.missing();
  if (reason) return { results: row.keys.map((key) => ({ key, leftOut: reason })) };
  const begun = performance.now();
  say(`${row.name}`);
  try {
    const results = await row.run({ ...options, say: (line) => say(`  ${line}`) });
    return { results, took: seconds(begun) };
  } catch (error) {
    say(`  ${error.stack}`);
    return { results: row.keys.map((key) => ({ key, leftOut: `it failed: ${error.message}` })), took: seconds(begun) };
  } finally {
    say(`  took ${seconds(begun)}`);
  }
}

async function measureAll(options) {
  const machine = describeMachine();
  const begun = performance.now();
  const release = mariadb.missing() ? async () => undefined : await mariadb.hold();
  const results = [];
  const took = {};
  try {
    for (const row of options.rows) {
      const measured = await measure(row, options);
      results.push(...measured.results);
      took[row.name] = measured.took;
    }
  } finally {
    await release();
  }
  const versions = [mariadb.version(), `SQLite ${sqlite.version()} (WAL, synchronous=FULL)`].filter(Boolean);
  return { results, machine: { ...machine, versions, took, total: seconds(begun) } };
}

async function measureRows() {
  const options = readOptions();
  if (options.help || options.list) return console.log(options.help ? USAGE : listOfRows());
  Object.assign(measuredWith, options.env);
  await prepare(options.short ? WORKSPACES : ['server']);
  if (options.short) {
    process.exitCode = await measureShort(options);
    return;
  }
  const { results, machine } = await measureAll(options);
  printTable(results);
  if (options.json) fs.writeFileSync(options.json, toJson(results));
  if (options.page) writePage(results, machine, options);
  if (results.some(({ leftOut }) => leftOut)) process.exitCode = 1;
}

/** What is no figure of the table and has a file of its own here; false from it means that it failed. */
async function runStudy({ name, run, options }) {
  const module = await import(new URL(`${name}.mjs`, import.meta.url));
  await prepare(['server']);
  if ((await module[run](options)) === false) process.exitCode = 1;
}

passOnSignals();
try {
  const study = readStudy();
  await (study ? runStudy(study) : measureRows());
} catch (error) {
  giveUp(error);
}
