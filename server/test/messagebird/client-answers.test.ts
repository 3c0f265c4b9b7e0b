import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import https from 'node:https';
import { afterEach, describe, expect, test } from 'vitest';
import { messageBirdProvider, type MessageBirdConfig } from '../../src/sms/messagebird/messagebird-provider.js';
import type { OutgoingSms, SmsProvider } from '../../src/sms/sms-provider.js';
import * as answers from './answers.js';
import { MessageBirdDouble, type DoubleOptions, type Plan } from './messagebird-double.js';

// Every row of docs/messagebird.md, "What the package makes of them", by the real package over a real socket.

const TO = '31612345678';
const DEADLINE_MS = 1000;
const open: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(options: DoubleOptions = {}, config: Partial<MessageBirdConfig> = {}) {
  const double = await MessageBirdDouble.start(options);
  open.push(() => double.stop());
  const provider = messageBirdProvider({
    accessKey: double.accessKey,
    originator: 'Ringdown',
    apiUrl: double.url,
    deadlineMs: DEADLINE_MS,
    ...(double.ca === '' ? {} : { ca: double.ca }),
    ...config,
  });
  open.push(() => provider.close());
  return { double, provider };
}

const sms = (): OutgoingSms => ({
  reference: randomUUID(),
  recipient: `+${TO}`,
  body: 'Ringdown: 123456 is the code for this phone.',
  validitySeconds: 150,
  reportUrl: 'https://chat.example.com/hooks/messagebird/status',
});

async function outcomeOf(plan: Plan) {
  const { double, provider } = await start();
  double.plan(TO, plan);
  return { outcome: await provider.send(sms()), double, provider };
}

describe('an answer to POST /messages', () => {
  test.each(['https', 'http'] as const)('over %s, 201 with an id and recipients is accepted', async (transport) => {
    const { double, provider } = await start({ transport });
    const outgoing = sms();
    const outcome = await provider.send(outgoing);
    const message = await double.take(TO);
    expect(outcome).toEqual({ kind: 'accepted', providerMessageId: message.id, status: 'SENT' });
    expect(message).toMatchObject({
      originator: 'Ringdown',
      body: outgoing.body,
      reference: outgoing.reference,
      reportUrl: outgoing.reportUrl,
      validity: 150,
      datacoding: 'auto',
    });
    await double.finish();
  });

  test('503 with {}, which the package calls success, is unknown', async () => {
    const { outcome } = await outcomeOf({ answer: answers.answer(503, '{}') });
    expect(outcome).toMatchObject({ kind: 'unknown', providerMessageId: null });
  });

  test('500 with {}, which the package calls success, is unknown', async () => {
    const { outcome } = await outcomeOf({ answer: answers.answer(500, '{}') });
    expect(outcome).toMatchObject({ kind: 'unknown' });
  });

  test('500 with a whole message object is unknown, with the id to look up', async () => {
    const body = JSON.stringify({ id: 'abc', recipients: { items: [{ status: 'sent' }] } });
    const { outcome } = await outcomeOf({ answer: answers.answer(500, body) });
    expect(outcome).toMatchObject({ kind: 'unknown', providerMessageId: 'abc' });
  });

  test('429 with a message, which the package calls success, was not accepted; Retry-After is honoured', async () => {
    const body = '{"message":"Too Many Requests"}';
    const { outcome } = await outcomeOf({ answer: answers.answer(429, body, { 'Retry-After': '7' }) });
    expect(outcome).toMatchObject({ kind: 'notAccepted', retryAfterSeconds: 7 });
  });

  test('429 without Retry-After leaves the pace to us', async () => {
    const { outcome } = await outcomeOf({ answer: answers.answer(429, '{}') });
    expect(outcome).toMatchObject({ kind: 'notAccepted', retryAfterSeconds: null });
  });

  test.each([
    ['502 with a web page', answers.answer(502, '<html>Bad gateway</html>')],
    ['200 without a body', answers.answer(200, '')],
    ['200 with null', answers.answer(200, 'null')],
    ['200 with a word', answers.answer(200, '"ok"')],
    ['200 with {}', answers.answer(200, '{}')],
    ['204', answers.answer(204, '')],
    ['errors that are no list', answers.answer(200, '{"errors":"yes"}')],
    ['half an answer', answers.truncated],
  ])('%s is unknown, never sent', async (_name, answer) => {
    const { outcome } = await outcomeOf({ answer });
    expect(outcome).toMatchObject({ kind: 'unknown' });
  });

  test.each([
    ['an id without recipients', '{"id":"abc"}'],
    ['an id with no recipient', '{"id":"abc","recipients":{"totalCount":0,"items":[]}}'],
  ])('201 with %s is unknown, with the id to look up', async (_name, body) => {
    const { outcome } = await outcomeOf({ answer: answers.answer(201, body) });
    expect(outcome).toMatchObject({ kind: 'unknown', providerMessageId: 'abc' });
  });

  test('an id that is no string is not believed', async () => {
    const { outcome } = await outcomeOf({ answer: answers.answer(201, '{"id":7,"recipients":{"items":[{}]}}') });
    expect(outcome).toMatchObject({ kind: 'unknown', providerMessageId: null });
  });

  test.each([
    [9, 'no (correct) recipients found'],
    [10, 'recipients is invalid'],
    [21, 'bad request'],
  ])('422 with code %i refuses this message and no other', async (code, description) => {
    const { outcome } = await outcomeOf({ answer: answers.refusal(422, code, description, 'recipients') });
    expect(outcome).toMatchObject({ kind: 'refused', code, alarm: false });
  });

  test('422 with code 25, no credit, refuses it and alarms', async () => {
    const { double, provider } = await start({ credit: 0 });
    expect(await provider.send(sms())).toMatchObject({ kind: 'refused', code: 25, alarm: true });
    expect(double.accepted).toEqual([]);
  });

  test('401, a wrong key, refuses it and alarms, and the reason does not hold the key', async () => {
    const { provider } = await start({}, { accessKey: 'stolen-and-revoked' });
    const outcome = await provider.send(sms());
    expect(outcome).toMatchObject({ kind: 'refused', code: 2, alarm: true });
    expect(JSON.stringify(outcome)).not.toContain('stolen');
  });

  test('a refusal that quotes the number is told without it', async () => {
    const { outcome } = await outcomeOf({ answer: answers.refusal(422, 9, `${TO} is not a recipient`) });
    expect(JSON.stringify(outcome)).not.toContain(TO);
  });

  test('404 with a web page refuses it: this address is no such API', async () => {
    const { outcome } = await outcomeOf({ answer: answers.answer(404, '<html>Not found</html>') });
    expect(outcome).toMatchObject({ kind: 'refused', code: null });
  });

  test('500 with errors is unknown', async () => {
    const { outcome } = await outcomeOf({ answer: answers.refusal(500, 99, 'internal error') });
    expect(outcome).toMatchObject({ kind: 'unknown' });
  });

  test('a reset before it was taken is unknown: nobody can tell', async () => {
    const { outcome, double } = await outcomeOf({ answer: answers.resetBefore });
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(double.accepted).toEqual([]);
  });

  test('a reset of a plain connection is unknown', async () => {
    const { double, provider } = await start({ transport: 'http' });
    double.plan(TO, { answer: answers.resetBefore });
    expect(await provider.send(sms())).toMatchObject({ kind: 'unknown' });
  });

  test('a reset after it was taken is unknown, and found by its reference', async () => {
    const { outcome, double, provider } = await outcomeOf({ answer: answers.resetAfter });
    expect(outcome).toMatchObject({ kind: 'unknown' });
    const message = await double.take(TO);
    expect(await provider.lookUpByReference(message.reference ?? '')).toEqual({
      kind: 'found',
      state: { providerMessageId: message.id, status: 'SENT', errorCode: null, reportedAt: expect.any(Date) as Date },
    });
  });

  test.each([
    ['never answers', answers.hangAfter],
    ['never answers and takes nothing', answers.hangBefore],
    ['drips a byte every 100 ms', answers.drip(100)],
  ])('a server that %s is given up, and the outcome unknown', async (_name, answer) => {
    const { outcome } = await outcomeOf({ answer });
    expect(outcome).toMatchObject({ kind: 'unknown' });
  });
});

