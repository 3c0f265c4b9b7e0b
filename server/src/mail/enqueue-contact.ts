import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { Message } from '../chat/message.entity.js';
import { Department } from '../departments/department.entity.js';
import { enqueueMail } from '../outbox/enqueue-mail.js';
import type { Services } from '../services.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { MailPurpose, MessageAuthor } from '../vocabulary.js';
import { leftContactMail } from './mail.rules.js';

/**
 * Tells the department whom to get back to, in the caller's transaction: nobody answered, and the visitor had said how to
 * reach them. Nothing where they had not, or where the department has no address.
 */
export async function enqueueContactMail(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  const { organizationId, id: chatId, createdAt } = chat;
  const visitor = await manager.findOneBy(Visitor, { id: chat.visitorId, organizationId });
  if (!visitor || visitor.contactLeftAt === null) return;
  const department = await manager.findOneByOrFail(Department, { id: chat.departmentId, organizationId });
  if (department.email === null) return;
  const written = { chatId, author: MessageAuthor.VISITOR };
  const lines = await manager.find(Message, { where: written, order: { seq: 'ASC' } });
  await enqueueMail(services, manager, {
    organizationId,
    purpose: MailPurpose.OFFLINE_MESSAGE,
    aboutId: chatId,
    recipient: department.email,
    replyTo: visitor.email,
    ...leftContactMail({
      departmentName: department.name,
      visitorName: visitor.name,
      visitorEmail: visitor.email,
      visitorPhone: visitor.phone,
      lines: lines.map(({ body }) => body),
      createdAt,
    }),
  });
}
