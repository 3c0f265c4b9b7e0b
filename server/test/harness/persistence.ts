import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient, ApiRefusal } from './api-client.js';
import { SEND_MESSAGE } from './documents.js';
import type { MessageView } from './views.js';

/** What a client was told was stored. */
export interface Acknowledged {
  chatId: string;
  id: string;
  seq: number;
  body: string;
}

const AGAIN = ['INTERNAL_SERVER_ERROR', 'RATE_LIMITED'];

/** Tries again while the server is away, as every client of ours does; a refusal is an answer. Null once `until` says so. */
export async function persist<T>(attempt: () => Promise<T>, until: () => boolean = () => false): Promise<T | null> {
  while (!until()) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof ApiRefusal && !AGAIN.includes(error.code)) throw error;
      await delay(50);
    }
  }
  return null;
}

/** Writes one line, with one clientMessageId however often it is repeated. */
export async function line(api: ApiClient, chatId: string, body: string): Promise<Acknowledged> {
  const input = { chatId, clientMessageId: randomUUID(), body };
  const message = await persist(
    async () => (await api.ask<{ sendMessage: MessageView }>(SEND_MESSAGE, { input })).sendMessage,
  );
  if (!message) throw new Error('a line is repeated until there is an answer');
  return { chatId, id: message.id, seq: message.seq, body: message.body };
}

/** Writes lines into a chat until told to stop. */
export async function chatter(
  api: ApiClient,
  chatId: string,
  name: string,
  stopped: () => boolean,
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  for (let turn = 1; !stopped(); turn += 1) acknowledged.push(await line(api, chatId, `${name} ${turn}`));
  return acknowledged;
}
