import { createClient } from 'graphql-ws/client';
import { backoff } from './backoff.rules';
import { createStore } from './store';
import { onWake, waitOrWake } from './wake';

/** The live connection as a person may be told about it. `since` is when this state began, in milliseconds since 1970. */
export interface Connection {
  state: 'idle' | 'connecting' | 'connected' | 'lost';
  since: number;
}

export const connection = createStore<Connection>({ state: 'idle', since: Date.now() });

const KEEP_ALIVE = 10_000;
const PONG_DEADLINE = 5_000;
const CONNECT_DEADLINE = 10_000;
const NORMAL_CLOSURE = 1000;

let socket: WebSocket | null = null;
let deadline: ReturnType<typeof setTimeout> | undefined;

function become(state: Connection['state']): void {
  connection.set((now) => (now.state === state ? now : { state, since: Date.now() }));
}

/** A phone or laptop that slept never hears that its socket died: whoever owes us an answer and is late is given up. */
function expectAnswerWithin(milliseconds: number): void {
  clearTimeout(deadline);
  deadline = setTimeout(() => liveSocket.terminate(), milliseconds);
}

function onClosed(event: unknown): void {
  clearTimeout(deadline);
  socket = null;
  const code = typeof event === 'object' && event !== null && 'code' in event ? event.code : undefined;
  become(code === NORMAL_CLOSURE ? 'idle' : 'lost');
}

/** One socket for all subscriptions. It opens with the first and closes with the last, so a new sign-in gets a socket with its own cookie. */
export const liveSocket = createClient({
  url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  keepAlive: KEEP_ALIVE,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: (retries) => waitOrWake(backoff(retries, Math.random())),
  on: {
    connecting: (retrying) => {
      if (!retrying) become('connecting');
      expectAnswerWithin(CONNECT_DEADLINE);
    },
    opened: (opened) => {
      socket = opened as WebSocket;
    },
    connected: () => {
      clearTimeout(deadline);
      become('connected');
    },
    ping: (received) => {
      if (!received) expectAnswerWithin(PONG_DEADLINE);
    },
    pong: (received) => {
      if (received) clearTimeout(deadline);
    },
    closed: onClosed,
  },
});

onWake(() => {
  if (connection.get().state !== 'connected' || socket?.readyState !== WebSocket.OPEN) return;
  socket.send('{"type":"ping"}');
  expectAnswerWithin(PONG_DEADLINE);
});
