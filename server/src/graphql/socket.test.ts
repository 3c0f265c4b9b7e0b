import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { PING_EVERY_MS, Socket } from './socket.js';
import { Wheel } from './wheel.js';

/** What a socket needs of a WebSocket: a peer that answers pings, or does not. */
class Peer extends EventEmitter {
  readonly OPEN = 1;
  readonly CLOSED = 3;
  readyState = 1;
  pings = 0;

  constructor(public answers: boolean) {
    super();
  }

  /** What the network has not taken yet. */
  writableNeedDrain = false;
  readonly sent: string[] = [];
  private taken: () => void = () => undefined;

  send(data: string, taken: () => void): void {
    this.sent.push(data);
    this.taken = taken;
  }

  cork(): void {
    this.sent.push('held');
  }

  uncork(): void {
    this.sent.push('let go');
  }

  /** The network takes what was sent. */
  take(): void {
    this.writableNeedDrain = false;
    this.taken();
  }

  ping(): void {
    this.pings += 1;
    if (this.answers) this.emit('pong');
  }

  terminate(): void {
    this.readyState = this.CLOSED;
    this.emit('close', 1006, Buffer.from(''));
  }
}

function socketOf(peer: Peer): Socket {
  const socket = new Socket(peer as unknown as WebSocket, peer, { ip: '', headers: {} }, pino({ level: 'silent' }));
  const wheel = new Wheel<Socket>(PING_EVERY_MS, PING_EVERY_MS, (member) => member.ping());
  const spoke = wheel.add(socket);
  socket.onClosed(() => wheel.remove(socket, spoke));
  return socket;
}

/** Speaks a protocol over it that takes every message. */
function serve(socket: Socket): void {
  socket.serve({
    opened: (transport) => {
      transport.onMessage(() => Promise.resolve());
      return () => Promise.resolve();
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a socket', () => {
  it('whose peer answers pings stays open and is never silent', () => {
    const peer = new Peer(true);
    const socket = socketOf(peer);
    vi.advanceTimersByTime(10 * PING_EVERY_MS);
    expect([peer.pings, peer.readyState, socket.silentMs()]).toEqual([10, peer.OPEN, 0]);
  });

  it('whose peer stops answering is silent from that ping on, and cut off at the next', () => {
    const peer = new Peer(true);
    const socket = socketOf(peer);
    vi.advanceTimersByTime(PING_EVERY_MS);
    peer.answers = false;
    vi.advanceTimersByTime(PING_EVERY_MS + 6000);
    expect([peer.readyState, socket.silentMs()]).toEqual([peer.OPEN, 6000]);
    vi.advanceTimersByTime(5000);
    expect([peer.readyState, socket.silentMs()]).toEqual([peer.CLOSED, PING_EVERY_MS]);
  });

  it('over which somebody asks for something is heard, however pings fare; keep-alive messages are no asking', () => {
    const peer = new Peer(false);
    const socket = socketOf(peer);
    serve(socket);
    vi.advanceTimersByTime(PING_EVERY_MS + 2000);
    peer.emit('message', Buffer.from('{"type":"ping"}'));
    expect(socket.silentMs()).toBe(2000);
    peer.emit('message', Buffer.from('{"type":"subscribe","id":"1"}'));
    expect(socket.silentMs()).toBe(0);
  });

  it('whose process stood still asks once more before it gives the peer up', () => {
    const peer = new Peer(false);
    socketOf(peer);
    vi.advanceTimersByTime(PING_EVERY_MS);
    const now = performance.now.bind(performance);
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000);
    vi.advanceTimersByTime(PING_EVERY_MS);
    expect([peer.pings, peer.readyState]).toEqual([2, peer.OPEN]);
    vi.advanceTimersByTime(PING_EVERY_MS);
    expect(peer.readyState).toBe(peer.CLOSED);
    clock.mockRestore();
  });

  it('whose peer answers late counts as heard again', () => {
    const peer = new Peer(false);
    const socket = socketOf(peer);
    vi.advanceTimersByTime(PING_EVERY_MS + 8000);
    expect(socket.silentMs()).toBe(8000);
    peer.emit('pong');
    expect(socket.silentMs()).toBe(0);
    vi.advanceTimersByTime(3000);
    expect(peer.readyState).toBe(peer.OPEN);
  });

  it('whose network takes everything at once makes nobody wait; one that does not, until it has', async () => {
    const peer = new Peer(true);
    const socket = socketOf(peer);
    expect(socket.send('one')).toBeUndefined();
    peer.writableNeedDrain = true;
    let waits = true;
    const taken = Promise.resolve(socket.send('two')).then(() => (waits = false));
    await Promise.resolve();
    expect([waits, peer.sent]).toEqual([true, ['held', 'one', 'two']]);
    peer.take();
    await taken;
    expect(waits).toBe(false);
  });

  it('sends what belongs to one turn together', async () => {
    const peer = new Peer(true);
    const socket = socketOf(peer);
    for (const pair of [
      ['an answer', 'its end'],
      ['another', 'its end'],
    ]) {
      for (const data of pair) void socket.send(data);
      await new Promise((resolve) => process.nextTick(resolve));
    }
    expect(peer.sent).toEqual(['held', 'an answer', 'its end', 'let go', 'held', 'another', 'its end', 'let go']);
  });

  it('that is closed makes nobody wait for what it will never send', async () => {
    const peer = new Peer(true);
    const socket = socketOf(peer);
    peer.writableNeedDrain = true;
    const taken = socket.send('one');
    peer.terminate();
    await taken;
    expect(socket.send('two')).toBeUndefined();
  });
});
