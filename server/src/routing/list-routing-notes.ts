import type { Services } from '../services.js';
import { RoutingNote } from './routing-note.entity.js';

/** How a request was offered, in order of time. */
export async function listRoutingNotes(services: Services, chatId: string): Promise<RoutingNote[]> {
  return services.db.read.find(RoutingNote, { where: { chatId }, order: { id: 'ASC' } });
}
