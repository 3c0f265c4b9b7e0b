import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Ringdown } from '../../harness/start-app.js';

const A_MILLISECOND = 0.001;
const CALL_CENTER = `{ organization { callCenter { callRouting ringTimeoutSeconds maximumWaitSeconds overflowAfterSeconds
  secondPass mobileCapacity autoAwayMinutes awayLogsOutMinutes } } }`;
const UPDATE = 'mutation ($input: UpdateCallCenterInput!) { updateCallCenter(input: $input) { callRouting } }';

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

describe('the console of a department is staffed, but nobody answers', () => {
  it('phones ring too after overflowAfterSeconds, to the millisecond, and not before', async () => {
    const shop = await ringdown.shop({ overflowAfterSeconds: 15 });
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const desk = await shop.operator({ name: 'Desk', onDuty: false });
    await desk.opensConsole();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ringdown.lives(15 - A_MILLISECOND);
    expect((await desk.looksAt(visitor.chatId)).rings).toEqual([]);
    await ringdown.lives(A_MILLISECOND);
    for (const { phone } of [ben!, cleo!]) await phone.expectRing();
    expect((await visitor.chat()).reachability).toBe('CONSOLE');
    await desk.accepts(visitor.chatId);
  });

  it('phones never ring without it: the request is MISSED when the wait is over', async () => {
    const shop = await ringdown.shop({ maximumWaitSeconds: 40 });
    const ben = await shop.operator();
    const desk = await shop.operator({ name: 'Desk', onDuty: false });
    await desk.opensConsole();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await visitor.listens().seesChat('WAITING');
    await ringdown.lives(40);
    expect(await desk.looksAt(visitor.chatId)).toMatchObject({ status: 'MISSED', rings: [] });
    expect(ben.phone.received).toBe(1);
  });
});

describe("a console's connection drops", () => {
  it('its operator counts as logged in for 20 s, and not longer', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const console = await ben.opensConsole();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ringdown.loses(console);
    await ringdown.lives(20 - A_MILLISECOND);
    expect(await visitor.chat()).toMatchObject({ status: 'WAITING', reachability: 'CONSOLE' });
    await ringdown.lives(A_MILLISECOND);
    await ben.phone.expectRing();
  });
});

describe('transfer not taken', () => {
  it('the sender keeps the chat and is told when the ring is over, to the millisecond, and not before', async () => {
    const shop = await ringdown.shop({ ringTimeoutSeconds: 20 });
    const desk = await shop.operator({ name: 'Desk', onDuty: false });
    await desk.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await visitor.listens().seesChat('WAITING');
    const held = await desk.accepts(chat.id);
    await held.says('One moment');
    const cleo = await shop.operator({ name: 'Cleo' });
    await held.transfersTo({ operatorId: cleo.id });
    const page = await cleo.phone.expectRing();
    const told = held.listens();
    await told.seesChat('ACTIVE');
    const pending = async (): Promise<unknown> =>
      (
        await desk.api.ask<{ chat: { pendingTransfer: unknown } }>(
          'query ($id: ID!) { chat(id: $id) { pendingTransfer { to } } }',
          { id: chat.id },
        )
      ).chat.pendingTransfer;
    await ringdown.lives(20 - A_MILLISECOND);
    expect(await pending()).toEqual({ to: 'Cleo' });
    await ringdown.lives(A_MILLISECOND);
    await told.seesChat('ACTIVE');
    expect(await pending()).toBeNull();
    expect(await page.shows()).toMatchObject({ status: 'TIMED_OUT', acceptable: false });
    expect(await visitor.chat()).toMatchObject({ status: 'ACTIVE', operator: { name: 'Desk' } });
  });
});

describe('Settings > Call Center', () => {
  it.each([
    ['ringTimeoutSeconds', 4, 301],
    ['maximumWaitSeconds', 9, 3601],
    ['overflowAfterSeconds', 4, 3601],
    ['mobileCapacity', 0, 21],
    ['autoAwayMinutes', 0, 481],
    ['awayLogsOutMinutes', 0, 1441],
  ])(
    'takes %s between its limits, and refuses what is out of them by name; nothing of it is stored',
    async (field, under, over) => {
      const shop = await ringdown.shop();
      const before = await shop.admin.ask(CALL_CENTER);
      for (const value of [under, over, -1, 1.5, 'ten', 2 ** 31]) {
        const refusal = await shop.admin.refusal(UPDATE, { input: { callRouting: 'ROUND_ROBIN', [field]: value } });
        expect([refusal.code, refusal.field]).toEqual(['BAD_USER_INPUT', field]);
      }
      expect(await shop.admin.ask(CALL_CENTER)).toEqual(before);
      for (const value of [under + 1, over - 1]) {
        await shop.admin.ask(UPDATE, { input: { [field]: value } });
        expect(await shop.admin.ask(CALL_CENTER)).toMatchObject({ organization: { callCenter: { [field]: value } } });
      }
    },
  );

  it('keeps what is left out, and switches off by null what may be off', async () => {
    const set = {
      secondPass: true,
      mobileCapacity: 5,
      overflowAfterSeconds: 60,
      autoAwayMinutes: 7,
      awayLogsOutMinutes: 9,
    };
    const shop = await ringdown.shop(set);
    const off = { overflowAfterSeconds: null, autoAwayMinutes: null, awayLogsOutMinutes: null };
    await shop.admin.ask(UPDATE, { input: { ...off, mobileCapacity: null, secondPass: null } });
    const { organization } = await shop.admin.ask<{ organization: { callCenter: object } }>(CALL_CENTER);
    expect(organization.callCenter).toMatchObject({ ...set, ...off });
  });
});