describe('a server that cannot be reached', () => {
  const cannotReach = async (apiUrl: string, ca?: string): Promise<unknown> => {
    const provider = messageBirdProvider({
      accessKey: 'key',
      originator: 'Ringdown',
      apiUrl,
      deadlineMs: DEADLINE_MS,
      ...(ca === undefined ? {} : { ca }),
    });
    open.push(() => provider.close());
    return provider.send(sms());
  };

  test('a refused connection was not accepted', async () => {
    const { double } = await start();
    const { url } = double;
    await double.stop();
    expect(await cannotReach(url)).toMatchObject({ kind: 'notAccepted' });
  });

  test('a host without an address was not accepted', async () => {
    expect(await cannotReach('https://messagebird.invalid')).toMatchObject({ kind: 'notAccepted' });
  });

  test('a server that takes the connection and says nothing was not accepted: nothing was sent before it proved itself', async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    open.push(() => void mute.close());
    const { port } = mute.address() as { port: number };
    expect(await cannotReach(`https://127.0.0.1:${port}`)).toMatchObject({ kind: 'notAccepted' });
  });

  test('a certificate that cannot be trusted was not accepted: nothing was sent', async () => {
    const { double } = await start();
    expect(await cannotReach(double.url)).toMatchObject({ kind: 'notAccepted' });
    expect(double.posts).toEqual([]);
  });

  test('a host whose name is not in the certificate was not accepted', async () => {
    const { double } = await start();
    const elsewhere = double.url.replace('localhost', '127.0.0.2');
    expect(await cannotReach(elsewhere, double.ca)).toMatchObject({ kind: 'notAccepted' });
  });

  test('a server that speaks no TLS was not accepted', async () => {
    const plain = createServer((socket) => socket.end('no\n'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    open.push(() => void plain.close());
    const { port } = plain.address() as { port: number };
    expect(await cannotReach(`https://127.0.0.1:${port}`)).toMatchObject({ kind: 'notAccepted' });
  });
});

describe('the route to the API', () => {
  test('the Host header and the name asked for in TLS are those of MESSAGEBIRD_API_URL', async () => {
    const { double, provider } = await start();
    await provider.send(sms());
    expect(double.hosts).toEqual([new URL(double.url).host]);
    expect(double.serverNames).toEqual(['localhost']);
  });

  test('a message goes by a connection that was made ready for it', async () => {
    const { double, provider } = await start();
    provider.getReady?.(1);
    await double.connected(1);
    expect(await provider.send(sms())).toMatchObject({ kind: 'accepted' });
    expect(double.connections).toBe(1);
  });

  test('a message that follows at once goes by the same connection, one that comes later by a new one', async () => {
    const { double, provider } = await start();
    expect(await provider.send(sms())).toMatchObject({ kind: 'accepted' });
    expect(await provider.send(sms())).toMatchObject({ kind: 'accepted' });
    expect(double.connections).toBe(1);
    await double.disconnected();
    expect(await provider.send(sms())).toMatchObject({ kind: 'accepted' });
    expect(double.connections).toBe(2);
  });

  test('a connection that the other side gives up between two messages is not used again', async () => {
    const { double, provider } = await start();
    expect(await provider.send(sms())).toMatchObject({ kind: 'accepted' });
    await double.hangsUp();
    expect(await provider.send(sms())).toMatchObject({ kind: 'accepted' });
    expect(double.connections).toBe(2);
  });

  test('a connection that was made ready and failed is no message that may have been taken', async () => {
    const { double, provider } = await start();
    await double.stop();
    provider.getReady?.(2);
    expect(await provider.send(sms())).toMatchObject({ kind: 'notAccepted' });
    expect(await provider.send(sms())).toMatchObject({ kind: 'notAccepted' });
  });

  test('other https requests of the process go where they always went', async () => {
    const { double } = await start();
    const before = double.posts.length;
    const agent = https.globalAgent;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      https
        .get(
          `${double.url}/balance`,
          { ca: double.ca, agent, headers: { Authorization: `AccessKey ${double.accessKey}` } },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        )
        .on('error', reject);
    });
    expect(status).toBe(200);
    expect(double.posts.length).toBe(before);
  });

  test('closing the provider puts the agent back that was there before', async () => {
    const before = https.globalAgent;
    const { provider } = await start();
    expect(https.globalAgent).not.toBe(before);
    provider.close();
    expect(https.globalAgent).toBe(before);
  });

  test('the parameters of the caller are not rewritten', async () => {
    const { provider } = await start();
    const outgoing = Object.freeze(sms());
    await provider.send(outgoing);
    await provider.send({ ...outgoing, reference: randomUUID() });
    expect(outgoing.recipient).toBe(`+${TO}`);
  });
});

