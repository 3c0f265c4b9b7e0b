import type { EntityManager } from 'typeorm';
import { lockChat } from '../chat/locked-chat.js';
import { plusSeconds } from '../clock.js';
import { demoTopic } from '../pub-sub/topics.js';
import { ringFailed, smsProgressed } from '../rings/ring-outcomes.js';
import { Ring } from '../rings/ring.entity.js';
import { noteSms } from '../rings/note-sms.js';
import { reportedTime } from '../rings/ring-event.rules.js';
import type { Services } from '../services.js';
import { SmsStatus } from '../vocabulary.js';
import { SmsMessage } from './sms-message.entity.js';
import { hasFailed, lookUpAfterSeconds, statusesBefore, wasSent } from './sms.rules.js';

/** What became of an SMS. */
export interface SmsNews {
  status: SmsStatus;
  failure: string | null;
  /** The id that the provider gave it, where it is told. */
  providerMessageId?: string;
  /** When it happened, by the provider's clock, where it told. */
  reportedAt?: Date | null;
  /** When its provider is to be asked about it, where that is sooner than usual. */
  lookUpAt?: Date;
}

/**
 * Moves an SMS forward, never back, with all that follows: the body is wiped, a ring whose SMS failed moves on, whoever
 * watches is told. False where it was already as far.
 */
export async function advanceSms(
  services: Services,
  manager: EntityManager,
  smsId: string,
  news: SmsNews,
): Promise<boolean> {
  const sms = await manager.findOneBy(SmsMessage, { id: smsId });
  if (!sms || !statusesBefore(news.status).includes(sms.status)) return false;
  const ring = sms.ringId === null ? null : await manager.findOneBy(Ring, { id: sms.ringId });
  // Routing takes the chat's rows before it touches an SMS: the same order here.
  if (ring && hasFailed(news.status)) await lockChat(manager, ring.chatId);
  const changes = changesOf(sms, news, services.clock.now());
  const { affected } = await manager
    .createQueryBuilder()
    .update(SmsMessage)
    .set(changes)
    .where('id = :smsId AND status IN (:...before)', { smsId, before: statusesBefore(news.status) })
    .execute();
  if (affected !== 1) return false;
  const at = reportedTime(news.reportedAt ?? null, changes.sentAt ?? sms.sentAt ?? sms.createdAt, services.clock.now());
  if (ring) noteSms(manager, ring, { ...sms, ...changes }, at);
  await tell(services, manager, { ...sms, ...changes });
  return true;
}

/** Tells of an SMS whose row changed, once that is committed; a ring whose SMS failed moves on at once. */
export async function tell(services: Services, manager: EntityManager, sms: SmsMessage): Promise<void> {
  if (sms.ringId !== null) {
    await smsProgressed(services, manager, { ringId: sms.ringId });
    if (hasFailed(sms.status)) await ringFailed(services, manager, sms.ringId);
  }
  services.db.afterCommit(() => services.pubSub.publish(demoTopic(sms.organizationId), { kind: 'DEMO' }));
}

function changesOf(sms: SmsMessage, news: SmsNews, now: Date): Partial<SmsMessage> {
  const { status, failure, providerMessageId, lookUpAt, reportedAt = null } = news;
  const changes: Partial<SmsMessage> = { status, failure, body: '' };
  const lookUp = lookUpAfterSeconds(status);
  if (lookUp !== null) changes.nextAttemptAt = lookUpAt ?? plusSeconds(now, lookUp);
  if (wasSent(status)) changes.sentAt = sms.sentAt ?? reportedTime(reportedAt, sms.createdAt, now);
  if (status === SmsStatus.DELIVERED) {
    changes.deliveredAt = reportedTime(reportedAt, changes.sentAt ?? sms.createdAt, now);
  }
  if (providerMessageId !== undefined) changes.providerMessageId = sms.providerMessageId ?? providerMessageId;
  return changes;
}
