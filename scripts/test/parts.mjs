import { WORKSPACES } from '../lib/build.mjs';
import { runBench, runPlaywright, runVitest } from './runners.mjs';
import { findChromium, mariadbMissing, redisMissing, startMariadb, startRedis } from './services.mjs';

/**
 * The parts of the suite, in the order they run.
 * `missing` says why this machine cannot run a part, or gives undefined; `services` start what the part needs and give the
 * environment variables that name it; `run` gives the counts. All but those that say otherwise (`builds`) run on the built
 * programs. Those that are `byName` are no part of the whole suite: they run where they are asked for.
 */
export const PARTS = [
  {
    name: 'unit',
    builds: [],
    about: 'rules and small modules, on their own',
    run: (context) => runVitest('unit', context),
  },
  {
    name: 'flows:sqlite',
    about: 'whole scenarios on the embedded database',
    // The embedded database is what the harness uses when no other is named.
    env: () => ({ TEST_DATABASE_URL: undefined }),
    run: (context) => runVitest('flows', context),
  },
  {
    name: 'flows:mariadb',
    about: 'the same scenarios on MariaDB',
    missing: () => (process.env.TEST_DATABASE_URL ? undefined : mariadbMissing()),
    services: () => (process.env.TEST_DATABASE_URL ? [] : [{ variable: 'TEST_DATABASE_URL', start: startMariadb }]),
    run: (context) => runVitest('flows', context),
  },
  {
    name: 'redis',
    about: 'two servers on one MariaDB with Redis between them',
    missing: () =>
      (process.env.TEST_REDIS_URL ? undefined : redisMissing()) ??
      (process.env.TEST_DATABASE_URL ? undefined : mariadbMissing()),
    services: () => [
      ...(process.env.TEST_REDIS_URL ? [] : [{ variable: 'TEST_REDIS_URL', start: startRedis }]),
      ...(process.env.TEST_DATABASE_URL ? [] : [{ variable: 'TEST_DATABASE_URL', start: startMariadb }]),
    ],
    run: (context) => runVitest('redis', context),
  },
  {
    name: 'cluster',
    about: 'three server processes on one MariaDB with Redis, killed, stopped and cut off under traffic',
    // Three servers, their clients and two databases need more than the two processors the suite is made for.
    byName: true,
    // It starts its own MariaDB and Redis: it kills them.
    missing: () => redisMissing() ?? mariadbMissing(),
    run: (context) => runVitest('cluster', context),
  },
  {
    name: 'simulation',
    builds: ['simulation'],
    about: 'seeded worlds in which everything goes wrong, and rules broken on purpose',
    run: (context) => runVitest('simulation', context),
  },
  {
    name: 'browser',
    about: 'the pages as people see them, in Chromium',
    missing: () => (findChromium() ? undefined : 'Chromium is not installed (CHROMIUM_PATH names one elsewhere)'),
    env: () => ({ CHROMIUM_PATH: findChromium(), TEST_DATABASE_URL: undefined }),
    run: (context) => runPlaywright(context),
  },
  {
    name: 'speed',
    about: 'what is loaded, kept in memory and spent of the processor, against the limits of this machine',
    missing: () =>
      mariadbMissing() ??
      (findChromium() ? undefined : 'Chromium is not installed (CHROMIUM_PATH names one elsewhere)'),
    env: () => ({ CHROMIUM_PATH: findChromium() }),
    run: (context) => runBench(context),
  },
];

/** The parts that were asked for by name; `flows` means both databases; no name means all but those that are `byName`. Unknown names are the caller's fault. */
export function choose(names) {
  const unknown = names.filter((name) => !PARTS.some((part) => matches(part, name)));
  return {
    unknown,
    parts:
      names.length === 0
        ? PARTS.filter(({ byName }) => !byName)
        : PARTS.filter((part) => names.some((name) => matches(part, name))),
  };
}

/** What has to be built for these parts. */
export function buildsOf(parts) {
  return [...new Set(parts.flatMap((part) => part.builds ?? WORKSPACES))];
}

function matches(part, name) {
  return part.name === name || part.name.startsWith(`${name}:`);
}
