import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { lockDepartment } from '../../src/db/locks.js';
import { ask } from '../../src/db/together.js';
import { MOST_WHILE_SLOW } from '../../src/graphql/load.rules.js';
import { RawSocket } from '../access/raw-socket.js';
import type { MessageView } from '../harness/views.js';
import { CHAT_BY_ID, SEND_MESSAGE, SET_AVAILABILITY } from '../harness/documents.js';
import { eventually } from '../harness/eventually.js';
import { Ringdown } from '../harness/start-app.js';

interface Answer {
  errors?: { extensions: Record<string, unknown> }[];
}

/** How an upgrade is answered: its status and Retry-After; null where a socket is opened. */
async function refusedUpgrade(url: string, from: string): Promise<{ status: number; retryAfter: number } | null> {
  const headers = { 'x-forwarded-for': from };
  const ws = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  ws.on('error', () => undefined);
  const refused = once(ws, 'unexpected-response').then(([, response]) => response as IncomingMessage);
  const answer = await Promise.race([refused, once(ws, 'open').then(() => null)]);
  ws.terminate();
  return answer && { status: answer.statusCode ?? 0, retryAfter: Number(answer.headers['retry-after']) };
}

describe('more sockets than fit', () => {
  let ringdown: Ringdown;
  beforeAll(async () => {
    const limits = { MAX_CONNECTIONS: '4', MAX_CONNECTIONS_PER_ADDRESS: '2' };
    ringdown = await Ringdown.start({ ...limits, TRUST_PROXY: 'loopback' });
  });
  afterAll(async () => {
    await ringdown.finish();
  });

  it('are told to come back later, from one address as well as in all, and let in once there is room', async () => {
    const { url } = ringdown;
    const open = (from: string): Promise<RawSocket> => new RawSocket(url, { 'x-forwarded-for': from }).opened();
    const sockets = [await open('203.0.113.1'), await open('203.0.113.1')];
    expect(await refusedUpgrade(url, '203.0.113.1')).toMatchObject({ status: 429 });
    sockets.push(await open('203.0.113.2'), await open('203.0.113.3'));
    const refused = await refusedUpgrade(url, '203.0.113.4');
    expect(refused?.status).toBe(503);
    expect(refused?.retryAfter).toBeGreaterThan(0);
    for (const socket of sockets) socket.close();
    await eventually('the sockets to be gone', () => Promise.resolve(ringdown.app.sockets() === 0));
    expect(await refusedUpgrade(url, '203.0.113.1')).toBeNull();
  });
});

describe('a process', () => {
  let ringdown: Ringdown;
  beforeAll(async () => {
    ringdown = await Ringdown.start();
    // Time passes only where a test says so: no share grows back while the machine is slow.
    ringdown.clock.holdStill();
  });
  afterAll(async () => {
    await ringdown.finish();
  });

  const running = async (): Promise<number> => {
    const metric = await ringdown.app.metrics.registry.getSingleMetric('ringdown_operations')?.get();
    return metric?.values[0]?.value ?? 0;
  };

  it('takes no more of a flood of lines than its sender may write, tells how long to wait, and lets others write', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    const console = await ben.opensConsole();
    const { chat, visitorToken } = await shop.visitor().requestsChat();
    const held = await ben.accepts(chat.id);
    const flooder = await RawSocket.open(ringdown.url, {}, { authorization: `Bearer ${visitorToken}` });
    const flood = async (): Promise<Answer[]> => {
      const answers: Answer[] = [];
      for (let round = 0; round < 2; round += 1) {
        const asked = Array.from({ length: 45 }, () => {
          const input = { chatId: chat.id, clientMessageId: randomUUID(), body: 'flood' };
          return flooder.ask(SEND_MESSAGE, { input });
        });
        answers.push(...(await Promise.all(asked)));
      }
      return answers;
    };
    const flooding = flood();
    const lines: MessageView[] = [];
    for (let line = 0; line < 10; line += 1) lines.push(await held.says(`line ${line}`));
    const answers = await flooding;
    const refusals = answers.flatMap(({ errors }) => errors ?? []);
    const may = 50;
    expect([answers.length, refusals.length]).toEqual([90, 90 - may]);
    for (const { extensions } of refusals) {
      expect(extensions.code).toBe('RATE_LIMITED');
      expect(extensions.retryAfterSeconds).toBeGreaterThan(0);
    }
    // However much was sent, the operator's lines wait for no more of it than may be written.
    expect(lines.at(-1)?.seq).toBeLessThanOrEqual(may + lines.length + 3);
    flooder.close();
    console.closes();
  });

  it('whose database is slow takes on few, refuses the others at once, and serves all when it gets on', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    const console = await ben.opensConsole();
    const { chat, visitorToken } = await shop.visitor().requestsChat();
    const socket = await RawSocket.open(ringdown.url, {}, { authorization: `Bearer ${visitorToken}` });
    const { api } = ben;
    const body = JSON.stringify({ query: SET_AVAILABILITY, variables: { availability: 'ACCEPTING' } });
    const many = MOST_WHILE_SLOW + 5;
    let go: () => void = () => undefined;
    const going = new Promise<void>((resolve) => (go = resolve));
    let isHeld: () => void = () => undefined;
    const holding = new Promise<void>((resolve) => (isHeld = resolve));
    const hold = ringdown.app.services.db.write(async (manager) => {
      lockDepartment(manager, shop.departmentId);
      await ask(manager);
      isHeld();
      await going;
    });
    await holding;
    const waiting = Array.from({ length: many }, () => api.post(body));
    await eventually('all of them to be taken on', async () => (await running()) === many);
    ringdown.clock.advance(3);
    const refused = await api.post(body);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }],
    });
    const overSocket = await socket.ask(CHAT_BY_ID, { id: chat.id });
    expect(overSocket).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(await running()).toBe(many);
    go();
    await hold;
    const answers = await Promise.all(waiting);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await api.post(body)).status).toBe(200);
    await eventually('nothing to be left over', async () => (await running()) === 0);
    socket.close();
    console.closes();
  });

  it('answers no more than one socket may fairly ask, and then does not listen to it for a while', async () => {
    const flooder = await RawSocket.open(ringdown.url, {});
    const answers: { errors?: { extensions: unknown }[] }[] = [];
    while (answers.length < 540 && !answers.some(({ errors }) => errors)) {
      answers.push(...(await Promise.all(Array.from({ length: 45 }, () => flooder.ask('{ __typename }')))));
    }
    const refused = answers.filter(({ errors }) => errors);
    expect(answers.length - refused.length).toBe(500);
    expect(refused[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 1 });
    const other = await RawSocket.open(ringdown.url, {});
    expect(await other.ask('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
    flooder.close();
    other.close();
  });
});
