import fs from 'node:fs';
import os from 'node:os';
import { MARIADB_SETTINGS } from './databases.mjs';
import { FIGURES, isMet } from './figures.mjs';
import { ROWS } from './rows.mjs';

const PAGE = 'docs/benchmarks.md';
const ORDER = Object.keys(FIGURES);
const ABSOLUTE = ' KiB';

/** What the figures were taken on, and how busy it was before they were. */
export function describeMachine() {
  const cpus = os.cpus();
  return {
    cpu: `${cpus.length} × ${cpus[0]?.model ?? 'unknown CPU'}`,
    memory: `${(os.totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    load: os.loadavg()[0].toFixed(2),
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  };
}

/** Three digits, or all of them before the point. */
const rounded = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const inOrder = (results) => results.toSorted((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key));
const bound = (key, value) => `${value}${key === 'memory' ? ABSOLUTE : ''}`;

function verdict(result) {
  if (result.leftOut) return 'not measured';
  if (isMet(result, 'aim')) return 'aim';
  return isMet(result) ? 'must' : '**missed**';
}

function line(result) {
  const { figure, unit, better, must, aim } = FIGURES[result.key];
  const head = [`${figure}${result.note ? ` (${result.note})` : ''}`];
  const measured = result.leftOut
    ? [result.leftOut, '', '']
    : [
        `${rounded(result.value)} ${unit}`,
        `${rounded(result.limit)} ${unit}`,
        bound(result.key, rounded(result.ratio)),
      ];
  const cells = [...head, ...measured, better, bound(result.key, must), bound(result.key, aim), verdict(result)];
  return `| ${cells.join(' | ')} |`;
}

function table(results) {
  return [
    '| figure | product | limit | ratio | better | must | aim | met |',
    '|---|---|---|---|---|---|---|---|',
    ...inOrder(results).map(line),
  ].join('\n');
}

export function printTable(results) {
  console.log(table(results));
}

/** The figures for a program, in their order and words. */
export function toJson(results) {
  const rows = inOrder(results).map(({ key, value = null, limit = null, ratio = null, parts, note, leftOut }) => {
    const { figure, better, must, aim } = FIGURES[key];
    return { figure, value, limit, ratio, better, must, aim, parts, note: leftOut ? `not measured: ${leftOut}` : note };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function parts(results) {
  return inOrder(results)
    .filter((result) => result.parts && Object.values(result.parts).every(({ ratio }) => ratio !== undefined))
    .map(({ key, parts: all }) => {
      const told = Object.entries(all).map(([name, part]) => `${name} ${partOf(FIGURES[key], part)}`);
      return `- ${FIGURES[key].figure}: ${told.join('; ')}.`;
    })
    .join('\n');
}

const partOf = ({ unit }, { value, limit, ratio }) =>
  `${rounded(value)} ${unit} to ${rounded(limit)} ${unit}, ${rounded(ratio)}`;

function summary(results) {
  const missed = results.filter((result) => result.leftOut || !isMet(result));
  return missed.length === 0
    ? 'All of them keep their "must".'
    : `${missed.length} of ${results.length} miss their "must".`;
}

const method = ({ name, keys, method: text }, took) =>
  `### \`${name}\`${took ? ` (${took})` : ''}\n\n${keys.map((key) => `- ${FIGURES[key].figure}`).join('\n')}\n\n${text}`;

/** The page for people. */
export function writePage(results, machine, { pairs }) {
  const text = `# Benchmarks

What the server does, beside what this machine can do at most, taken in turn in one run by \`npm run bench\`.

${table(results)}

"Must" and "aim" are for the ratio of product to limit; of memory, for the KiB themselves. ${summary(results)}

Rows that stand for several figures show the worst:

${parts(results)}

- Date: ${machine.date} UTC; the run took ${machine.total}.
- Machine: ${machine.cpu}, ${machine.memory}, ${machine.system}, Node.js ${machine.node}; ${machine.versions.join('; ')}.
- MariaDB: ${MARIADB_SETTINGS}, a private one.
- Load average before the run: ${machine.load}. Near or above the number of processors, other work took its share of both
  columns, and above all of the p99s.
- Server, database and load share the machine, each as a process of its own; the double of MessageBird is in that of the load. The
  server is one process, started as for production.

## How it is measured

Limit, product, limit, product, …, limit: ${pairs} products, each between two limits. A row shows the medians, and as its ratio the
median of the ratios of each product to the mean of the limits before and after it. CPU is user and system time of one process from
/proc/PID/stat. "A server that forwards frames" is bench/load/raw-server.mjs. Nothing is compared with a figure of another run.

${ROWS.map((row) => method(row, machine.took[row.name])).join('\n\n')}

## Commands

\`\`\`
npm run bench                                   # all rows; writes this page
npm run bench -- --json figures.json            # the same for a program
npm run bench -- --list                         # the rows by name
npm run bench -- messages races --pairs 7       # some of them; the page stays
npm run bench -- growth --quick                 # a tenth of the history
npm run bench -- --short                        # what continuous integration checks
npm run bench -- messages --env LOG_LEVEL=error # with another environment of the server
\`\`\`

What needs MariaDB is left out where it is not installed.
`;
  fs.mkdirSync('docs', { recursive: true });
  fs.writeFileSync(PAGE, text);
}
