import type { Services } from '../services.js';
import { meaningOf, originE164 } from './replies.rules.js';
import { restartNumber, stopNumber } from './stop-number.js';

/** A text that a phone sent to us. */
export interface Reply {
  originator: string;
  body: string;
}

/**
 * Obeys STOP and START from a phone; nothing is ever texted back, so two machines cannot keep each other talking.
 * False where the text asks for neither, or the number is nobody's.
 */
export async function recordReply(services: Services, reply: Reply): Promise<boolean> {
  const meaning = meaningOf(reply.body);
  const number = originE164(reply.originator);
  if (number === null || meaning === null || meaning === 'HELP') return false;
  return services.db.write((manager) =>
    meaning === 'STOP' ? stopNumber(services, manager, number) : restartNumber(services, manager, number),
  );
}
