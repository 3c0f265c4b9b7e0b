import { randomUUID } from 'node:crypto';
import { CHAT_EVENTS, CONSOLE_EVENTS, SEND } from './documents.mjs';
import { openGraphql } from './graphql.mjs';
import { many, until } from './many.mjs';
import { openRaw } from './raw.mjs';

const AT_ONCE = 100;
const ROOM = 'crowd';
const BODY = `~${'.'.repeat(100)}`;
const RAW_FRAME = JSON.stringify({ type: 'message', room: ROOM, author: 'VISITOR', body: BODY });
/** What a frame contains that counts as a delivery. */
const MARKERS = { chat: BODY, raw: BODY, consoles: '"ChatWaiting"' };
const REQUEST = `mutation ($input: RequestChatInput!) {
  requestChat(input: $input) { ... on ChatRequested { visitorToken chat { id } } }
}`;
const END = 'mutation ($chatId: ID!) { endChat(chatId: $chatId) { status } }';
const QUIET_MS = 500;

let members = [];
let speaker = null;
let delivered = 0;
let heardAt = 0;

/**
 * Opens many subscribers. `to` says of what: `chat`, each the events of the chat it names; `consoles`, each its operator's
 * own; `raw`, one room of the raw server, or with `alone` each a room of its own.
 */
export async function openCrowd({ url, to, subscribers, alone = false, atOnce = AT_ONCE }) {
  const begun = performance.now();
  const marker = MARKERS[to];
  const count = (data) => {
    heardAt = performance.now();
    if (data.includes(marker)) delivered += 1;
  };
  const open = async ({ token, chatId }) => {
    if (to === 'raw') return openRaw(url, alone ? `${ROOM} ${chatId}` : ROOM, count);
    const client = await openGraphql(url, token);
    if (to === 'consoles') await client.subscribe(CONSOLE_EVENTS, {}, count);
    else await client.subscribe(CHAT_EVENTS, { chatId, afterSeq: 0 }, count);
    return client;
  };
  members.push(...(await many(subscribers, atOnce, open)));
  return { opened: members.length, milliseconds: performance.now() - begun };
}

export function closeCrowd() {
  for (const member of members) member.close();
  speaker?.close();
  members = [];
  speaker = null;
}

/** One message after the other to the whole crowd, the next when everybody has the last: how many deliveries that were. */
export async function broadcast({ url, messages, token, chatId }) {
  speaker ??= token ? await openGraphql(url, token) : await openRaw(url, ROOM);
  delivered = 0;
  for (let message = 1; message <= messages; message += 1) {
    if (token) await speaker.run(SEND, { input: { chatId, clientMessageId: randomUUID(), body: BODY } });
    else speaker.send(RAW_FRAME);
    await everybodyHas(message);
  }
  return { deliveries: delivered };
}

const everybodyHas = (messages) =>
  until(
    () => delivered >= messages * members.length,
    () => `Only ${delivered} of ${messages * members.length} deliveries.`,
  );

/**
 * So many requests for a chat a second, from several addresses as visitors' are, until everybody has heard of each. Resolves
 * with the deliveries, and the chats.
 */
export async function requestChats({ url, siteKey, departmentId, rate, seconds, raw = false }) {
  delivered = 0;
  const total = rate * seconds;
  const visitors = raw ? await rawRequests(url) : await requests(url, { siteKey, departmentId });
  const asked = [];
  const failed = [];
  const begun = performance.now();
  for (let sent = 0; sent < total; sent += 1) {
    await until(
      () => performance.now() - begun >= (sent * 1000) / rate,
      () => 'The clock stands still.',
    );
    asked.push(visitors.ask(sent).catch((error) => failed.push(error)));
  }
  const chats = await Promise.all(asked);
  if (failed.length > 0) throw failed[0];
  await everybodyHas(total);
  visitors.close();
  return { deliveries: delivered, milliseconds: performance.now() - begun, chats };
}

/** The visitors leave; resolves when the crowd hears nothing any more. */
export async function endChats({ url, chats }) {
  await many(chats, 10, async ({ id, token }) => {
    const client = await openGraphql(url, token);
    await client.run(END, { chatId: id });
    client.close();
  });
  await until(
    () => performance.now() - heardAt > QUIET_MS,
    () => 'The crowd does not fall silent.',
  );
}

async function rawRequests(url) {
  speaker ??= await openRaw(url, ROOM);
  return { ask: async () => speaker.send(RAW_FRAME), close: () => undefined };
}

/** Visitors come from ten addresses: a server takes ten requests a second from each. */
async function requests(url, { siteKey, departmentId }) {
  const from = Array.from({ length: 10 }, (_, at) => `127.0.1.${at + 1}`);
  const clients = await Promise.all(from.map((address) => openGraphql(url, null, address)));
  const ask = async (sent) => {
    const input = { siteKey, departmentId, requestKey: randomUUID(), message: 'My boiler leaks', visitorName: 'Vera' };
    const { requestChat } = await clients[sent % clients.length].run(REQUEST, { input });
    return { id: requestChat.chat.id, token: requestChat.visitorToken };
  };
  return { ask, close: () => clients.forEach((client) => client.close()) };
}
