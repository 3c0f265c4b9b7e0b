import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHAT_EVENTS } from '../harness/documents.js';
import { eventually } from '../harness/eventually.js';
import { Ringdown } from '../harness/start-app.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

/** A masked WebSocket text frame, as a client sends it. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head = payload.length < 126 ? Buffer.from([0x81, 0x80 | payload.length]) : Buffer.alloc(4);
  if (payload.length >= 126) {
    head.writeUInt16BE(0x81fe);
    head.writeUInt16BE(payload.length, 2);
  }
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

/** Subscribes to a chat over a bare TCP socket, and then reads nothing more. */
async function stalledSubscriber(token: string, chatId: string): Promise<Socket> {
  const { port } = new URL(ringdown.url);
  const socket = connect({ port: Number(port), host: '127.0.0.1' });
  socket.write(
    `GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
  );
  const heard = async (what: string): Promise<void> => {
    let text = '';
    for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      text += chunk.toString('latin1');
      if (text.includes(what)) return;
    }
    throw new Error(`closed before ${what}`);
  };
  await heard('101 Switching');
  socket.write(frame(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
  await heard('connection_ack');
  const payload = { query: CHAT_EVENTS, variables: { chatId, afterSeq: 0 } };
  socket.write(frame(JSON.stringify({ id: '1', type: 'subscribe', payload })));
  await heard('ChatChanged');
  socket.pause();
  return socket;
}

describe('a subscriber that stops reading', () => {
  it('loses its connection; the process lives, and another misses nothing', { timeout: 120_000 }, async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.opensConsole();
    const visitor = shop.visitor();
    const { chat, visitorToken } = await visitor.requestsChat();
    const held = await ben.accepts(chat.id);
    const healthy = visitor.listens();
    await healthy.seesChat('ACTIVE');
    const stalled = await stalledSubscriber(visitorToken, chat.id);
    const sockets = ringdown.app.sockets();
    const line = 'x'.repeat(3900);
    const { services } = ringdown.app;
    // Lines fill its TCP buffers; then typing, which is cheap to publish, fills its queue.
    for (let sent = 0; sent < 40; sent += 1) await held.says(`${sent} ${line}`);
    const flood = async (): Promise<boolean> => {
      const heard = healthy.stream.seen.length;
      for (let event = 0; event < 100; event += 1) {
        const typing = {
          kind: 'TYPING' as const,
          author: 'OPERATOR' as const,
          authorId: ben.id,
          typing: event % 2 === 0,
        };
        services.pubSub.publish(`chat:${chat.id}`, typing);
      }
      await eventually('the healthy one to hear it', () => Promise.resolve(healthy.stream.seen.length >= heard + 100));
      return ringdown.app.sockets() < sockets;
    };
    await eventually('the stalled connection to be closed', flood);
    await held.says('after the storm');
    await healthy.hearsMessage('after the storm');
    expect(healthy.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
    stalled.destroy();
  });
});
