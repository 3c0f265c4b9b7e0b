import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { backoff } from '../../lib/backoff.rules';
import { MessageFields } from '../../lib/chat-fragments';
import { graphql } from '../../lib/graphql';
import { type Problem, retryAfter, toProblem } from '../../lib/problem';
import { connection } from '../../lib/socket';
import { createStore, useStore } from '../../lib/store';
import { waitOrWake } from '../../lib/wake';
import { storeMessage } from './operations';

const SendMessage = graphql(
  `
    mutation SendMessage($input: SendMessageInput!) {
      sendMessage(input: $input) {
        ...MessageFields
      }
    }
  `,
  [MessageFields],
);

/** A message on its way. Its clientMessageId makes the server keep it once, however often it is sent. */
export interface OutgoingMessage {
  clientMessageId: string;
  chatId: string;
  body: string;
  createdAt: string;
  /** Why it was not delivered; null while it is on its way. */
  failure: Problem | null;
}

export const outbox = createStore<readonly OutgoingMessage[]>([]);

const TRIES = 5;
const lines = new Map<string, Promise<void>>();

function setFailure(clientMessageId: string, failure: Problem | null): void {
  outbox.set((all) => all.map((one) => (one.clientMessageId === clientMessageId ? { ...one, failure } : one)));
}

/** How long to wait before another try, in milliseconds; null when trying again would not help or was tried often enough. */
function waitBeforeRetry(error: unknown, tries: number): number | null {
  const asked = retryAfter(error);
  if (asked !== null) return asked * 1000;
  return toProblem(error).code === 'NETWORK' && tries < TRIES ? backoff(tries, Math.random()) : null;
}

async function deliver(client: ApolloClient, { chatId, clientMessageId, body }: OutgoingMessage): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      const input = { chatId, clientMessageId, body };
      const { data } = await client.mutate({ mutation: SendMessage, variables: { input } });
      if (data) storeMessage(client.cache, data.sendMessage);
      outbox.set((all) => all.filter((one) => one.clientMessageId !== clientMessageId));
      return;
    } catch (error) {
      const wait = waitBeforeRetry(error, tries);
      if (wait === null) return setFailure(clientMessageId, toProblem(error));
      await waitOrWake(wait);
    }
  }
}

/** One message of a chat at a time, so that they arrive in the order they were written. */
function enqueue(client: ApolloClient, message: OutgoingMessage): void {
  const line = (lines.get(message.chatId) ?? Promise.resolve()).then(() => deliver(client, message));
  lines.set(message.chatId, line);
}

/** Shows the message at once and sends it. */
export function send(client: ApolloClient, chatId: string, body: string): void {
  const createdAt = new Date().toISOString();
  const message = { clientMessageId: crypto.randomUUID(), chatId, body, createdAt, failure: null };
  outbox.set((all) => [...all, message]);
  enqueue(client, message);
}

/** Sends a failed message again, under the same id. */
export function sendAgain(client: ApolloClient, message: OutgoingMessage): void {
  setFailure(message.clientMessageId, null);
  enqueue(client, message);
}

/** Failures that end by themselves: the line comes back, or the operator signs in again. */
const PASSING = new Set(['NETWORK', 'UNAUTHENTICATED']);

/** Sends again whatever failed for a reason that has passed, each time the live connection comes back. */
export function useResend(): void {
  const client = useApolloClient();
  const connected = useStore(connection).state === 'connected';
  useEffect(() => {
    if (!connected) return;
    for (const message of outbox.get()) if (PASSING.has(message.failure?.code ?? '')) sendAgain(client, message);
  }, [client, connected]);
}

/** Gives a failed message up. */
export function discard(message: OutgoingMessage): void {
  outbox.set((all) => all.filter((one) => one.clientMessageId !== message.clientMessageId));
}
