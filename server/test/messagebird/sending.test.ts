import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SmsMessage } from '../../src/sms/sms-message.entity.js';
import { eventually } from '../harness/eventually.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';
import * as answers from './answers.js';
import type { AcceptedMessage } from './wire-message.js';

// Shorter than in production, so that a provider that hangs is given up soon.
const DEADLINE_MS = 2500;
let ringdown: Ringdown;
let shop: Shop;

beforeEach(async () => {
  ringdown = await Ringdown.start({}, DEADLINE_MS);
  shop = await ringdown.shop();
});
afterEach(() => ringdown.finish());

const digits = (operator: Operator): string => operator.phone.number.slice(1);

function lastSms(): AcceptedMessage {
  const message = ringdown.double.accepted.at(-1);
  if (!message) throw new Error('no SMS was accepted');
  return message;
}

describe('a ring by MessageBird', () => {
  test('is one plain segment with department, visitor, words and link, valid while the visitor waits', async () => {
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat({ visitorName: 'Vera', message: '“My boiler leaks” — help 🙂' });
    const ring = await ben.phone.expectRing();
    expect(ring.sms).toMatch(
      /^Ringdown Sales: Vera is waiting: "'My boiler leaks' - help" Answer: http:\S+\/m#[\w-]{22}$/,
    );
    const rung = lastSms();
    expect(rung.validity).toBeGreaterThan(140);
    expect(rung.validity).toBeLessThanOrEqual(150);
    expect(rung.reportUrl).toBe(`${ringdown.app.url}/hooks/messagebird/status`);
    await ben.ringHas(visitor.chatId, 'SENT');
  });

  test('whose link is fetched by scanners before anybody taps stays acceptable', async () => {
    const ben = await shop.operator();
    await shop.visitor().requestsChat();
    const ring = await ben.phone.expectRing();
    await ringdown.double.preview(lastSms());
    expect(await ring.shows()).toMatchObject({ status: 'PENDING', acceptable: true });
    await ring.accepts();
  });

  test.each([
    ['503 with {}', answers.answer(503, '{}')],
    ['502 with a web page', answers.answer(502, '<html></html>')],
    ['200 without a body', answers.answer(200, '')],
    ['a reset after it was taken', answers.resetAfter],
    ['half an answer', answers.truncated],
    ['no answer', answers.hangAfter],
  ])('answered by %s is UNKNOWN and never sent twice', async (_name, answer) => {
    const ben = await shop.operator();
    ringdown.double.plan(digits(ben), { answer });
    const visitor = shop.visitor();
    const posts = ringdown.double.posts.length;
    await visitor.requestsChat();
    await ben.ringHas(visitor.chatId, 'UNKNOWN');
    expect(ringdown.double.posts.length).toBe(posts + 1);
    if (answer.accepts) await ben.phone.receivesSms();
  });

  test('that was taken although the answer was lost is found by its reference', async () => {
    const ben = await shop.operator();
    ringdown.double.plan(digits(ben), { answer: answers.resetAfter });
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ben.ringHas(visitor.chatId, 'UNKNOWN');
    ringdown.passes(6);
    await ben.ringHas(visitor.chatId, 'SENT');
    await (await ben.phone.expectRing()).accepts();
  });

  test('that never arrived is FAILED once the provider said so twice', async () => {
    await shop.callCenter({ maximumWaitSeconds: 600 });
    const ben = await shop.operator();
    ringdown.double.plan(digits(ben), { answer: answers.resetBefore });
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await visitor.listens().seesChat('WAITING');
    await ben.ringHas(visitor.chatId, 'UNKNOWN');
    ringdown.passes(6);
    await eventually('the first look-up', async () => {
      const sms = await ringdown.app.services.db.read.findOneBy(SmsMessage, { purpose: 'RING' });
      return sms?.lookedUpAt;
    });
    ringdown.passes(66);
    await ben.ringHas(visitor.chatId, 'FAILED');
  });

  test('answered by 429 is tried again after a while, and sent once', async () => {
    const ben = await shop.operator();
    ringdown.double.plan(digits(ben), {
      answer: answers.answer(429, '{"message":"Too Many Requests"}', { 'Retry-After': '3' }),
    });
    const visitor = shop.visitor();
    const posts = ringdown.double.posts.length;
    await visitor.requestsChat();
    await ringdown.double.seen(posts + 1);
    await ben.ringHas(visitor.chatId, 'QUEUED');
    ringdown.passes(2);
    expect(ringdown.double.posts.length).toBe(posts + 1);
    ringdown.passes(2);
    await ben.ringHas(visitor.chatId, 'SENT');
    await ben.phone.expectRing();
    expect(ringdown.double.posts.length).toBe(posts + 2);
  });

  test('that three tries could not hand over has failed, and nobody is asked after that', async () => {
    const ben = await shop.operator();
    const busy = { answer: answers.answer(429, '{}') };
    ringdown.double.plan(digits(ben), busy, busy, busy);
    const visitor = shop.visitor();
    const posts = ringdown.double.posts.length;
    await visitor.requestsChat();
    for (const tries of [1, 2, 3]) {
      await ringdown.double.seen(posts + tries);
      await ben.ringHas(visitor.chatId, tries === 3 ? 'FAILED' : 'QUEUED');
      ringdown.passes(9);
    }
    await eventually('the request to be missed', async () => (await visitor.chat()).status === 'MISSED');
    expect(ringdown.double.posts.length).toBe(posts + 3);
  });

  test('refused for one number fails at once, and the next operator is rung', async () => {
    await shop.callCenter({ callRouting: 'ROUND_ROBIN' });
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    if (!ben || !cleo) throw new Error('two operators');
    const order = ben.id < cleo.id ? [ben, cleo] : [cleo, ben];
    const [first, second] = order as [Operator, Operator];
    ringdown.double.plan(digits(first), {
      answer: answers.refusal(422, 9, 'no (correct) recipients found', 'recipients'),
    });
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await (await second.phone.expectRing()).accepts();
    expect(await first.ringHas(visitor.chatId, 'FAILED')).toMatchObject({ status: 'FAILED' });
  });

  test('without credit is missed at once, and the log tells the administrator, without a number or a text', async () => {
    const ben = await shop.operator();
    ringdown.double.credit = 0;
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await eventually('the request to be missed', async () => (await visitor.chat()).status === 'MISSED');
    const log = ringdown.logs.lines.join('');
    expect(log).toContain('refuses every message');
    expect(log).not.toContain(digits(ben));
    expect(log).not.toContain('/m#');
    expect(log).not.toContain('leaks');
  });

  test('that hangs at the provider holds up no other chat', async () => {
    const ben = await shop.operator();
    ringdown.double.plan(digits(ben), { answer: answers.hangBefore });
    await shop.visitor().requestsChat();
    await ringdown.double.seen(ringdown.double.posts.length);
    await shop.visitor().requestsChat();
    await (await ben.phone.expectRing()).accepts();
  });

  test('reaches seven of twelve phones when five cannot be reached', async () => {
    const operators = await shop.operators(...Array.from({ length: 12 }, (_, index) => `Operator ${index}`));
    for (const operator of operators.slice(0, 5)) {
      ringdown.double.plan(digits(operator), { answer: answers.refusal(422, 9, 'no (correct) recipients found') });
    }
    const visitor = shop.visitor();
    await visitor.requestsChat();
    for (const operator of operators.slice(5)) await operator.phone.expectRing();
    for (const operator of operators.slice(0, 5)) await operator.ringHas(visitor.chatId, 'FAILED');
    expect((await visitor.chat()).status).toBe('WAITING');
  });
});

