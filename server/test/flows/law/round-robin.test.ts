import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../harness/eventually.js';
import type { CallCenterTraits, Shop } from '../../harness/given.js';
import type { Operator } from '../../harness/operator.js';
import { Ringdown } from '../../harness/start-app.js';
import type { Visitor } from '../../harness/visitor.js';
import { answer } from '../../messagebird/answers.js';

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

interface Turns {
  shop: Shop;
  /** In the order of their first turns. */
  inTurn: Operator[];
  visitor: Visitor;
  chatId: string;
}

/** A shop that rings in turn, whose visitor asks and stays. */
async function asked(names: string[], traits: CallCenterTraits = {}): Promise<Turns> {
  const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5, ...traits });
  const inTurn = (await shop.operators(...names)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const visitor = shop.visitor();
  const { chat } = await visitor.requestsChat();
  await visitor.listens().seesChat('WAITING');
  return { shop, inTurn, visitor, chatId: chat.id };
}

/** Whom the request has rung so far, in order, as their places in the first turn. */
async function rungSoFar({ shop, inTurn, chatId }: Turns): Promise<number[]> {
  const rings = (await inTurn[0]!.looksAt(chatId)).rings ?? [];
  expect(shop.id).not.toBe('');
  return rings.map(({ operator }) => inTurn.findIndex(({ id }) => id === operator.id));
}

/** What became of each ring of a chat and of its SMS, in order. */
async function becameOf(operator: Operator, chatId: string): Promise<string[]> {
  const rings = (await operator.looksAt(chatId)).rings ?? [];
  return rings.map(({ status, smsStatus }) => `${status} ${smsStatus}`);
}

describe('how long one phone rings in round robin', () => {
  it('is 30 s unless the organization says otherwise: the next one rings then, to the millisecond, and not before', async () => {
    const turns = await asked(['Ben', 'Cleo'], { ringTimeoutSeconds: undefined });
    const [first, second] = turns.inTurn;
    await first!.phone.expectRing();
    await ringdown.lives(30 - A_MILLISECOND);
    expect(await rungSoFar(turns)).toEqual([0]);
    await ringdown.lives(A_MILLISECOND);
    await second!.phone.expectRing();
    expect(await rungSoFar(turns)).toEqual([0, 1]);
  });

  it('is what the organization said when the request was made', async () => {
    const turns = await asked(['Ben', 'Cleo'], { ringTimeoutSeconds: 7 });
    await turns.inTurn[0]!.phone.expectRing();
    await turns.shop.callCenter({ ringTimeoutSeconds: 300 });
    await ringdown.lives(7);
    await turns.inTurn[1]!.phone.expectRing();
  });
});

describe('without a second pass', () => {
  it('nobody is asked twice: after the last one timed out only a late tap helps, until maximumWait', async () => {
    const turns = await asked(['Ben', 'Cleo'], { maximumWaitSeconds: 30 });
    const late = await turns.inTurn[0]!.phone.expectRing();
    await ringdown.lives(5);
    await turns.inTurn[1]!.phone.expectRing();
    await ringdown.lives(24.999);
    expect(await rungSoFar(turns)).toEqual([0, 1]);
    expect(await late.shows()).toMatchObject({ acceptable: true });
    await ringdown.lives(A_MILLISECOND);
    expect((await turns.visitor.chat()).status).toBe('MISSED');
  });
});

