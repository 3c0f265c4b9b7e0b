import type { EntityManager } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { Message } from '../chat/message.entity.js';
import { Department } from '../departments/department.entity.js';
import { enqueueMail } from '../outbox/enqueue-mail.js';
import type { Services } from '../services.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { MailPurpose } from '../vocabulary.js';
import { transcriptSubject, transcriptText, type TranscriptParts } from './transcript.rules.js';

/**
 * Sends a chat's transcript to its department's address and to the visitor who asked for it, once each, in the caller's
 * transaction. To be called when the chat is over and its last line is written.
 */
export async function enqueueTranscript(services: Services, manager: EntityManager, chatId: string): Promise<void> {
  const chat = await manager.findOneByOrFail(Chat, { id: chatId });
  const { organizationId, departmentId: id } = chat;
  const department = await manager.findOneByOrFail(Department, { id, organizationId });
  for (const recipient of new Set([department.email, chat.transcriptTo])) {
    if (recipient !== null) await mailTranscriptTo(services, manager, chatId, recipient);
  }
}

/** Sends the transcript to one address, once. */
export async function mailTranscriptTo(
  services: Services,
  manager: EntityManager,
  chatId: string,
  recipient: string,
): Promise<void> {
  const parts = await transcriptParts(manager, chatId);
  await enqueueMail(services, manager, {
    organizationId: parts.organizationId,
    purpose: MailPurpose.TRANSCRIPT,
    aboutId: chatId,
    recipient,
    replyTo: null,
    subject: transcriptSubject(parts),
    text: transcriptText(parts),
  });
}

async function transcriptParts(
  manager: EntityManager,
  chatId: string,
): Promise<TranscriptParts & { organizationId: string }> {
  const chat = await manager.findOneByOrFail(Chat, { id: chatId });
  const { organizationId, status, createdAt, endedAt } = chat;
  const department = await manager.findOneByOrFail(Department, { id: chat.departmentId, organizationId });
  const visitor = await manager.findOneBy(Visitor, { id: chat.visitorId, organizationId });
  const lines = await manager.find(Message, { where: { chatId }, order: { seq: 'ASC' } });
  const names = { departmentName: department.name, visitorName: visitor?.name ?? null };
  return { organizationId, ...names, status, createdAt, endedAt, lines };
}