/** Answers "slow down" once the gate is opened: what happens meanwhile happens while the call is under way. */
function slowRefusal(headers: Record<string, string> = {}): { answer: answers.Answer; open: () => void } {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const { write } = answers.answer(429, '{"message":"Too Many Requests"}', headers);
  return {
    answer: { accepts: false, write: (response, ordinary) => void gate.then(() => write(response, ordinary)) },
    open,
  };
}

describe('an SMS that the provider did not take', () => {
  test('is CANCELLED at once, not at its next try, where the visitor left meanwhile', async () => {
    const ben = await shop.operator();
    const { answer, open } = slowRefusal({ 'Retry-After': '60' });
    ringdown.double.plan(digits(ben), { answer });
    const visitor = shop.visitor();
    const posts = ringdown.double.posts.length;
    await visitor.requestsChat();
    await ringdown.double.seen(posts + 1);
    await visitor.ends();
    await ben.ringHas(visitor.chatId, 'SENDING');
    open();
    await ben.ringHas(visitor.chatId, 'CANCELLED');
    expect(ringdown.double.posts.length).toBe(posts + 1);
  });

  test('is CANCELLED at once where somebody accepts at the console by now', async () => {
    const ben = await shop.operator();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const { answer, open } = slowRefusal();
    ringdown.double.plan(digits(ben), { answer });
    const visitor = shop.visitor();
    const posts = ringdown.double.posts.length;
    await visitor.requestsChat();
    await ringdown.double.seen(posts + 1);
    await cleo.opensConsole();
    open();
    await ben.ringHas(visitor.chatId, 'CANCELLED');
    expect((await visitor.chat()).reachability).toBe('CONSOLE');
    expect(ringdown.double.posts.length).toBe(posts + 1);
  });

  test('of a ring that timed out meanwhile is CANCELLED when the request is over', async () => {
    await shop.callCenter({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 10 });
    const [ben, cleo] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1)) as [
      Operator,
      Operator,
    ];
    ringdown.double.plan(digits(ben), { answer: answers.answer(429, '{}', { 'Retry-After': '60' }) });
    const posts = ringdown.double.posts.length;
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ringdown.double.seen(posts + 1);
    await ben.ringHas(visitor.chatId, 'QUEUED');
    ringdown.passes(11);
    await (await cleo.phone.expectRing()).accepts();
    await ben.ringHas(visitor.chatId, 'CANCELLED');
  });
});

describe('after a crash', () => {
  test('an SMS that was being sent when the process died is looked up, not sent again', async () => {
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ben.phone.expectRing();
    await ben.ringHas(visitor.chatId, 'SENT');
    // As the process left it that was killed between lease and record.
    const { services } = ringdown.app;
    await services.db.write((manager) =>
      manager.update(
        SmsMessage,
        { purpose: 'RING' },
        { status: 'SENDING', providerMessageId: null, nextAttemptAt: services.clock.now() },
      ),
    );
    const posts = ringdown.double.posts.length;
    services.engine.wake();
    await ben.ringHas(visitor.chatId, 'SENT');
    expect(ringdown.double.posts.length).toBe(posts);
  });
});
