import { createClient } from 'graphql-ws/client';
import { backoff } from './backoff.rules';
import { createStore } from './store';
import { steadyTimeout } from './steady-timer';
import { onFreeze, onWake, untilWake, waitOrWake } from './wake';

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
let clearDeadline = () => {};
let clearBeat = () => {};
/** The browser stopped this tab; nothing is tried until it is resumed. */
let frozen = false;

function become(state: Connection['state']): void {
  connection.set((now) => (now.state === state ? now : { state, since: Date.now() }));
}

/** A phone or laptop that slept never hears that its socket died: whoever owes us an answer and is late is given up. */
function expectAnswerWithin(milliseconds: number): void {
  clearDeadline();
  clearDeadline = steadyTimeout(() => liveSocket.terminate(), milliseconds);
}

/** Asks the server for an answer: one that does not come in time means that the connection is dead. */
function beat(): void {
  clearBeat();
  if (socket?.readyState !== WebSocket.OPEN) return;
  socket.send('{"type":"ping"}');
  expectAnswerWithin(PONG_DEADLINE);
}

function onClosed(event: unknown): void {
  clearDeadline();
  clearBeat();
  socket = null;
  const code = typeof event === 'object' && event !== null && 'code' in event ? event.code : undefined;
  become(code === NORMAL_CLOSURE ? 'idle' : 'lost');
}

/**
 * One socket for all subscriptions. It opens with the first and closes with the last, so a new sign-in gets a socket with its own
 * cookie. The server learns that it lives from WebSocket pings, which browsers answer without the page; what is timed here is timed
 * by steady timers, so that a tab in the background neither gives up a healthy connection nor is a minute late with a new one.
 */
export const liveSocket = createClient({
  url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: async (retries) => {
    await (frozen ? untilWake() : waitOrWake(backoff(retries, Math.random())));
    frozen = false;
  },
  on: {
    connecting: (retrying) => {
      if (!retrying) become('connecting');
      expectAnswerWithin(CONNECT_DEADLINE);
    },
    opened: (opened) => {
      socket = opened as WebSocket;
    },
    connected: () => {
      clearDeadline();
      clearBeat = steadyTimeout(beat, KEEP_ALIVE);
      become('connected');
    },
    pong: (received) => {
      if (!received) return;
      clearDeadline();
      clearBeat();
      clearBeat = steadyTimeout(beat, KEEP_ALIVE);
    },
    closed: onClosed,
  },
});

onWake(() => {
  if (connection.get().state === 'connected') beat();
});

// A frozen tab shows and sounds nothing, while its socket goes on answering pings: it must not keep phones silent.
onFreeze(() => {
  if (connection.get().state !== 'connected') return;
  frozen = true;
  liveSocket.terminate();
});
