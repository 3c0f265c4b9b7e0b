import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Chat } from '../../src/chat/chat.entity.js';
import { RawSocket } from '../access/raw-socket.js';
import { Ringdown } from '../harness/start-app.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterAll(async () => {
  await ringdown.finish();
});

const CONSOLE = `subscription { consoleEvents(attend: false) { __typename
  ... on ChatWaiting { chat { id visitor { name email } lastMessage { body } rings { id } } } } }`;
const CHAT = `subscription ($chatId: ID!, $afterSeq: Int) { chatEvents(chatId: $chatId, afterSeq: $afterSeq) { __typename
  ... on MessagePosted { message { body clientMessageId } } } }`;

interface Posted {
  data: { chatEvents: { __typename: string; message?: { body: string; clientMessageId: string | null } } };
}

async function socketOf(bearer: string | undefined): Promise<RawSocket> {
  return RawSocket.open(ringdown.url, {}, { authorization: `Bearer ${bearer ?? ''}` });
}

describe('an event for many', () => {
  it('is read once by the process, however many consoles it is told to', async () => {
    const shop = await ringdown.shop();
    const [ben] = await shop.operators('Ben');
    const desk = await ben!.opensConsole();
    const reads = vi.spyOn(ringdown.app.services.db.read, 'findOneBy');
    const readsOfOneRequest = async (): Promise<number> => {
      reads.mockClear();
      const { chat } = await shop.visitor().requestsChat();
      await desk.isOffered(chat.id);
      return reads.mock.calls.filter(([entity]) => entity === Chat).length;
    };
    const alone = await readsOfOneRequest();
    const others = await Promise.all(Array.from({ length: 12 }, () => socketOf(ben!.api.credentials.bearer)));
    for (const [at, socket] of others.entries()) {
      socket.subscribe(`id-${at}`, CONSOLE);
      await socket.hears('next', `id-${at}`);
    }
    expect(await readsOfOneRequest()).toBe(alone);
    reads.mockRestore();
    for (const socket of others) socket.close();
    desk.closes();
  });

  it('tells each what they alone may see, though all ask the same, from wherever they begin', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const desk = await ben!.opensConsole();
    const { chat, visitorToken } = await shop.visitor().requestsChat();
    const held = await ben!.accepts(chat.id);
    const bearers = [visitorToken, visitorToken, ben!.api.credentials.bearer, cleo!.api.credentials.bearer];
    const sockets = await Promise.all(bearers.map(socketOf));
    const seen = async (body: string): Promise<(string | null)[]> =>
      Promise.all(sockets.map(async (socket, at) => (await hears(socket, `id ${at} "x"`, body)).clientMessageId));
    for (const [at, socket] of sockets.entries()) {
      socket.subscribe(`id ${at} "x"`, CHAT, { chatId: chat.id, afterSeq: at % 2 });
    }
    const keys = [randomUUID(), randomUUID()] as const;
    await held.says('from Ben', keys[0]);
    expect(await seen('from Ben')).toEqual([null, null, keys[0], null]);
    await held.says('“naïve” ✓ 👩‍🚒', keys[1]);
    expect(await seen('“naïve” ✓ 👩‍🚒')).toEqual([null, null, keys[1], null]);
    for (const socket of sockets) socket.close();
    desk.closes();
  });
});

async function hears(socket: RawSocket, id: string, body: string): Promise<{ clientMessageId: string | null }> {
  const isIt = (payload: unknown): boolean => (payload as Posted).data.chatEvents.message?.body === body;
  const { payload } = await socket.hears('next', id, isIt);
  return (payload as Posted).data.chatEvents.message as { clientMessageId: string | null };
}
