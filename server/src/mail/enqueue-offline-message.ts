import type { EntityManager } from 'typeorm';
import type { OfflineMessage } from '../offline-messages/offline-message.entity.js';
import { Department } from '../departments/department.entity.js';
import { enqueueMail } from '../outbox/enqueue-mail.js';
import type { Services } from '../services.js';
import { Site } from '../sites/site.entity.js';
import { MailPurpose } from '../vocabulary.js';
import { leftMessageMail } from './mail.rules.js';

/** Sends a left message to the department's address, in the caller's transaction; nothing where it has none. */
export async function enqueueOfflineMessageMail(
  services: Services,
  manager: EntityManager,
  message: OfflineMessage,
): Promise<void> {
  const { organizationId, departmentId, siteId } = message;
  const department = await manager.findOneByOrFail(Department, { id: departmentId, organizationId });
  if (department.email === null) return;
  const site = await manager.findOneBy(Site, { id: siteId, organizationId });
  await enqueueMail(services, manager, {
    organizationId,
    purpose: MailPurpose.OFFLINE_MESSAGE,
    aboutId: message.id,
    recipient: department.email,
    replyTo: message.visitorEmail,
    ...leftMessageMail({ ...message, departmentName: department.name, siteName: site?.name ?? null }),
  });
}
