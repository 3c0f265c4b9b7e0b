import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.js';
import { Ringdown } from '../harness/start-app.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

describe('Ring All', () => {
  it("rings every operator's phone at once, with the department, the visitor and a link in one segment", async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await shop.visitor().requestsChat({ visitorName: 'Vera', message: 'My boiler leaks' });
    for (const operator of [ben, cleo]) {
      const { sms } = await operator!.phone.expectRing();
      expect(sms).toContain('Sales');
      expect(sms).toContain('Vera');
      expect(sms).toContain('My boiler leaks');
    }
  });

  it('gives the chat to the first who accepts; the other link says who answered and when, and offers nothing', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const bens = await ben!.phone.expectRing();
    const cleos = await cleo!.phone.expectRing();
    const watching = cleos.watches();
    await watching.next('the present state', ({ ringEvents }) => ringEvents.acceptable);
    const { chat } = await bens.accepts();
    expect(chat.status).toBe('ACTIVE');
    const { ringEvents: told } = await watching.next('the answer', ({ ringEvents }) => !ringEvents.acceptable);
    expect(told).toMatchObject({ status: 'RESCINDED', answeredBy: 'Ben', chatStatus: 'ACTIVE' });
    expect(told.answeredAt).not.toBeNull();
    expect(await cleos.shows()).toMatchObject({ acceptable: false, answeredBy: 'Ben', chat: null });
    expect(await cleos.taps()).toMatchObject({ __typename: 'ChatTaken', takenBy: 'Ben' });
  });

  it('shows whoever holds the link the name, department and lines of the visitor, and no e-mail', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat({ visitorName: 'Vera', visitorEmail: 'vera@example.com' });
    await visitor.says('It is getting worse');
    const shown = await (await ben.phone.expectRing()).shows();
    expect(shown?.chat?.visitor).toMatchObject({ name: 'Vera', email: null });
    expect(shown?.chat?.department.name).toBe('Sales');
    expect(shown?.chat?.messages.map(({ body }) => body)).toEqual(['My boiler leaks', 'It is getting worse']);
  });

  it('changes nothing when the link is fetched by previews and scanners', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat({ visitorName: 'Vera' });
    const page = await ben.phone.expectRing();
    for (const method of ['HEAD', 'GET', 'GET']) {
      const response = await fetch(`${ringdown.url}/m`, { method });
      expect(await response.text()).not.toContain('Vera');
    }
    await page.shows();
    expect((await visitor.chat()).status).toBe('WAITING');
  });

  it('is MISSED when nobody answers in maximumWaitSeconds, and the links say so', async () => {
    const shop = await ringdown.shop({ maximumWaitSeconds: 40 });
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const listening = visitor.listens();
    const page = await ben.phone.expectRing();
    await listening.seesChat('WAITING');
    ringdown.passes(40);
    await listening.seesChat('MISSED');
    expect(await page.shows()).toMatchObject({ status: 'TIMED_OUT', acceptable: false, chatStatus: 'MISSED' });
    expect(await page.taps()).toEqual({ __typename: 'ChatOver', status: 'MISSED' });
  });

  it('is MISSED at once when all have declined', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const listening = visitor.listens();
    expect(await (await ben!.phone.expectRing()).declines()).toMatchObject({ status: 'DECLINED', acceptable: false });
    expect((await visitor.chat()).status).toBe('WAITING');
    await (await cleo!.phone.expectRing()).declines();
    await listening.seesChat('MISSED');
  });

  it('tells the phones when the visitor leaves, and offers nothing', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    expect((await visitor.ends()).status).toBe('ABANDONED');
    expect(await page.shows()).toMatchObject({ status: 'RESCINDED', chatStatus: 'ABANDONED', acceptable: false });
    expect(await page.taps()).toEqual({ __typename: 'ChatOver', status: 'ABANDONED' });
  });

  it('takes a visitor who shows no sign of life for 60 s as gone', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await ben.phone.expectRing();
    ringdown.passes(61);
    await eventually('the chat to be abandoned', async () => (await ben.looksAt(chat.id)).status === 'ABANDONED');
  });
});

