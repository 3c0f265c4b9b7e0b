import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SmsStatus } from '../../src/vocabulary.js';
import type { Script } from '../../src/sms/simulator/message-model.rules.js';
import * as answers from './answers.js';
import { MessageBirdDouble } from './messagebird-double.js';
import { currentStep } from './wire-message.js';

// The double itself: what docs/messagebird.md, "What the double can do", asks of it, seen from a client that is not ours.

const TO = '31612345678';
let double: MessageBirdDouble;

beforeEach(async () => {
  double = await MessageBirdDouble.start({ transport: 'http', credit: 60 });
});
afterEach(() => double.stop());

const good = (): Record<string, unknown> => ({
  originator: 'Ringdown',
  recipients: [TO],
  body: 'Hello',
  reference: randomUUID(),
  reportUrl: 'https://chat.example.com/hooks/messagebird/status',
  validity: 60,
  datacoding: 'auto',
});

async function call(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(double.url + path, {
    method,
    headers: { Authorization: `AccessKey ${double.accessKey}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as Record<string, never>) };
}
const post = (message: object) =>
  call('POST', '/messages', JSON.stringify(message), { 'Content-Type': 'application/json' });

describe('the double takes', () => {
  test.each([
    ['a list', [TO, '31612345679']],
    ['a list of numbers', [Number(TO), 31612345679]],
    ['one string with commas', `${TO}, 31612345679`],
  ])('recipients as %s', async (_name, recipients) => {
    expect((await post({ ...good(), recipients })).status).toBe(201);
    expect(double.accepted.map(({ recipient }) => recipient)).toEqual([TO, '31612345679']);
  });

  test('a form as well as JSON', async () => {
    const form = new URLSearchParams({ ...(good() as Record<string, string>), recipients: TO, validity: '60' });
    const { status } = await call('POST', '/messages', form.toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(status).toBe(201);
    expect((await double.take(TO)).body).toBe('Hello');
  });

  test('fifty recipients, not fifty-one', async () => {
    const recipients = Array.from({ length: 51 }, (_, index) => `316123456${10 + index}`);
    expect((await post({ ...good(), recipients })).status).toBe(422);
    expect((await post({ ...good(), recipients: recipients.slice(1) })).status).toBe(201);
  });

  test('messages until the credit has run out, then refuses with code 25', async () => {
    double.credit = 1;
    expect((await post(good())).status).toBe(201);
    expect((await call('GET', '/balance')).body).toMatchObject({ amount: 0 });
    expect(await post(good())).toMatchObject({ status: 422, body: { errors: [{ code: 25 }] } });
  });
});

describe('the double refuses', () => {
  test('a wrong key with 401 and code 2', async () => {
    const { status, body } = await call('GET', '/balance', undefined, { Authorization: 'AccessKey other' });
    expect([status, body]).toMatchObject([401, { errors: [{ code: 2 }] }]);
  });

  test('an empty message with code 9 for each thing that is missing', async () => {
    const { status, body } = await post({});
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ parameter: 'recipients' }, { parameter: 'originator' }, { parameter: 'body' }],
    });
  });

  test.each([
    ['originator', 'far too long an originator'],
    ['validity', -1],
    ['datacoding', 'morse'],
    ['reportUrl', 'nowhere'],
    ['reference', 'r'.repeat(129)],
    ['unheardOf', 1],
  ])('a wrong %s with code 10', async (parameter, value) => {
    expect(await post({ ...good(), [parameter]: value })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 10, parameter }] },
    });
  });

  test('an unknown message with 404 and code 20, and an unknown address', async () => {
    expect(await call('GET', '/messages/abc')).toMatchObject({ status: 404, body: { errors: [{ code: 20 }] } });
    expect((await call('GET', '/nowhere')).status).toBe(404);
  });
});

describe('a message at the double', () => {
  const LIVES: [string, Script, SmsStatus[]][] = [
    [
      'is kept, then delivered',
      [
        { afterMs: 0, status: 'SENT' },
        { afterMs: 10, status: 'BUFFERED' },
        { afterMs: 20, status: 'DELIVERED' },
      ],
      ['SENT', 'BUFFERED', 'DELIVERED'],
    ],
    [
      'fails with a code',
      [
        { afterMs: 0, status: 'SENT' },
        { afterMs: 10, status: 'FAILED', errorCode: 34 },
      ],
      ['SENT', 'FAILED'],
    ],
    [
      'expires with its validity',
      [
        { afterMs: 0, status: 'SENT' },
        { afterMs: 90_000, status: 'DELIVERED' },
      ],
      ['SENT', 'EXPIRED'],
    ],
    ['is sent and never heard of again until then', [{ afterMs: 0, status: 'SENT' }], ['SENT', 'EXPIRED']],
  ];
  test.each(LIVES)('%s, as its script says', async (_name, script, statuses) => {
    double.plan(TO, { script });
    await post(good());
    const message = await double.take(TO);
    const seen = [currentStep(message).status];
    while (message.taken < message.steps.length) {
      message.taken += 1;
      seen.push(currentStep(message).status);
    }
    expect(seen).toEqual(statuses);
  });

  test('can be read, listed newest first, and listed by status', async () => {
    for (const recipients of [[TO], ['31612345679']]) await post({ ...good(), recipients });
    const [first] = double.accepted;
    expect((await call('GET', `/messages/${first?.id ?? ''}`)).body).toMatchObject({
      recipients: { totalCount: 1, items: [{ recipient: Number(TO), status: 'sent' }] },
    });
    expect((await call('GET', '/messages?limit=1&offset=1')).body).toMatchObject({
      totalCount: 2,
      items: [{ id: first?.id }],
    });
    expect((await call('GET', '/messages?status=delivered')).body).toMatchObject({ totalCount: 0 });
    expect((await call('DELETE', `/messages/${first?.id ?? ''}`)).status).toBe(204);
  });
});

describe('the double fails a test', () => {
  test('for a message that nobody expected', async () => {
    await post(good());
    await expect(double.finish()).rejects.toThrow(`Unexpected SMS to ${TO}`);
  });

  test('for a message that was planned and never came', async () => {
    double.plan(TO, { answer: answers.resetAfter });
    await expect(double.finish()).rejects.toThrow('never came');
  });

  test.each([
    ['two segments', { body: 'x'.repeat(161) }, '2 segments'],
    ['a character outside GSM-7', { body: 'ç' }, 'outside GSM-7'],
    ['two links', { body: 'https://a.example https://b.example' }, 'more than one link'],
    ['two lines', { body: 'one\ntwo' }, 'more than one line'],
    ['no reference', { reference: undefined }, 'no reference'],
    ['no reportUrl', { reportUrl: undefined }, 'no reportUrl'],
    ['no validity', { validity: undefined }, 'validity missing'],
    ['another coding', { datacoding: 'plain' }, 'datacoding plain'],
  ])('for a message with %s', async (_name, change, fault) => {
    await post({ ...good(), ...change });
    await double.take(TO);
    await expect(double.finish()).rejects.toThrow(fault);
  });

  test('for a message that was sent twice', async () => {
    const message = good();
    for (let time = 0; time < 2; time += 1) {
      await post(message);
      await double.take(TO);
    }
    await expect(double.finish()).rejects.toThrow('was sent twice');
  });

  test('for a request that no client of the API makes', async () => {
    await post({ body: 'Hello' });
    await expect(double.finish()).rejects.toThrow('A malformed POST');
  });

  test('for none that was as expected', async () => {
    await post(good());
    await double.take(TO);
    await double.finish();
  });
});
