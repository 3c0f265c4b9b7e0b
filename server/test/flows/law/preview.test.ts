import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shop } from '../../harness/given.js';
import type { Operator } from '../../harness/operator.js';
import { Ringdown } from '../../harness/start-app.js';

const SHOPS = Number(process.env.PREVIEW_SHOPS ?? 10);
const PREVIEW = `query ($departmentId: ID!) { whoWouldRing(departmentId: $departmentId) {
  reachability wouldRing { id } reasons { wouldRing code reason operator { id } } } }`;
const SNOOZE = 'mutation { snoozeMobileChat(choice: ONE_HOUR) { snoozedUntil } }';

interface PreviewView {
  reachability: 'CONSOLE' | 'MOBILE' | 'NOBODY';
  wouldRing: { id: string }[];
  reasons: { wouldRing: boolean; code: string; reason: string; operator: { id: string } }[];
}

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

/** Small numbers that a seed gives again and again. */
function seeded(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return (state >>> 8) % below;
  };
}

/** What an operator may be doing; each leaves the phone silent, or not, for a reason of its own. */
const lives: Record<string, (operator: Operator, shop: Shop) => Promise<unknown>> = {
  'on duty': () => Promise.resolve(),
  'on duty too': () => Promise.resolve(),
  'with no number': (operator) => operator.updatesMobileChat({ phoneNumber: null }),
  'with a number that is not verified': (operator) => operator.updatesMobileChat({ phoneNumber: '+31612345678' }),
  off: (operator) => operator.updatesMobileChat({ mode: 'OFF' }),
  'without a shift now': (operator) =>
    operator.updatesMobileChat({ mode: 'BASED_ON_SCHEDULE', schedule: { timeZone: 'UTC', shifts: [] } }),
  snoozed: (operator) => operator.api.ask(SNOOZE),
  stopped: ({ phone }) =>
    ringdown.double.sendInbound(ringdown.url, { originator: phone.number.slice(1), body: 'STOP', form: 'longNumber' }),
  'logged in but away': async (operator) => {
    await operator.opensConsole();
    await operator.goesAway();
  },
  'at a console that does not attend': (operator) => operator.opensConsole(false),
  deactivated: (operator, shop) =>
    shop.admin.ask('mutation ($id: ID!) { updateOperator(input: { id: $id, active: false }) { id } }', {
      id: operator.id,
    }),
};

/** A shop of a few operators in random states; in one of five somebody accepts chats at a console. */
async function randomShop(dice: (below: number) => number): Promise<{ shop: Shop; operators: Operator[] }> {
  const callRouting = dice(2) === 0 ? 'RING_ALL' : 'ROUND_ROBIN';
  const shop = await ringdown.shop({ callRouting, maximumWaitSeconds: 3600, ringTimeoutSeconds: 300 });
  const operators: Operator[] = [];
  const names = Object.keys(lives);
  for (let count = 1 + dice(4); count > 0; count -= 1) {
    const operator = await shop.operator();
    operators.push(operator);
    // Turns taken before: the order of the next ones is random too.
    if (dice(2) === 0 && callRouting === 'ROUND_ROBIN') await rungOnce(shop, operators);
    await lives[names[dice(names.length)] ?? '']?.(operator, shop);
  }
  if (dice(5) === 0) await (await shop.operator({ name: 'Desk', onDuty: false })).opensConsole();
  return { shop, operators };
}

/** A visitor asks and leaves; whoever was rung took a turn. */
async function rungOnce(shop: Shop, operators: Operator[]): Promise<void> {
  const visitor = shop.visitor();
  if ((await visitor.asks()).__typename !== 'ChatRequested') return;
  await receive(await rungFor(shop, visitor.chatId), operators);
  await visitor.ends();
}

async function rungFor(shop: Shop, chatId: string): Promise<string[]> {
  const { chat } = await shop.admin.ask<{ chat: { rings: { operator: { id: string } }[] } }>(
    'query ($id: ID!) { chat(id: $id) { rings { operator { id } } } }',
    { id: chatId },
  );
  return chat.rings.map(({ operator }) => operator.id);
}

async function receive(rung: string[], operators: Operator[]): Promise<void> {
  for (const id of rung) await operators.find((one) => one.id === id)!.phone.expectRing();
}

describe('whoWouldRing', () => {
  it(
    `says of each of ${SHOPS} random shops what a request right after it does: the same phones, in the same order`,
    { timeout: 60_000 + SHOPS * 20_000 },
    async () => {
      for (let seed = 1; seed <= SHOPS; seed += 1) {
        const { shop, operators } = await randomShop(seeded(seed));
        const { departmentId } = shop;
        const { whoWouldRing: told } = await shop.admin.ask<{ whoWouldRing: PreviewView }>(PREVIEW, { departmentId });
        const visitor = shop.visitor();
        const outcome = await visitor.asks();
        const reached = outcome.__typename === 'ChatRequested' ? outcome.chat.reachability : 'NOBODY';
        expect(told.reachability, `seed ${seed}`).toBe(reached);
        const rung = outcome.__typename === 'ChatRequested' ? await rungFor(shop, visitor.chatId) : [];
        const wouldRing = told.wouldRing.map(({ id }) => id);
        const inTurn = await everyTurn(shop, visitor.chatId, rung, operators);
        expect(inTurn, `seed ${seed}`).toEqual(wouldRing);
        // Each operator has a reason, and exactly those who would ring are said to.
        expect(told.reasons.filter((one) => one.wouldRing).map(({ operator }) => operator.id)).toEqual(wouldRing);
        expect(told.reasons.every(({ reason }) => reason.endsWith('.'))).toBe(true);
        await visitor.leaves();
        await ringdown.tidy();
      }
    },
  );
});

/** Who is rung, one after the other: each declines, until nobody new is rung. Ring All rings in any order at once. */
async function everyTurn(shop: Shop, chatId: string, first: string[], operators: Operator[]): Promise<string[]> {
  const rung = [...first];
  await receive(first.slice(1), operators);
  for (let at = 0; at < rung.length; at += 1) {
    const operator = operators.find(({ id }) => id === rung[at])!;
    if (first.length > 1 && at > 0) continue;
    await (await operator.phone.expectRing()).declines();
    const now = await rungFor(shop, chatId);
    rung.push(...now.slice(rung.length));
  }
  return rung;
}