describe('a second pass', () => {
  it('rings those who merely timed out once more, in the same order, one at a time, and nobody a third time', async () => {
    const turns = await asked(['Ben', 'Cleo', 'Dana'], { secondPass: true });
    for (const place of [0, 1, 2, 0, 1, 2]) {
      await turns.inTurn[place]!.phone.expectRing();
      await ringdown.lives(5);
    }
    await ringdown.lives(60);
    expect(await rungSoFar(turns)).toEqual([0, 1, 2, 0, 1, 2]);
    expect((await turns.visitor.chat()).status).toBe('WAITING');
  });

  it('leaves out who declined and whose phone could not be reached', async () => {
    const turns = await asked(['Ben', 'Cleo', 'Dana'], { secondPass: true });
    await (await turns.inTurn[0]!.phone.expectRing()).declines();
    const { reference } = await turns.inTurn[1]!.phone.receivesSms();
    const failed = ringdown.double.accepted.find((message) => message.reference === reference)!;
    await ringdown.double.sendReport(failed, {
      status: 'FAILED',
      afterMs: 1,
      reason: 'unknown subscriber',
      errorCode: 1,
    });
    await turns.inTurn[2]!.phone.expectRing();
    await ringdown.lives(5);
    await turns.inTurn[2]!.phone.expectRing();
    await ringdown.lives(60);
    expect(await rungSoFar(turns)).toEqual([0, 1, 2, 2]);
  });

  it('takes either link of who is asked twice, and MISSES at once only those who all declined or failed', async () => {
    const turns = await asked(['Ben'], { secondPass: true });
    const first = await turns.inTurn[0]!.phone.expectRing();
    await ringdown.lives(5);
    const again = await turns.inTurn[0]!.phone.expectRing();
    await again.declines();
    expect((await turns.visitor.chat()).status).toBe('WAITING');
    expect([(await first.shows())?.acceptable, (await again.shows())?.acceptable]).toEqual([true, false]);
    await first.accepts();
    expect((await turns.visitor.chat()).status).toBe('ACTIVE');
  });

  it('begins with who has become ringable and was never asked', async () => {
    const turns = await asked(['Ben', 'Cleo'], { secondPass: true });
    await turns.inTurn[0]!.phone.expectRing();
    await ringdown.lives(5);
    await turns.inTurn[1]!.phone.expectRing();
    const dana = await turns.shop.operator({ name: 'Dana' });
    await ringdown.lives(5);
    await dana.phone.expectRing();
    await ringdown.lives(5);
    await turns.inTurn[0]!.phone.expectRing();
  });

  it('comes after the first: when that text is withdrawn unsent, the second asking was the first, and one more follows', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5, secondPass: true });
    const ben = await shop.operator();
    ringdown.double.plan(ben.phone.number.slice(1), { answer: answer(429, '{}', { 'Retry-After': '7' }) });
    const posts = ringdown.double.posts.length;
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await visitor.listens().seesChat('WAITING');
    await ringdown.double.seen(posts + 1);
    await eventually('the text to wait', async () => (await becameOf(ben, chat.id))[0] === 'PENDING QUEUED');
    await ringdown.lives(5);
    await ben.phone.expectRing();
    await ringdown.lives(5);
    await ben.phone.expectRing();
    await ringdown.lives(20);
    expect(await becameOf(ben, chat.id)).toEqual(['TIMED_OUT CANCELLED', 'TIMED_OUT SENT', 'TIMED_OUT SENT']);
  });

  it('is asked for by the request: a change of the setting is for the next one', async () => {
    const turns = await asked(['Ben'], { secondPass: false });
    await turns.inTurn[0]!.phone.expectRing();
    await turns.shop.callCenter({ secondPass: true });
    await ringdown.lives(30);
    expect(await rungSoFar(turns)).toEqual([0]);
  });

  it('is nothing to a transfer: each phone of the department rings once', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5, secondPass: true });
    const support = await shop.department('Support');
    const cleo = await shop.operator({ name: 'Cleo', departmentIds: [support] });
    const ben = await shop.operator({ onDuty: false });
    await ben.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await visitor.listens().seesChat('WAITING');
    const held = await ben.accepts(chat.id);
    await held.says('One moment');
    expect(await held.transfersTo({ departmentId: support })).toMatchObject({ __typename: 'TransferRinging' });
    await cleo.phone.expectRing();
    await ringdown.lives(5);
    expect(await held.chat()).toMatchObject({ status: 'ACTIVE', operator: { name: 'Ben' } });
    expect(cleo.phone.received).toBe(2);
  });
});

describe('round robin tie', () => {
  it('goes to who was never rung, then by id', async () => {
    const turns = await asked(['Ben', 'Cleo', 'Dana']);
    await turns.inTurn[0]!.phone.expectRing();
    await turns.visitor.ends();
    const eva = await turns.shop.operator({ name: 'Eva' });
    const never = [turns.inTurn[1]!, turns.inTurn[2]!, eva].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const operator of [...never, turns.inTurn[0]!]) {
      const visitor = turns.shop.visitor();
      await visitor.requestsChat();
      await operator.phone.expectRing();
      await visitor.ends();
    }
  });
});

describe('overflow in round robin', () => {
  it('rings one phone at a time while the consoles keep offering', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5, overflowAfterSeconds: 10 });
    const inTurn = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    const desk = await shop.operator({ name: 'Desk', onDuty: false });
    await desk.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await visitor.listens().seesChat('WAITING');
    await ringdown.lives(10 - A_MILLISECOND);
    expect((await desk.looksAt(chat.id)).rings).toEqual([]);
    await ringdown.lives(A_MILLISECOND);
    await inTurn[0]!.phone.expectRing();
    expect((await desk.looksAt(chat.id)).rings).toHaveLength(1);
    await ringdown.lives(5);
    await inTurn[1]!.phone.expectRing();
    expect((await visitor.chat()).reachability).toBe('CONSOLE');
    await desk.accepts(chat.id);
  });
});
