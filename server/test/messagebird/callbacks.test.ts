import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../harness/eventually.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import type { RingPage } from '../harness/phone.js';
import { Ringdown } from '../harness/start-app.js';
import { SmsStatus } from '../../src/vocabulary.js';
import type { Step } from '../../src/sms/simulator/message-model.rules.js';
import { callGet, statusUrl, type InboundForm } from './callbacks.js';
import { signatureHeader, type SignatureKind } from './signatures.js';
import type { AcceptedMessage } from './wire-message.js';

let ringdown: Ringdown;
let shop: Shop;

beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterAll(() => ringdown.finish());
beforeEach(async () => {
  shop = await ringdown.shop();
});

const SENT: Step = { afterMs: 0, status: SmsStatus.SENT };
const BUFFERED: Step = { afterMs: 500, status: SmsStatus.BUFFERED };
const DELIVERED: Step = { afterMs: 1000, status: SmsStatus.DELIVERED };
const failed = (errorCode: number): Step => ({ afterMs: 900, status: SmsStatus.FAILED, reason: 'failed', errorCode });

interface Rung {
  ben: Operator;
  chatId: string;
  page: RingPage;
  message: AcceptedMessage;
}

/** An operator whose phone rings for a visitor. */
async function ring(): Promise<Rung> {
  const ben = await shop.operator();
  const visitor = shop.visitor();
  await visitor.requestsChat();
  const page = await ben.phone.expectRing();
  const message = ringdown.double.accepted.at(-1);
  if (!message) throw new Error('no SMS was accepted');
  const rung = { ben, chatId: visitor.chatId, page, message };
  await eventually('the SMS to be recorded as SENT', async () => (await smsStatus(rung)) === 'SENT');
  return rung;
}

async function smsStatus({ page }: Pick<Rung, 'page'>): Promise<string | undefined> {
  return (await page.shows())?.smsStatus;
}

const digits = ({ phone }: Operator): string => phone.number.slice(1);

