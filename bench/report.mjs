import fs from 'node:fs';
import os from 'node:os';

const PAGE = 'docs/benchmarks.md';
const rounded = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
const target = (value) => (value === null ? '' : String(value));

/** What the figures were taken on, and how busy it was before they were. */
export function describeMachine() {
  const cpus = os.cpus();
  return {
    cpu: `${cpus.length} × ${cpus[0]?.model ?? 'unknown CPU'}`,
    memory: `${(os.totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    load: os.loadavg()[0].toFixed(1),
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  };
}

function lines(figures) {
  return [
    '| figure | product | limit | ratio | better | must | aim |',
    '|---|---|---|---|---|---|---|',
    ...figures.map(
      ({ figure, unit, value, limit, ratio, better, must, aim }) =>
        `| ${figure} | ${rounded(value)} ${unit} | ${rounded(limit)} ${unit} | ${rounded(ratio)} | ${better} | ${target(must)} | ${target(aim)} |`,
    ),
  ];
}

export function printTable(figures) {
  console.log(lines(figures).join('\n'));
}

/** The figures for a program. */
export function toJson(figures) {
  const rows = figures.map(({ figure, value, limit, ratio, better, must, aim }) => ({
    figure,
    value,
    limit,
    ratio,
    better,
    must,
    aim,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function missed(figures) {
  const wanted = figures.filter(({ must }) => must !== null);
  const short = wanted.filter(({ ratio, better, must }) => (better === 'higher' ? ratio < must : ratio > must));
  return short.length === 0 ? 'All of them are met.' : `${short.length} of ${wanted.length} miss their "must".`;
}

/** The page for people. */
export function writePage(figures, machine, versions, { requests, rounds }) {
  const text = `# Benchmarks

What the server does, beside what this machine can do at most, taken in turn in one run by \`npm run bench\`.

${lines(figures).join('\n')}

"Must" and "aim" are for the ratio of product to limit. ${missed(figures)}

- Date: ${machine.date} UTC. Machine: ${machine.cpu}, ${machine.memory}, ${machine.system}, Node.js ${machine.node}; ${versions.join('; ')}.
- Load average before the run: ${machine.load}. Well above the number of processors, other work took its share of both
  columns, and above all of the p99s.
- Client, double of MessageBird and server share the machine; the server is one process, started as for production.

## How it is measured

- **\`requestChat\` to the provider's receipt**: ${requests} requests one after the other, after 20 to warm up. From the moment
  the visitor's HTTP request is sent to the moment when the double of MessageBird, over TLS, has accepted the SMS. After each
  request, in turn, its limit: one bare durable insert by the server's own driver, and one bare POST of an SMS to the same
  double over one kept TLS connection, to the same moment of receipt. The limit adds the quantiles of both.
- **durable messages/s**: 50 visitors on 50 WebSockets, each sending its next message when the last is acknowledged, 40 each
  after 5 to warm up; the acknowledgement comes after the commit. In turn with 2,000 bare inserts, one row and one commit
  each. The median of ${rounds} rounds; the ratio is the median of the rounds' ratios.

## Commands

\`\`\`
npm run bench
npm run bench -- --requests 1000 --rounds 9 --json figures.json
\`\`\`

MariaDB is left out where it is not installed.
`;
  fs.mkdirSync('docs', { recursive: true });
  fs.writeFileSync(PAGE, text);
}
