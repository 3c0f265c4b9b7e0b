import { CloseCode } from 'graphql-ws';
import type { Caller, OperatorCaller, PhoneCaller } from '../access/caller.js';
import { resolveCaller } from '../access/resolve-caller.js';
import { Refusal } from '../errors.js';
import { operatorTopic, type AccessTopicEvent, type CheckEvent } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { credentialsOf } from './request.js';
import type { Socket } from './socket.js';

/** The session was ended, or the operator deactivated. */
const ENDED = 4403;
/** Role, departments or keys changed: a client that comes back is asked anew who it is. */
const CHANGED = 4205;

/**
 * connection_init: a token that is unknown or dead (4401), or an origin that is not the site's (4403), closes the socket;
 * so does, later on, the end of what its caller may do.
 */
export async function admitSocket(services: Services, socket: Socket, authorization: unknown): Promise<void> {
  socket.credentials = credentialsOf(socket.request, authorization, services.settings.publicUrl);
  const caller = await callerOr(services, socket);
  if (!caller) return;
  socket.onClosed(watchAccess(services, socket, caller));
  socket.check = () => {
    compare(services, socket, caller).catch((error: unknown) => {
      services.log.warn({ err: error }, 'A socket could not be checked');
    });
  };
}

/** Whether the credentials are still good for the same: another process may have ended what they stand for. */
async function compare(services: Services, socket: Socket, before: Caller): Promise<void> {
  const now = await callerOr(services, socket);
  if (!now || JSON.stringify(now) === JSON.stringify(before)) return;
  tell(socket, now.kind === 'anonymous' ? 'ACCESS_ENDED' : 'ACCESS_CHANGED');
}

async function callerOr(services: Services, socket: Socket): Promise<Caller | null> {
  try {
    return await resolveCaller(services, socket.credentials);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'FORBIDDEN') socket.close(CloseCode.Forbidden, 'Forbidden');
    else socket.close(CloseCode.Unauthorized, 'Unauthorized');
    return null;
  }
}

/** Follows what is published about an operator or their phone. Returns what stops it. */
function watchAccess(services: Services, socket: Socket, caller: Caller): () => void {
  if (caller.kind !== 'operator' && caller.kind !== 'phone') return () => undefined;
  const queue = services.pubSub.open([operatorTopic(caller.operatorId)], () => tell(socket, 'ACCESS_CHANGED'));
  const watch = async (): Promise<void> => {
    for await (const event of queue as AsyncIterable<AccessTopicEvent | CheckEvent>) {
      if (event.kind === 'CHECK') socket.check();
      else if (concerns(event, caller)) tell(socket, event.kind);
    }
  };
  watch().catch((error: unknown) => services.log.error({ err: error }, 'Watching access failed'));
  return () => void queue.return();
}

/** One session's or key's end does not touch the operator's other connections. */
function concerns({ sessionId, apiKeyId }: AccessTopicEvent, caller: OperatorCaller | PhoneCaller): boolean {
  if (sessionId === null && apiKeyId === undefined) return true;
  if (caller.kind === 'phone') return false;
  return apiKeyId === undefined ? caller.sessionId === sessionId : caller.apiKeyId === apiKeyId;
}

function tell(socket: Socket, what: AccessTopicEvent['kind']): void {
  if (what === 'ACCESS_ENDED') socket.close(ENDED, 'Access ended');
  else socket.close(CHANGED, 'Access changed');
}