describe('a look-up', () => {
  const sent = async (): Promise<{
    provider: SmsProvider;
    double: MessageBirdDouble;
    reference: string;
    id: string;
  }> => {
    const { double, provider } = await start();
    const outgoing = sms();
    await provider.send(outgoing);
    const { id } = await double.take(TO);
    return { provider, double, reference: outgoing.reference, id };
  };

  test('by id tells how far the message is', async () => {
    const { provider, double, id } = await sent();
    const message = double.accepted[0];
    if (message) message.taken = 2;
    expect(await provider.lookUpById(id)).toMatchObject({ kind: 'found', state: { status: 'DELIVERED' } });
  });

  test('by an id that is nobody’s says so', async () => {
    const { provider } = await sent();
    expect(await provider.lookUpById('0'.repeat(32))).toEqual({ kind: 'absent' });
  });

  test('by a reference that never arrived says so', async () => {
    const { provider } = await sent();
    expect(await provider.lookUpByReference(randomUUID())).toEqual({ kind: 'absent' });
  });

  test('finds a reference beyond the first page', async () => {
    const { provider, double, reference } = await sent();
    const first = double.accepted[0];
    for (let index = 0; first && index < 250; index += 1) {
      double.accepted.push({ ...first, id: String(index), reference: randomUUID() });
    }
    expect(await provider.lookUpByReference(reference)).toMatchObject({ kind: 'found' });
  });

  test('that gets nonsense says nothing about the message', async () => {
    const { provider, double, id } = await sent();
    await double.stop();
    expect(await provider.lookUpById(id)).toMatchObject({ kind: 'unavailable' });
    expect(await provider.lookUpByReference(randomUUID())).toMatchObject({ kind: 'unavailable' });
  });

  test('with a revoked key does not conclude that the message is absent', async () => {
    const { provider } = await start({}, { accessKey: 'revoked' });
    expect(await provider.lookUpById('abc')).toMatchObject({ kind: 'unavailable' });
  });
});
