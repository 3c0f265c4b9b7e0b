import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient, ApiRefusal } from '../harness/api-client.js';
import { SEND_MESSAGE } from '../harness/documents.js';
import type { MessageView } from '../harness/views.js';

/** What a client was told was stored. */
export interface Acknowledged {
  chatId: string;
  id: string;
  seq: number;
  body: string;
}

/** Tries again while the server is away, as every client of ours does; a refusal is an answer. */
export async function persist<T>(attempt: () => Promise<T>, until: () => boolean): Promise<T | null> {
  while (!until()) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof ApiRefusal && error.code !== 'INTERNAL_SERVER_ERROR') throw error;
      await delay(30);
    }
  }
  return null;
}

/** Writes lines into a chat until told to stop, each with one clientMessageId however often it is repeated. */
export async function chatter(
  api: ApiClient,
  chatId: string,
  name: string,
  stopped: () => boolean,
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  for (let line = 1; !stopped(); line += 1) {
    const input = { chatId, clientMessageId: randomUUID(), body: `${name} ${line}` };
    const message = await persist(
      async () => (await api.ask<{ sendMessage: MessageView }>(SEND_MESSAGE, { input })).sendMessage,
      () => false,
    );
    if (message) acknowledged.push({ chatId, id: message.id, seq: message.seq, body: message.body });
  }
  return acknowledged;
}
