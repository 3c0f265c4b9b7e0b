import { describe } from 'vitest';
import { onSqlite } from '../harness/test-database.js';
import { twoServersServeOneDatabase } from '../harness/two-servers.js';

const redisUrl = process.env.TEST_REDIS_URL;
if (redisUrl === undefined || onSqlite) throw new Error('this part wants TEST_REDIS_URL and TEST_DATABASE_URL');

describe('two servers on one database with Redis', () => {
  twoServersServeOneDatabase({ REDIS_URL: redisUrl });
});
