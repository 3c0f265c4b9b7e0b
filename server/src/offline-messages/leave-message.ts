import type { EntityManager } from 'typeorm';
import { isDuplicate } from '../db/errors.js';
import { hashSecret, newId } from '../ids.js';
import { enqueueOfflineMessageMail } from '../mail/enqueue-offline-message.js';
import { departmentTopic, organizationTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { offeredSite } from '../sites/site.queries.js';
import type { Site } from '../sites/site.entity.js';
import { cleanBody, cleanEmail, cleanLine, cleanNumber, cleanUuid, optional } from '../text.rules.js';
import { Chat } from '../chat/chat.entity.js';
import { OfflineMessage } from './offline-message.entity.js';

/** What a visitor leaves when nobody could answer. */
export interface LeftMessage {
  siteKey: string;
  departmentId: string;
  requestKey: string;
  message: string;
  visitorName?: string | null;
  visitorEmail: string;
  visitorPhone?: string | null;
}

/**
 * Keeps a message for the department and mails it there. The key of a missed request ties the two together; a repeated key
 * returns the first message.
 */
export async function leaveMessage(
  services: Services,
  origin: string | null,
  input: LeftMessage,
): Promise<OfflineMessage> {
  const requestKeyHash = hashSecret(cleanUuid('requestKey', input.requestKey));
  const words = {
    body: cleanBody('message', input.message),
    visitorName: optional(cleanLine, 'visitorName', input.visitorName),
    visitorEmail: cleanEmail('visitorEmail', input.visitorEmail),
    visitorPhone: optional(cleanNumber, 'visitorPhone', input.visitorPhone),
  };
  const site = await offeredSite(services, origin, input);
  const message = { ...words, departmentId: input.departmentId, requestKeyHash };
  const attempt = (): Promise<OfflineMessage> => services.db.write((manager) => keep(services, manager, site, message));
  try {
    return await attempt();
  } catch (error) {
    if (isDuplicate(error)) return attempt();
    throw error;
  }
}

async function keep(
  services: Services,
  manager: EntityManager,
  site: Site,
  words: Pick<
    OfflineMessage,
    'body' | 'visitorName' | 'visitorEmail' | 'visitorPhone' | 'departmentId' | 'requestKeyHash'
  >,
): Promise<OfflineMessage> {
  const key = { siteId: site.id, requestKeyHash: words.requestKeyHash };
  const earlier = await manager.findOneBy(OfflineMessage, key);
  if (earlier) return earlier;
  const chat = await manager.findOneBy(Chat, key);
  const message = manager.create(OfflineMessage, {
    ...words,
    id: newId(),
    organizationId: site.organizationId,
    siteId: site.id,
    chatId: chat?.id ?? null,
    createdAt: services.clock.now(),
    handledAt: null,
    handledById: null,
  });
  await manager.insert(OfflineMessage, message);
  await enqueueOfflineMessageMail(services, manager, message);
  announce(services, message);
  return message;
}

function announce(services: Services, message: OfflineMessage): void {
  const event = { kind: 'OFFLINE_MESSAGE', offlineMessageId: message.id };
  services.db.afterCommit(() => {
    services.pubSub.publish(departmentTopic(message.departmentId), event);
    services.pubSub.publish(organizationTopic(message.organizationId), event);
  });
}
