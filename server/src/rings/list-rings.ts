import type { Services } from '../services.js';
import { Ring } from './ring.entity.js';

/** The rings of a chat in the order they were made. */
export async function listRings(services: Services, chatId: string): Promise<Ring[]> {
  return services.db.read.find(Ring, { where: { chatId }, order: { id: 'ASC' } });
}
