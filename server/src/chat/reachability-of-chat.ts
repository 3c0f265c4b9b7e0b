import { In } from 'typeorm';
import { reachabilityOfRequest } from '../routing/reachability.js';
import { Ring } from '../rings/ring.entity.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus, Reachability, RingStatus } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';

/** How a request is being offered while it waits; from where it was accepted later; NOBODY once nobody took it. */
export async function reachabilityOfChat(services: Services, chat: Chat): Promise<Reachability> {
  if (chat.channel !== null) return chat.channel === ChatChannel.CONSOLE ? Reachability.CONSOLE : Reachability.MOBILE;
  if (chat.status !== ChatStatus.WAITING) return Reachability.NOBODY;
  const { id: chatId, round, departmentId, vanishedOperatorId } = chat;
  const open = In([RingStatus.PENDING, RingStatus.TIMED_OUT]);
  const hasOpenRings = await services.db.read.existsBy(Ring, { chatId, round, status: open });
  return reachabilityOfRequest(services, services.db.read, { departmentId, vanishedOperatorId, hasOpenRings });
}
