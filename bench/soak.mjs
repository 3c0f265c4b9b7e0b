// npm run bench -- soak [--minutes N] [--idle N] [--active N]: whether the server's memory stays flat.
import net from 'node:net';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../scripts/lib/say.mjs';
import { ask, bearer, openSocket } from './api.mjs';
import { sqlite } from './databases.mjs';
import { many } from './load/many.mjs';
import { serverPackage } from './packages.mjs';
import { residentKib } from './processes.mjs';
import { startServer } from './server.mjs';
import { openShop } from './shop.mjs';
import { median } from './statistics.mjs';

const JOIN = 'mutation ($input: UpdateOperatorInput!) { updateOperator(input: $input) { id } }';
const CONSOLE = 'subscription { consoleEvents { __typename } }';
const CHAT = `subscription ($chatId: ID!) { chatEvents(chatId: $chatId) { __typename
  ... on MessagePosted { message { id seq body author createdAt } } ... on ChatChanged { chat { id status } } } }`;
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id seq } }';
/** Idle visitors share so many chats. */
const IDLE_CHATS = 50;
const AT_ONCE = 20;
const BETWEEN_LINES_MS = 2000;
/** After so many lines an active visitor ends the chat, drops the connection, and asks again. */
const LINES = 15;
const SAMPLES = 24;
/** Until then the program itself grows: compiled code, prepared statements. */
const WARM_SAMPLES = 6;
const TOLERANCE = 0.05;

/** Idle and active visitors for so many minutes; false where the heap, collected, ends more than 5 % above its beginning. */
export async function soak({ minutes = 20, idle = 2000, active = 200 } = {}) {
  const database = await sqlite.open();
  const port = await freePort();
  const env = { ...database.env, NODE_OPTIONS: `--inspect=127.0.0.1:${port}` };
  const server = await startServer({ ...database, env });
  try {
    const heapOf = await inspector(port);
    const shop = await openShop(server.url);
    const input = { id: shop.administratorId, departmentIds: [shop.departmentId] };
    await ask(server.url, JOIN, { input }, bearer(shop.token));
    const desk = await openSocket(server.url, shop.token);
    await desk.ask(CONSOLE, {});
    const samples = await underLoad({ server, shop, heapOf, minutes, idle, active });
    return tell(samples);
  } finally {
    await server.kill();
    await database.close();
  }
}

async function underLoad({ server, shop, heapOf, minutes, idle, active }) {
  const crowd = await openIdle(server.url, shop, idle);
  say(`  ${crowd.length} idle connections are open`);
  const life = { isOver: false, lines: 0, failure: null };
  const lives = Array.from({ length: active }, (_, index) => kept(life, live(server.url, shop, life, index)));
  const samples = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await Promise.race([wait((minutes * 60_000) / SAMPLES), Promise.all(lives)]);
    if (life.failure) throw life.failure;
    const heapMib = await heapOf();
    samples.push({ heapMib, residentMib: residentKib(server.pid) / 1024, lines: life.lines });
    say(`  ${heapMib.toFixed(1)} MiB of heap, ${samples.at(-1).residentMib.toFixed(0)} resident, ${life.lines} lines`);
  }
  life.isOver = true;
  await Promise.all(lives);
  for (const socket of crowd) socket.close();
  return samples;
}

async function openIdle(url, shop, count) {
  const chats = [];
  for (let index = 0; index < IDLE_CHATS; index += 1) chats.push(await shop.request());
  const sockets = [];
  await many(
    Array.from({ length: count }, (_, index) => chats[index % IDLE_CHATS]),
    AT_ONCE,
    async (chat) => {
      const socket = await openSocket(url, chat.token);
      await socket.ask(CHAT, { chatId: chat.chatId });
      sockets.push(socket);
    },
  );
  return sockets;
}

/** A life that fails ends the others. */
async function kept(life, lived) {
  try {
    await lived;
  } catch (error) {
    life.failure ??= error;
    life.isOver = true;
  }
}

/** One visitor after the other: asks, talks, ends the chat, and is gone without closing properly. */
async function live(url, shop, life, index) {
  await wait((index % 50) * (BETWEEN_LINES_MS / 50));
  while (!life.isOver) {
    const visitor = await shop.request();
    const socket = await openSocket(url, visitor.token);
    await socket.ask(CHAT, { chatId: visitor.chatId });
    for (let line = 0; line < LINES && !life.isOver; line += 1) {
      const input = { chatId: visitor.chatId, clientMessageId: randomUUID(), body: `Line ${line} of somebody.` };
      const { errors } = await socket.ask(SEND, { input });
      // Its connection was lost, as connections are: whoever it is comes back as somebody else.
      if (errors && !errors[0].extensions) break;
      if (errors && errors[0].extensions.code !== 'RATE_LIMITED') throw new Error(JSON.stringify(errors));
      life.lines += 1;
      await wait(BETWEEN_LINES_MS);
    }
    await shop.end(visitor);
    socket.close();
  }
}

/** Asks the process to collect its garbage, and how large its heap is then, in MiB. */
async function inspector(port) {
  const [{ webSocketDebuggerUrl }] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  const { WebSocket } = serverPackage('ws');
  const socket = new WebSocket(webSocketDebuggerUrl);
  await once(socket, 'open');
  let calls = 0;
  const call = async (method, params = {}) => {
    const id = (calls += 1);
    socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [data] = await once(socket, 'message');
      const answer = JSON.parse(data);
      if (answer.id === id) return answer.result;
    }
  };
  return async () => {
    await call('HeapProfiler.collectGarbage');
    const { usedSize } = await call('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function tell(samples) {
  const heap = samples.slice(WARM_SAMPLES).map(({ heapMib }) => heapMib);
  const third = Math.floor(heap.length / 3);
  const [first, last] = [median(heap.slice(0, third)), median(heap.slice(-third))];
  const growth = last / first - 1;
  const told = `${first.toFixed(1)} MiB at first, ${last.toFixed(1)} at last: ${(growth * 100).toFixed(1)} %`;
  say(`The heap: ${told}${growth > TOLERANCE ? ', more than 5 %' : ''}`);
  return growth <= TOLERANCE;
}