describe('Round Robin', () => {
  const roundRobin = { callRouting: 'ROUND_ROBIN' as const };

  it('rings one phone, and the next one at the timeout; the first may still answer while the visitor waits', async () => {
    const shop = await ringdown.shop({ ...roundRobin, ringTimeoutSeconds: 20 });
    const operators = await shop.operators('Ben', 'Cleo');
    operators.sort((a, b) => (a.id < b.id ? -1 : 1));
    const [first, second] = operators;
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await first!.phone.expectRing();
    expect(second!.phone.received).toBe(1);
    ringdown.passes(20);
    await second!.phone.expectRing();
    expect(await page.shows()).toMatchObject({ status: 'TIMED_OUT', acceptable: true });
    await page.accepts();
    expect((await visitor.chat()).operator?.id).toBe(first!.id);
  });

  it('rings the next one at once when the first declines', async () => {
    const shop = await ringdown.shop(roundRobin);
    const [first, second] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    await shop.visitor().requestsChat();
    await (await first!.phone.expectRing()).declines();
    await second!.phone.expectRing();
  });

  it('rings the next one at once when the first phone cannot be reached', async () => {
    const shop = await ringdown.shop(roundRobin);
    const [first, second] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    const { reference } = await first!.phone.receivesSms();
    const failed = ringdown.double.accepted.find((message) => message.reference === reference)!;
    const step = { status: 'FAILED', afterMs: 1, reason: 'unknown subscriber', errorCode: 1 } as const;
    expect(await ringdown.double.sendReport(failed, step)).toBe(200);
    await second!.phone.expectRing();
    const [ring] = (await first!.looksAt(chat.id)).rings ?? [];
    expect(ring).toMatchObject({ status: 'FAILED', smsStatus: 'FAILED' });
  });

  it('takes turns: each operator is rung as often as the others', async () => {
    const shop = await ringdown.shop(roundRobin);
    const operators = await shop.operators('Ben', 'Cleo', 'Dana');
    const inTurn = [...operators].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const operator of [...inTurn, ...inTurn]) {
      const visitor = shop.visitor();
      await visitor.requestsChat();
      await operator.phone.expectRing();
      await visitor.ends();
    }
    expect(operators.map(({ phone }) => phone.received)).toEqual([3, 3, 3]);
  });

  it('stays fair under fifty requests at once', async () => {
    const shop = await ringdown.shop(roundRobin);
    const operators = await shop.operators('Ben', 'Cleo', 'Dana', 'Eva');
    const asked = await Promise.all(Array.from({ length: 50 }, () => shop.visitor().requestsChat()));
    const chats = await Promise.all(asked.map(({ chat }) => operators[0]!.looksAt(chat.id)));
    const counts = operators.map(({ id }) => chats.filter(({ rings }) => rings?.[0]?.operator.id === id).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    for (const { phone } of operators) {
      for (let ring = 0; ring < counts[operators.findIndex((one) => one.phone === phone)]!; ring += 1) {
        await phone.expectRing();
      }
    }
  });
});

describe('when nobody can be reached', () => {
  it('the visitor is told at once, and the message left arrives at the operators', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    const visitor = shop.visitor();
    const outcome = await visitor.asks();
    expect(outcome).toMatchObject({ __typename: 'NobodyAvailable', department: { reachability: 'NOBODY' } });
    const console = await ben.opensConsole(false);
    const { id } = await visitor.leavesMessage('Please call me');
    await console.next(
      'the message',
      (event) => event.__typename === 'OfflineMessageLeft' && event.offlineMessage.id === id,
    );
    expect(await visitor.leavesMessage('Please call me')).toMatchObject({ id });
  });

  it('an unverified number never rings, whatever the mode', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.updatesMobileChat({ phoneNumber: ben.phone.number, mode: 'ON' });
    expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
  });
});