describe('a status report', () => {
  test('moves the SMS forward and says when it was delivered', async () => {
    const rung = await ring();
    expect(await ringdown.double.report(rung.message)).toBe(200);
    const shown = await rung.page.shows();
    expect(shown).toMatchObject({ smsStatus: 'DELIVERED', status: 'PENDING' });
    expect(shown?.deliveredAt).not.toBeNull();
  });

  test('that arrives in reverse order leaves it delivered', async () => {
    const rung = await ring();
    for (const step of [DELIVERED, BUFFERED, SENT])
      expect(await ringdown.double.sendReport(rung.message, step)).toBe(200);
    expect(await smsStatus(rung)).toBe('DELIVERED');
  });

  test('of a delivery outranks a failure that was reported before', async () => {
    const rung = await ring();
    await ringdown.double.sendReport(rung.message, failed(34));
    await ringdown.double.sendReport(rung.message, DELIVERED);
    expect(await smsStatus(rung)).toBe('DELIVERED');
  });

  test('repeated a hundred times changes the SMS once and is answered 200 each time', async () => {
    const rung = await ring();
    await ringdown.double.report(rung.message);
    const { deliveredAt } = (await rung.page.shows()) ?? {};
    ringdown.clock.advance(5);
    for (let time = 0; time < 100; time += 1) {
      expect(await ringdown.double.sendReport(rung.message, DELIVERED)).toBe(200);
    }
    expect((await rung.page.shows())?.deliveredAt).toBe(deliveredAt);
  });

  test('sent before the answer to our own request is kept', async () => {
    const ben = await shop.operator();
    ringdown.double.plan(digits(ben), { reports: 'beforeTheAnswer' });
    await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    await eventually('DELIVERED', async () => (await smsStatus({ page })) === 'DELIVERED');
    expect(await smsStatus({ page })).toBe('DELIVERED');
  });

  test.each([1, 34, 106])(
    'of a failure with code %i fails the ring, and the request is missed at once',
    async (code) => {
      const rung = await ring();
      await ringdown.double.sendReport(rung.message, failed(code));
      expect(await rung.page.shows()).toMatchObject({ smsStatus: 'FAILED', status: 'FAILED', chatStatus: 'MISSED' });
    },
  );

  test('of an expiry fails the ring', async () => {
    const rung = await ring();
    await ringdown.double.sendReport(rung.message, { afterMs: 900, status: SmsStatus.EXPIRED, reason: 'Expired' });
    expect(await rung.page.shows()).toMatchObject({ smsStatus: 'EXPIRED', status: 'FAILED' });
  });

  test('of a failure lets round robin ring the next at once', async () => {
    await shop.callCenter({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 300 });
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    if (!ben || !cleo) throw new Error('two operators');
    await shop.visitor().requestsChat();
    const first = await eventually('the first ring', async () => ringdown.double.accepted.find(isRingTo(ben, cleo)));
    const [rung, next] = first.recipient === digits(ben) ? [ben, cleo] : [cleo, ben];
    await rung.phone.expectRing();
    await ringdown.double.sendReport(first, failed(1));
    await (await next.phone.expectRing()).accepts();
  });

  test('that comes ten minutes late still tells what became of the SMS', async () => {
    const rung = await ring();
    await rung.page.declines();
    ringdown.clock.advance(600);
    expect(await ringdown.double.report(rung.message)).toBe(200);
    expect(await smsStatus(rung)).toBe('DELIVERED');
  });

  test('that never comes is made up for by asking, after a minute', async () => {
    const rung = await ring();
    rung.message.taken = 2;
    ringdown.passes(61);
    await eventually('DELIVERED', async () => (await smsStatus(rung)) === 'DELIVERED');
  });

  test.each([
    ['an unknown reference', { reference: randomUUID() }],
    ['another id than the one we know', { id: '0'.repeat(32) }],
    ['no reference', { reference: '' }],
  ])('for %s is answered 200 and changes nothing else', async (name, other) => {
    const rung = await ring();
    expect(await ringdown.double.sendReport({ ...rung.message, ...other }, DELIVERED)).toBe(200);
    expect(await smsStatus(rung)).toBe(name === 'no reference' ? 'DELIVERED' : 'SENT');
  });

  test.each(['', '?status=nonsense', '?status=delivered', '?id=1&id=2&status=delivered&status=sent'])(
    'that makes no sense (%s) is answered 200 and changes nothing',
    async (query) => {
      expect(await callGet(ringdown.double, `${ringdown.url}/hooks/messagebird/status${query}`)).toBe(200);
    },
  );

  test('is never to be kept by a cache', async () => {
    const response = await fetch(`${ringdown.url}/hooks/messagebird/status`);
    expect(response.status).toBe(401);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a forged callback', () => {
  const FORGERIES: SignatureKind[] = [
    'none',
    'garbage',
    'algNone',
    'wrongKey',
    'otherUrl',
    'noUrlHash',
    'noJti',
    'otherIssuer',
    'expired',
    'notYet',
  ];

  test.each(FORGERIES)('(%s) is refused, changes nothing, and leaves the process alive', async (signature) => {
    const rung = await ring();
    expect(await ringdown.double.sendReport(rung.message, failed(1), { signature })).toBe(401);
    expect(await rung.page.shows()).toMatchObject({ smsStatus: 'SENT', status: 'PENDING' });
  });

  test('that repeats a genuine one, token and all, is refused', async () => {
    const rung = await ring();
    const jti = randomUUID();
    expect(await ringdown.double.sendReport(rung.message, BUFFERED, { jti })).toBe(200);
    expect(await ringdown.double.sendReport(rung.message, BUFFERED, { jti })).toBe(401);
  });

  test('with the query in another order is refused: the signature covers it as it was sent', async () => {
    const rung = await ring();
    const url = new URL(statusUrl(rung.message, DELIVERED));
    const reordered = new URL(url);
    reordered.search = new URLSearchParams([...url.searchParams].reverse()).toString();
    const jwt = signatureHeader('valid', {
      url: url.href,
      body: '',
      key: ringdown.double.signingKey,
      now: ringdown.clock.now(),
    });
    const response = await fetch(reordered, { headers: { 'MessageBird-Signature-JWT': jwt ?? '' } });
    expect(response.status).toBe(401);
    expect(await smsStatus(rung)).toBe('SENT');
  });

  test.each(['none', 'wrongKey', 'otherBody', 'noPayloadHash'] as const)(
    'STOP (%s) is refused and stops nobody',
    async (signature) => {
      const rung = await ring();
      const sms = { originator: digits(rung.ben), body: 'STOP', form: 'longNumber' as const };
      expect(await ringdown.double.sendInbound(ringdown.url, sms, { signature })).toBe(401);
      expect(await rung.page.shows()).toMatchObject({ status: 'PENDING', acceptable: true });
    },
  );

  test('with a body too large to be one is refused', async () => {
    const url = `${ringdown.url}/hooks/messagebird/inbound`;
    const response = await fetch(url, { method: 'POST', body: 'x'.repeat(100_000) });
    expect(response.status).toBe(401);
  });

  test.each(['HS384', 'HS512'] as const)('is not what a callback signed with %s is', async (signature) => {
    const rung = await ring();
    expect(await ringdown.double.sendReport(rung.message, DELIVERED, { signature })).toBe(200);
    expect(await smsStatus(rung)).toBe('DELIVERED');
  });
});

describe('a text from a phone', () => {
  const text = (ben: Operator, body: string, form: InboundForm = 'longNumber') =>
    ringdown.double.sendInbound(ringdown.url, { originator: digits(ben), body, form });

  const isStopped = async (ben: Operator): Promise<boolean> => {
    const { me } = await ben.api.ask<{ me: { mobileChat: { stopped: boolean } } }>('{ me { mobileChat { stopped } } }');
    return me.mobileChat.stopped;
  };

  test.each(['longNumber', 'shortCode', 'json'] as const)(
    'STOP (%s) kills the link, fails the ring and stops every later one; START lifts it',
    async (form) => {
      const rung = await ring();
      expect(await text(rung.ben, 'Stop', form)).toBe(200);
      expect(await rung.page.shows()).toMatchObject({ status: 'FAILED', acceptable: false });
      expect(await isStopped(rung.ben)).toBe(true);
      expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
      await text(rung.ben, ' start ', form);
      expect(await isStopped(rung.ben)).toBe(false);
      await shop.visitor().requestsChat();
      await rung.ben.phone.expectRing();
    },
  );

  test('STOP while it rings lets the next operator be rung at once', async () => {
    await shop.callCenter({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 300 });
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    if (!ben || !cleo) throw new Error('two operators');
    await shop.visitor().requestsChat();
    const first = await eventually('the first ring', async () => ringdown.double.accepted.find(isRingTo(ben, cleo)));
    const [rung, next] = first.recipient === digits(ben) ? [ben, cleo] : [cleo, ben];
    await rung.phone.expectRing();
    await text(rung, 'STOP');
    await (await next.phone.expectRing()).accepts();
  });

  test('a report with code 103, the network heard STOP, stops the number', async () => {
    const rung = await ring();
    await ringdown.double.sendReport(rung.message, failed(103));
    expect(await isStopped(rung.ben)).toBe(true);
  });

  test.each(['STOP please', 'stop texting me', 'СТОП', '', 'ok', 'HELP', 'ten kilobytes '.repeat(740)])(
    '"%s" is no STOP, and nothing is texted back',
    async (body) => {
      const ben = await shop.operator();
      const sent = ringdown.double.posts.length;
      expect(await text(ben, body)).toBe(200);
      expect(await isStopped(ben)).toBe(false);
      expect(ringdown.double.posts.length).toBe(sent);
    },
  );

  test('a verification anew lifts a STOP', async () => {
    const ben = await shop.operator();
    await text(ben, 'STOP');
    ringdown.passes(31);
    await ben.api.ask('mutation { startPhoneVerification { expiresAt } }');
    const code = /\d{6}/.exec((await ben.phone.receivesSms()).body)?.[0];
    await ben.api.ask('mutation ($code: String!) { confirmPhoneVerification(code: $code) { stopped } }', { code });
    expect(await isStopped(ben)).toBe(false);
  });
});

/** Whether a message is the ring of one of two operators, not their verification. */
function isRingTo(...operators: Operator[]): (message: AcceptedMessage) => boolean {
  const numbers = operators.map(digits);
  return ({ recipient, body }) => numbers.includes(recipient) && body.includes('is waiting');
}
