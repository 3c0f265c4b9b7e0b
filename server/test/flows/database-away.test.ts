import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { In, LessThanOrEqual } from 'typeorm';
import { Chat } from '../../src/chat/chat.entity.js';
import { ConsoleLease } from '../../src/presence/console-lease.entity.js';
import { ApiClient } from '../harness/api-client.js';
import { CHAT_WITH_RINGS } from '../harness/documents.js';
import { eventually } from '../harness/eventually.js';
import { deadlineJob } from '../../src/jobs/deadline-job.js';
import { expireConsoles } from '../../src/presence/consoles.js';
import { RingPage } from '../harness/phone.js';
import { Ringdown } from '../harness/start-app.js';
import { onSqlite } from '../harness/test-database.js';
import type { ChatView } from '../harness/views.js';

/** Longer than anybody may be silent. */
const AWAY_SECONDS = 70;
/** So long the servers have to tell each other who is connected. */
const CAUGHT_UP_SECONDS = 11;

let one: Ringdown;
let other: Ringdown;

/** The database does not answer this server until what is returned is called. */
function loses({ app }: Ringdown): () => void {
  const gone = new Error('the database is away');
  const spies = [
    vi.spyOn(app.services.db, 'read', 'get').mockImplementation(() => {
      throw gone;
    }),
    vi.spyOn(app.services.db, 'write').mockRejectedValue(gone),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

/** What the engine does again and again, done now. */
async function looks({ app: { services } }: Ringdown): Promise<void> {
  await deadlineJob(services).run();
  await expireConsoles(services);
}

/**
 * The database is away for a while; then one server finds it before the other does. `isWritten`: whether the other has written down
 * who is connected to it, which its own engine may be about to do when the test has it look.
 */
async function databaseIsAway(isWritten: () => Promise<boolean>): Promise<void> {
  const [backAtOne, backAtOther] = [loses(one), loses(other)];
  for (const server of [one, other]) await expect(looks(server)).rejects.toThrow('the database is away');
  one.clock.advance(AWAY_SECONDS);
  backAtOne();
  for (let time = 0; time < 2; time += 1) await looks(one);
  backAtOther();
  await looks(other);
  await eventually('the other server to tell who is there', isWritten);
  one.clock.advance(CAUGHT_UP_SECONDS);
  await looks(one);
}

// Whoever is connected to the process that looks is written down before it judges; the others are what this is about.
if (!onSqlite) {
  describe('when the database was away for longer than anybody may be silent', () => {
    beforeEach(async () => {
      one = await Ringdown.start();
      other = await one.another();
    });
    afterEach(async () => {
      await other.app.stop();
      await one.finish();
    });

    it('nobody is taken for gone whom another server had no time to write down', async () => {
      const shop = await one.shop();
      const ben = await shop.operator();
      const [waits, talks] = [shop.visitor(new ApiClient(other.url)), shop.visitor(new ApiClient(other.url))];
      await talks.requestsChat();
      const page = new RingPage(new ApiClient(other.url), (await ben.phone.expectRing()).token);
      await page.accepts();
      await page.says('Hello');
      await waits.requestsChat();
      await ben.phone.expectRing();
      await talks.listens().seesChat('ACTIVE');
      await page.listens().seesChat('ACTIVE');
      await waits.listens().seesChat('WAITING');
      const ids = In([waits.chatId, talks.chatId]);
      await databaseIsAway(async () => {
        const seen = await one.app.services.db.read.findBy(Chat, { id: ids });
        const longAgo = one.clock.now().getTime() - AWAY_SECONDS * 1000;
        const signs = seen.flatMap(({ visitorSeenAt, operatorSeenAt }) => [
          visitorSeenAt,
          operatorSeenAt ?? visitorSeenAt,
        ]);
        return signs.every((at) => at.getTime() > longAgo);
      });
      const statuses = [waits, talks].map(async ({ chatId }) => {
        const { chat } = await shop.admin.ask<{ chat: ChatView }>(CHAT_WITH_RINGS, { id: chatId });
        return chat.status;
      });
      expect(await Promise.all(statuses)).toEqual(['WAITING', 'ACTIVE']);
    });

    it('nobody is logged out whose console is open at another server', async () => {
      const shop = await one.shop();
      const ben = await shop.operator();
      const console = new ApiClient(other.url)
        .as({ ...ben.api.credentials })
        .subscribe<{ consoleEvents: { __typename: string } }>('subscription { consoleEvents { __typename } }');
      await console.next('the console to be ready', ({ consoleEvents }) => consoleEvents.__typename === 'ConsoleReady');
      await databaseIsAway(async () => {
        const ranOut = { expiresAt: LessThanOrEqual(one.clock.now()) };
        return !(await one.app.services.db.read.existsBy(ConsoleLease, ranOut));
      });
      const { chat } = await shop.visitor().requestsChat();
      expect(chat.reachability).toBe('CONSOLE');
      console.stop();
    });
  });
}
