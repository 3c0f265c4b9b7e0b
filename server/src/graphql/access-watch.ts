import type { Caller } from '../access/caller.js';
import { operatorTopic, type AccessTopicEvent } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import type { Socket } from './socket.js';

/** The session was ended, or the operator deactivated. */
const ENDED = 4403;
/** Role, departments or keys changed: a client that comes back is asked anew who it is. */
const CHANGED = 4205;

/**
 * Closes the socket of an operator or their phone as soon as what they may do ends or changes. Returns what stops
 * watching.
 */
export function watchAccess(services: Services, socket: Socket, caller: Caller): () => void {
  if (caller.kind !== 'operator' && caller.kind !== 'phone') return () => undefined;
  const queue = services.pubSub.open([operatorTopic(caller.operatorId)], () => socket.close(ENDED, 'Access ended'));
  const sessionId = caller.kind === 'operator' ? caller.sessionId : null;
  const watch = async (): Promise<void> => {
    for await (const event of queue) tell(socket, event as AccessTopicEvent, sessionId);
  };
  watch().catch((error: unknown) => services.log.error({ err: error }, 'Watching access failed'));
  return () => void queue.return();
}

function tell(socket: Socket, event: AccessTopicEvent, sessionId: string | null): void {
  if (event.sessionId !== null && event.sessionId !== sessionId) return;
  if (event.kind === 'ACCESS_ENDED') socket.close(ENDED, 'Access ended');
  else socket.close(CHANGED, 'Access changed');
}
