import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller, OperatorCaller } from '../../src/access/caller.js';
import { Chat } from '../../src/chat/chat.entity.js';
import { Message } from '../../src/chat/message.entity.js';
import { sendMessage } from '../../src/chat/send-message.js';
import { Refusal } from '../../src/errors.js';
import type { Services } from '../../src/services.js';
import type { Shop } from '../harness/given.js';
import { Ringdown } from '../harness/start-app.js';

let ringdown: Ringdown;
let services: Services;
let shop: Shop;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  services = ringdown.app.services;
  shop = await ringdown.shop();
  await (await shop.operator({ onDuty: false })).opensConsole();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

/** A chat that waits, as its row is. */
async function waiting(): Promise<Chat> {
  const { chat } = await shop.visitor().requestsChat();
  return services.db.read.findOneByOrFail(Chat, { id: chat.id });
}

const visitorOf = ({ id: chatId, organizationId, siteId, visitorId }: Chat): Caller => ({
  kind: 'visitor',
  organizationId,
  chatId,
  siteId,
  visitorId,
});

function says(chat: Chat, body: string, more: { caller?: Caller; clientMessageId?: string } = {}): Promise<Message> {
  const { caller = visitorOf(chat), clientMessageId = randomUUID() } = more;
  return sendMessage(services, caller, { chatId: chat.id, clientMessageId, body });
}

/** Keeps the rows of chats, and with them their lines, from everybody until the returned function is called. */
async function holds(...chats: Chat[]): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let begun: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (begun = resolve));
  const transaction = services.db.write(async (manager) => {
    for (const { id, round } of chats) await manager.update(Chat, { id }, { round });
    begun();
    await released;
  });
  await held;
  return async () => {
    release();
    await transaction;
  };
}

const codeOf = (outcome: PromiseSettledResult<Message>): string => {
  if (outcome.status === 'fulfilled') return 'stored';
  return outcome.reason instanceof Refusal ? outcome.reason.code : String(outcome.reason);
};

