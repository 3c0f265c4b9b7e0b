import { getOperationAST, OperationTypeNode, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { refilled, taken, type Rate } from '../access/token-bucket.rules.js';
import { Refusal, rateLimited } from '../errors.js';
import type { SocketOperation } from './delivery.js';
import type { Documents } from './documents.js';
import { asGraphQL } from './errors.js';
import { createContext, type ContextParts } from './request.js';
import type { RunningOperations } from './running-operations.js';
import { callerOf } from './socket-caller.js';
import type { Socket } from './socket.js';

/** Operations that one socket may have open. */
const MOST_OPEN = 50;
/** Operations that one socket may ask for: more than any page or program of ours, less than keeps others waiting. */
const OPERATIONS: Rate = { burst: 500, perMinute: 12_000 };
/** 1013: clients come back after a while. */
export const TRY_AGAIN = 1013;

/** What operations over sockets stand on. */
export interface PrepareParts extends ContextParts {
  schema: GraphQLSchema;
  documents: Documents;
  running: RunningOperations;
}

/** What a client asked for. */
export interface Asked {
  socket: Socket;
  id: string;
  payload: SubscribePayload;
  /** Counts the operations that the socket has open, with this one. */
  open: () => number;
}

/**
 * Makes an operation ready to be run, counted among those that run until its `done` is called; or tells why it is not
 * run. One that asks too fast or too much costs no parsing and no read.
 */
export async function prepareOperation(
  parts: PrepareParts,
  asked: Asked,
): Promise<SocketOperation | readonly GraphQLError[]> {
  const { socket, payload } = asked;
  const tooMuch = tooFast(parts, socket) ?? tooMany(asked);
  if (tooMuch) return [asGraphQL(tooMuch)];
  const opened = parts.documents.open(payload.query);
  if (opened.errors) return opened.errors;
  // The message is kept for as long as the operation: its text is not needed any more.
  (payload as { query: string }).query = '';
  let done: (() => void) | null = null;
  try {
    done = takeOn(parts, socket, opened.document, payload.operationName);
    return await ready(parts, asked, opened.document, done);
  } catch (error) {
    done?.();
    return [asGraphQL(error)];
  }
}

async function ready(
  parts: PrepareParts,
  { socket, id, payload }: Asked,
  document: DocumentNode,
  done: () => void,
): Promise<SocketOperation> {
  const caller = await callerOf(parts.services, socket);
  const contextValue = createContext(parts, caller, {
    origin: socket.credentials.origin,
    ip: socket.ip,
    cookies: null,
    connection: socket,
  });
  const { variables: variableValues, operationName } = payload;
  return { schema: parts.schema, document, variableValues, operationName, contextValue, id, socket, done };
}

/** Who floods is told once by operation, and then not listened to until there is room again. */
function tooFast({ services }: PrepareParts, socket: Socket): Refusal | null {
  const now = services.clock.now().getTime();
  const { bucket, retryAfterSeconds } = taken(refilled(socket.operations, OPERATIONS, now), OPERATIONS);
  socket.operations = bucket;
  if (retryAfterSeconds === null) return null;
  socket.pause(retryAfterSeconds * 1000);
  return rateLimited(retryAfterSeconds);
}

/** Counting them costs a message more than reading it: they are counted once so many were opened that there may be too many. */
function tooMany({ socket, open }: Asked): Refusal | null {
  socket.mayBeOpen += 1;
  if (socket.mayBeOpen <= MOST_OPEN) return null;
  socket.mayBeOpen = open();
  if (socket.mayBeOpen <= MOST_OPEN) return null;
  return new Refusal('RATE_LIMITED', `At most ${MOST_OPEN} operations may be open.`, { retryAfterSeconds: 1 });
}

/** A subscription that is refused would stay silent at its client: the socket is closed instead, and comes back. */
function takeOn(
  { running }: PrepareParts,
  socket: Socket,
  document: DocumentNode,
  operationName: string | null | undefined,
): () => void {
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) return running.begin();
  try {
    return running.beginPatiently();
  } catch (error) {
    socket.close(TRY_AGAIN, 'Try again later');
    throw error;
  }
}
