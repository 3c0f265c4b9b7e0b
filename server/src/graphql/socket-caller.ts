import { CloseCode } from 'graphql-ws';
import type { Caller } from '../access/caller.js';
import { resolveCaller } from '../access/resolve-caller.js';
import { Refusal } from '../errors.js';
import {
  chatTopic,
  operatorTopic,
  type AccessTopicEvent,
  type ChatTopicEvent,
  type CheckEvent,
  type Topic,
} from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { credentialsOf } from './request.js';
import type { Socket } from './socket.js';

/** The session was ended, or the operator deactivated. */
const ENDED = 4403;
/** Role, departments or keys changed: a client that comes back is asked anew who it is. */
const CHANGED = 4205;
/**
 * For so long who is at the other end is not asked anew, while nothing is heard that may have changed it: what no event told is found
 * by looking for missed events, which is heard here too.
 */
const KEPT_MS = 60_000;

/**
 * connection_init: a token that is unknown or dead (4401), or an origin that is not the site's (4403), closes the socket;
 * so does, later on, the end of what its caller may do.
 */
export async function admitSocket(services: Services, socket: Socket, authorization: unknown): Promise<void> {
  if (socket.handshake === null) return;
  socket.credentials = credentialsOf(socket.handshake, authorization, services.settings.publicUrl);
  socket.handshake = null;
  const caller = await callerOr(services, socket);
  if (!caller) return;
  socket.onClosed(watchAccess(services, socket, caller));
  socket.check = () => {
    compare(services, socket, caller).catch((error: unknown) => {
      services.log.warn({ err: error }, 'A socket could not be checked');
    });
  };
}

/**
 * Who asks by this socket now: read once, and again when something was heard that may have changed it, or after a while. A
 * Refusal where the token is dead or the origin is the site's no more.
 */
export async function callerOf(services: Services, socket: Socket): Promise<Caller> {
  const at = services.clock.now().getTime();
  const { known, changes } = socket;
  if (known && at - known.at < KEPT_MS) return known.caller;
  const caller = await resolveCaller(services, socket.credentials);
  // What was heard while it was read may be newer than what was read.
  if (socket.changes === changes) socket.known = { caller, at };
  return caller;
}

/** Whether the credentials are still good for the same: another process may have ended what they stand for. */
async function compare(services: Services, socket: Socket, before: Caller): Promise<void> {
  forget(socket);
  const now = await callerOr(services, socket);
  if (!now || JSON.stringify(now) === JSON.stringify(before)) return;
  tell(socket, now.kind === 'anonymous' ? 'ACCESS_ENDED' : 'ACCESS_CHANGED');
}

async function callerOr(services: Services, socket: Socket): Promise<Caller | null> {
  try {
    return await callerOf(services, socket);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'FORBIDDEN') socket.close(CloseCode.Forbidden, 'Forbidden');
    else socket.close(CloseCode.Unauthorized, 'Unauthorized');
    return null;
  }
}

/** Follows what is published about an operator or phone, and about the chat that a phone has. Returns what stops it. */
function watchAccess(services: Services, socket: Socket, caller: Caller): () => void {
  return services.pubSub.listen(topicsOf(caller), (event) => {
    const heard = event as AccessTopicEvent | ChatTopicEvent | CheckEvent;
    if (heard.kind === 'CHECK') socket.check();
    else if (heard.kind === 'CHAT') forget(socket);
    else if (isAccess(heard) && concerns(heard, caller)) tell(socket, heard.kind);
  });
}

function topicsOf(caller: Caller): Topic[] {
  if (caller.kind === 'operator') return [operatorTopic(caller.operatorId)];
  // A visitor is who they are for as long as their token lives; what they may do with the chat is asked of its row each time.
  return caller.kind === 'phone' ? [operatorTopic(caller.operatorId), chatTopic(caller.chatId)] : [];
}

function forget(socket: Socket): void {
  socket.changes += 1;
  socket.known = null;
}

function isAccess(event: AccessTopicEvent | ChatTopicEvent): event is AccessTopicEvent {
  return event.kind === 'ACCESS_ENDED' || event.kind === 'ACCESS_CHANGED';
}

/** One session's or key's end does not touch the operator's other connections. */
function concerns({ sessionId, apiKeyId }: AccessTopicEvent, caller: Caller): boolean {
  if (sessionId === null && apiKeyId === undefined) return true;
  if (caller.kind !== 'operator') return false;
  return apiKeyId === undefined ? caller.sessionId === sessionId : caller.apiKeyId === apiKeyId;
}

function tell(socket: Socket, what: AccessTopicEvent['kind']): void {
  if (what === 'ACCESS_ENDED') socket.close(ENDED, 'Access ended');
  else socket.close(CHANGED, 'Access changed');
}
