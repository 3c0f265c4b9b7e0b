// npm run bench: what the server does, beside what this machine can do at most, measured in turn in one run.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { passOnSignals } from '../scripts/lib/children.mjs';
import { prepare } from '../scripts/lib/prepare.mjs';
import { giveUp, say, Trouble } from '../scripts/lib/say.mjs';
import { mariadb, sqlite } from './databases.mjs';
import { measureMessages } from './messages.mjs';
import { startProvider } from './provider.mjs';
import { describeMachine, printTable, toJson, writePage } from './report.mjs';
import { measureRings } from './rings.mjs';
import { startServer } from './server.mjs';
import { openShop } from './shop.mjs';

const USAGE = `npm run bench -- [--requests N] [--rounds N] [--json FILE] [--no-page]

  --requests N  how many requests for a chat are measured on each database, at least 200 (default 200)
  --rounds N    how often product and limit take turns at storing messages (default 5)
  --json FILE   writes the figures there too
  --no-page     leaves docs/benchmarks.md as it is`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '200' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'string' },
      'no-page': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [requests, rounds] = [Number(values.requests), Number(values.rounds)];
  if (!Number.isInteger(requests) || requests < 200 || !Number.isInteger(rounds) || rounds < 1)
    throw new Trouble(USAGE);
  return { ...values, requests, rounds };
}

/** Both measurements on one database, by a server of its own. */
async function measure(open, provider, { requests, rounds }) {
  const database = await open();
  try {
    const server = await startServer(database, provider);
    try {
      const shop = await openShop(server.url, provider);
      say(`${database.name}: ${requests} requests for a chat`);
      const rings = await measureRings({ shop, provider, database, requests });
      say(`${database.name}: ${rounds} rounds of messages`);
      const messages = await measureMessages({ shop, database, rounds });
      return [...messages, ...rings];
    } finally {
      await server.stop();
    }
  } finally {
    await database.close();
  }
}

passOnSignals();
try {
  const options = readOptions();
  if (options.help) {
    console.log(USAGE);
    process.exit(0);
  }
  await prepare(['server']);
  const machine = describeMachine();
  const provider = await startProvider();
  const figures = [];
  const versions = [];
  for (const { open, missing } of [mariadb, sqlite]) {
    const reason = missing();
    if (reason) say(`Left out: ${reason}.`);
    else {
      figures.push(...(await measure(open, provider, options)));
      versions.push(await open.version());
    }
  }
  await provider.stop();
  printTable(figures);
  if (options.json) fs.writeFileSync(options.json, toJson(figures));
  if (!options['no-page']) writePage(figures, machine, versions, options);
} catch (error) {
  giveUp(error);
}
