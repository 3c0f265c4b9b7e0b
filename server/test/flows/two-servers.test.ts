import { describe, expect, it } from 'vitest';
import { onSqlite } from '../harness/test-database.js';
import { twoServersAgreeOnPresence } from '../harness/two-servers-presence.js';
import { twoServersServeOneDatabase } from '../harness/two-servers.js';
import { Ringdown } from '../harness/start-app.js';

if (onSqlite) {
  describe('a second server on the embedded database', () => {
    it('is refused in one sentence', async () => {
      const ringdown = await Ringdown.start();
      await expect(ringdown.another()).rejects.toThrow(/another Ringdown is using/);
      await ringdown.finish();
    });
  });
} else {
  describe('two servers on one database without Redis', () => {
    twoServersServeOneDatabase();
  });
  describe('presence at two servers without Redis', () => {
    twoServersAgreeOnPresence();
  });
}
