import type { EntityManager } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { Message } from '../chat/message.entity.js';
import { Department } from '../departments/department.entity.js';
import { enqueueMail } from '../outbox/enqueue-mail.js';
import type { Services } from '../services.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { MailPurpose } from '../vocabulary.js';
import { transcriptSubject, transcriptText } from './transcript.rules.js';

/**
 * Sends a chat's transcript to its department's address, once, in the caller's transaction; nothing where the department
 * has none. To be called when the chat is over and its last line is written.
 */
export async function enqueueTranscript(services: Services, manager: EntityManager, chatId: string): Promise<void> {
  const chat = await manager.findOneByOrFail(Chat, { id: chatId });
  const { organizationId } = chat;
  const department = await manager.findOneByOrFail(Department, { id: chat.departmentId, organizationId });
  if (department.email === null) return;
  const visitor = await manager.findOneBy(Visitor, { id: chat.visitorId, organizationId });
  const lines = await manager.find(Message, { where: { chatId }, order: { seq: 'ASC' } });
  const { status, createdAt, endedAt } = chat;
  const parts = {
    departmentName: department.name,
    visitorName: visitor?.name ?? null,
    status,
    createdAt,
    endedAt,
    lines,
  };
  await enqueueMail(services, manager, {
    organizationId,
    purpose: MailPurpose.TRANSCRIPT,
    aboutId: chatId,
    recipient: department.email,
    replyTo: null,
    subject: transcriptSubject(parts),
    text: transcriptText(parts),
  });
}