describe('lines that wait for one transaction', () => {
  it('of several chats are stored in the order they came, each chat without a gap', async () => {
    const chats = [await waiting(), await waiting(), await waiting()];
    const letGo = await holds(...chats);
    const sent = Array.from({ length: 60 }, (_, line) => says(chats[line % 3] as Chat, `line ${line}`));
    await letGo();
    const stored = await Promise.all(sent);
    for (const [index, { id }] of chats.entries()) {
      const own = stored.filter(({ chatId }) => chatId === id);
      expect(own.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, line) => line + 2));
      expect(own.map(({ body }) => body)).toEqual(Array.from({ length: 20 }, (_, line) => `line ${3 * line + index}`));
      const { lastSeq } = await services.db.read.findOneByOrFail(Chat, { id });
      expect(lastSeq).toBe(21);
      const rows = await services.db.read.find(Message, { where: { chatId: id }, order: { seq: 'ASC' } });
      expect(rows.slice(1).map((row) => row.id)).toEqual(own.map((row) => row.id));
    }
  });

  it('are refused one by one, and repeats of one are told as the first', async () => {
    const [open, over] = [await waiting(), await waiting()];
    const { id: operatorId } = await shop.operator({ name: 'Cleo', onDuty: false });
    const { organizationId, departmentId } = open;
    const cleo: OperatorCaller = {
      kind: 'operator',
      operatorId,
      organizationId,
      role: 'OPERATOR',
      departmentIds: [departmentId],
      // Signed out: there is no such session.
      sessionId: randomUUID(),
      apiKeyId: null,
    };
    const looksOn: Caller = { ...cleo, sessionId: null };
    await services.db.write((manager) => manager.update(Chat, { id: over.id }, { status: 'ENDED' }));
    const letGo = await holds(open, over);
    const clientMessageId = randomUUID();
    const sent = [
      says(open, 'Once', { clientMessageId }),
      says(over, 'Too late'),
      says(open, 'Once more', { clientMessageId }),
      says(open, 'Not mine', { caller: looksOn }),
      says(open, 'Not signed in', { caller: cleo }),
      says(open, 'Somebody else', { caller: visitorOf(over) }),
      says({ ...open, id: randomUUID() }, 'Nowhere'),
      says(open, 'And on'),
    ];
    await letGo();
    const outcomes = await Promise.allSettled(sent);
    expect(outcomes.map(codeOf)).toEqual([
      'stored',
      'CONFLICT',
      'stored',
      'FORBIDDEN',
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'NOT_FOUND',
      'stored',
    ]);
    const rows = await services.db.read.find(Message, { where: { chatId: open.id }, order: { seq: 'ASC' } });
    expect(rows.map(({ body }) => body)).toEqual(['My boiler leaks', 'Once', 'And on']);
    expect((await sent[2])?.id).toBe((await sent[0])?.id);
    expect(await says(over, 'Once', { clientMessageId }).catch((refusal: Refusal) => refusal.code)).toBe('CONFLICT');
    expect((await says(open, 'Changed', { clientMessageId })).body).toBe('Once');
  });

  it.each([
    ['while its chat goes on', 'WAITING'],
    ['once its chat is over', 'ENDED'],
  ] as const)('are stored once beside a repeat, which is told as the first %s', async (_when, status) => {
    const [chat, other] = [await waiting(), await waiting()];
    const clientMessageId = randomUUID();
    const first = await says(chat, 'Once', { clientMessageId });
    await services.db.write((manager) => manager.update(Chat, { id: chat.id }, { status }));
    const letGo = await holds(chat, other);
    const sent = [
      says(other, 'Before'),
      says(chat, 'Once more', { clientMessageId }),
      says(other, 'Behind'),
      says(other, 'Last'),
    ];
    await letGo();
    const [before, repeat, behind, last] = await Promise.all(sent);
    expect(repeat).toMatchObject({ id: first.id, seq: 2, body: 'Once' });
    expect([before, behind, last].map((line) => [line?.seq, line?.body])).toEqual([
      [2, 'Before'],
      [3, 'Behind'],
      [4, 'Last'],
    ]);
    expect(await services.db.read.countBy(Message, { chatId: other.id })).toBe(4);
    expect((await services.db.read.findOneByOrFail(Chat, { id: chat.id })).lastSeq).toBe(2);
  });

  it('come to no harm where a repeat among them cannot be read', async () => {
    const chat = await waiting();
    const clientMessageId = randomUUID();
    await says(chat, 'Once', { clientMessageId });
    const letGo = await holds(chat);
    const read = vi
      .spyOn(services.db.read, 'findOneByOrFail')
      .mockRejectedValueOnce(new Error('the connection is gone'));
    const sent = [says(chat, 'Once more', { clientMessageId }), says(chat, 'And on')];
    await letGo();
    const [repeat, next] = await Promise.allSettled(sent);
    read.mockRestore();
    expect(repeat).toMatchObject({ status: 'rejected', reason: { message: 'the connection is gone' } });
    expect(next).toMatchObject({ status: 'fulfilled', value: { body: 'And on', seq: 3 } });
  });

  it('are not taken on without end: beyond some thousands a line is refused at once, and all others are stored', async () => {
    const chat = await waiting();
    const letGo = await holds(chat);
    const sent: Promise<Message>[] = [];
    let refusal: unknown = null;
    while (refusal === null && sent.length < 10_000) {
      const line = says(chat, `line ${sent.length}`);
      refusal = services.lines.size < 2000 ? null : await says(chat, 'One too many').catch((error: unknown) => error);
      sent.push(line);
    }
    expect(refusal).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterSeconds: 1 } });
    await letGo();
    await Promise.all(sent);
    const { lastSeq } = await services.db.read.findOneByOrFail(Chat, { id: chat.id });
    expect(lastSeq).toBe(sent.length + 1);
    expect((await says(chat, 'Now it fits')).seq).toBe(lastSeq + 1);
  });
});
