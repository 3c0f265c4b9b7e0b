import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Caller } from '../access/caller.js';
import type { Context } from './context.js';
import { createContext, type ContextParts } from './request.js';
import type { SharedAnswers, Subscription } from './shared-answers.js';
import type { Socket } from './socket.js';

/** An operation over a socket, and the id its client gave it. */
export interface SocketOperation extends ExecutionArgs {
  contextValue: Context;
  id: string;
  socket: Socket;
  /** To be called once it is answered. */
  done: () => void;
}

/** What deliveries stand on. */
export interface DeliveryParts extends ContextParts {
  answers: SharedAnswers;
}

/**
 * Begins a subscription: its events go to the socket as they come. What is returned yields nothing and ends with it; or it
 * is why the subscription was refused.
 */
export async function deliver(
  parts: DeliveryParts,
  operation: SocketOperation,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(operation);
  if (!(Symbol.asyncIterator in source)) return source;
  return new Delivery(parts, operation, source[Symbol.asyncIterator]());
}

/**
 * One subscription's way from its feed to its socket. Kept for as long as the subscription, of which a process has tens of
 * thousands: it holds what its answers need, and makes everything else when there is something to answer.
 */
class Delivery implements AsyncIterableIterator<ExecutionResult>, Subscription {
  readonly document;
  readonly operationName;
  readonly variables;
  readonly caller: Caller;
  key?: { looks: number; text: string };
  private readonly socket: Socket;
  private readonly origin: string | null;
  /** The message up to its payload, which alone differs from what others are told. */
  private readonly head: string;

  constructor(
    private readonly parts: DeliveryParts,
    operation: SocketOperation,
    private readonly source: AsyncIterator<unknown>,
  ) {
    this.document = operation.document;
    this.operationName = operation.operationName;
    this.variables = operation.variableValues as Record<string, unknown> | null | undefined;
    this.caller = operation.contextValue.caller;
    this.origin = operation.contextValue.origin;
    this.socket = operation.socket;
    this.head = `{"id":${JSON.stringify(operation.id)},"type":"next","payload":`;
  }

  /** Delivers until there is no more. Waits while the peer does not read, so that its queue tells that it is stalled. */
  async next(): Promise<IteratorReturnResult<undefined>> {
    const { answers } = this.parts;
    const operation = answers.operationOf(this);
    for (;;) {
      const event = await this.source.next();
      if (event.done) return { value: undefined, done: true };
      const answer = answers.answer(operation, this, event.value);
      const taken = this.socket.send(`${this.head}${typeof answer === 'string' ? answer : await answer}}`);
      if (taken) await taken;
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    await this.source.return?.();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  context(): Context {
    return createContext(this.parts, this.caller, {
      origin: this.origin,
      ip: this.socket.ip,
      cookies: null,
      connection: this.socket,
    });
  }
}
