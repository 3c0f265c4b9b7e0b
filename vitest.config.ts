import { defineConfig } from 'vitest/config';

// Everything shares one copy of graphql: its ES module and its CommonJS module refuse each other's schemas.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

// Whole servers start and stop in these, some of them fifty clients at a time, on machines with two cores.
const patient = { testTimeout: 90_000, hookTimeout: 120_000, teardownTimeout: 30_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{server,client,widget}/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'flows',
          include: ['server/test/**/*.test.ts'],
          exclude: ['server/test/{redis,simulation,cluster}/**'],
          ...patient,
        },
      },
      {
        // Hundreds of worlds a test, each in milliseconds.
        test: { name: 'simulation', include: ['server/test/simulation/**/*.test.ts'], testTimeout: 900_000 },
      },
      {
        resolve,
        // Real processes, killed and stopped: one after the other, so that no other test takes their time.
        test: { name: 'cluster', include: ['server/test/cluster/**/*.test.ts'], fileParallelism: false, ...patient },
      },
      {
        resolve,
        // By `npm run nemesis` alone, which says for how long.
        test: { ...patient, name: 'nemesis', include: ['server/test/cluster/nemesis.ts'], testTimeout: 3_600_000 },
      },
      {
        resolve,
        test: { name: 'redis', include: ['server/test/redis/**/*.test.ts'], ...patient },
      },
    ],
  },
});
