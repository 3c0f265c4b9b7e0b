import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Ringdown } from '../../harness/start-app.js';

const A_MILLISECOND = 0.001;

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  ringdown.clock.holdStill();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

describe('how long a visitor waits in all', () => {
  it('is 150 s unless the organization says otherwise: MISSED then, to the millisecond, and not before', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await ben.phone.expectRing();
    const listening = visitor.listens();
    await listening.seesChat('WAITING');
    expect(Date.parse(chat.waitingUntil!) - Date.parse(chat.createdAt)).toBe(150_000);
    await ringdown.livesUntil(chat.waitingUntil, A_MILLISECOND);
    expect((await visitor.chat()).status).toBe('WAITING');
    await ringdown.lives(A_MILLISECOND);
    expect((await visitor.chat()).status).toBe('MISSED');
  });

  it('is what the organization says, and after it what was typed is kept for the message that is left', async () => {
    const shop = await ringdown.shop({ maximumWaitSeconds: 10 });
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ben.phone.expectRing();
    await visitor.says('It is getting worse');
    await ringdown.lives(10);
    const { status, messages } = await visitor.chat();
    expect([status, messages.map(({ body }) => body)]).toEqual(['MISSED', ['My boiler leaks', 'It is getting worse']]);
    expect((await visitor.leavesMessage('My boiler leaks\nIt is getting worse')).id).not.toBe('');
  });
});

describe('when a visitor counts as gone', () => {
  it('after 60 s without a sign of life, to the millisecond, and not before', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const { chat } = await shop.visitor().requestsChat();
    await ben.phone.expectRing();
    await ringdown.lives(60 - A_MILLISECOND);
    expect((await ben.looksAt(chat.id)).status).toBe('WAITING');
    await ringdown.lives(A_MILLISECOND);
    expect((await ben.looksAt(chat.id)).status).toBe('ABANDONED');
  });

  it('not while a subscription of theirs is open', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await ben.phone.expectRing();
    const listening = visitor.listens();
    await listening.seesChat('WAITING');
    await ringdown.lives(149);
    expect((await ben.looksAt(chat.id)).status).toBe('WAITING');
  });

  it('60 s after any request of theirs, e.g. one that only looks', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await ben.phone.expectRing();
    await ringdown.lives(59);
    await visitor.chat();
    await ringdown.looks();
    await ringdown.lives(60 - A_MILLISECOND);
    expect((await ben.looksAt(chat.id)).status).toBe('WAITING');
    await ringdown.lives(A_MILLISECOND);
    expect((await ben.looksAt(chat.id)).status).toBe('ABANDONED');
  });

  it('at once when they end the chat', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await ben.phone.expectRing();
    await visitor.ends();
    expect((await ben.looksAt(chat.id)).status).toBe('ABANDONED');
  });
});

describe('a link tapped late', () => {
  it('still accepts when its ring merely timed out and the visitor waits; after that it says who answered, and when', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5 });
    const inTurn = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const late = await inTurn[0]!.phone.expectRing();
    await ringdown.lives(5);
    const ringing = await inTurn[1]!.phone.expectRing();
    expect(await late.shows()).toMatchObject({ status: 'TIMED_OUT', acceptable: true, chatStatus: 'WAITING' });
    const { chat } = await late.accepts();
    const shown = await ringing.shows();
    expect(shown).toMatchObject({ acceptable: false, chat: null, answeredBy: inTurn[0]!.name });
    expect(shown?.answeredAt).toBe(chat.acceptedAt);
  });

  it('says that the visitor left, and offers nothing', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5 });
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const late = await ben.phone.expectRing();
    await ringdown.lives(5);
    const ended = await visitor.ends();
    const shown = { chatStatus: 'ABANDONED', acceptable: false, chat: null, chatEndedAt: ended.endedAt };
    expect(await late.shows()).toMatchObject(shown);
    expect(await late.taps()).toEqual({ __typename: 'ChatOver', status: 'ABANDONED' });
  });

  it('says what happened for 24 hours after the end, and not longer', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    await visitor.ends();
    ringdown.clock.advance(24 * 3600 - A_MILLISECOND);
    expect(await page.shows()).toMatchObject({ chatStatus: 'ABANDONED' });
    ringdown.clock.advance(A_MILLISECOND);
    expect(await page.shows()).toBeNull();
  });
});

describe('a visitor who asks again', () => {
  it('gets the same chat while it is open, by visitorKey and department, and nobody is rung again', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitorKey = randomUUID();
    const first = await shop.visitor().requestsChat({ visitorKey });
    const page = await ben.phone.expectRing();
    expect((await shop.visitor().requestsChat({ visitorKey })).chat.id).toBe(first.chat.id);
    await page.accepts();
    expect((await shop.visitor().requestsChat({ visitorKey })).chat).toMatchObject({
      id: first.chat.id,
      status: 'ACTIVE',
    });
    expect((await ben.looksAt(first.chat.id)).rings).toHaveLength(1);
  });

  it('is another visitor in another department: a chat of its own, which rings', async () => {
    const shop = await ringdown.shop();
    const support = await shop.department('Support');
    const departmentIds = [shop.departmentId, support];
    const siteKey = await shop.siteFor(departmentIds);
    const ben = await shop.operator({ departmentIds });
    const visitorKey = randomUUID();
    const ask = (departmentId: string): Promise<{ chat: { id: string } }> =>
      shop.visitor(undefined, { siteKey, departmentId }).requestsChat({ visitorKey });
    const [sales, other] = [await ask(shop.departmentId), await ask(support)];
    expect(other.chat.id).not.toBe(sales.chat.id);
    await ben.phone.expectRing();
    await ben.phone.expectRing();
  });
});
