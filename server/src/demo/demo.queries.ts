import { In, type EntityManager } from 'typeorm';
import { MailMessage } from '../mail/mail-message.entity.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { loggedInOperatorIds } from '../presence/presence.queries.js';
import type { Services } from '../services.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { MailStatus, SmsStatus } from '../vocabulary.js';
import { DEMO_PASSWORD, DEMO_SITE_KEY } from './demo-accounts.js';
import type { Demo, DemoMail, DemoPhone, DemoSms } from './demo.types.js';
import { SimulatedSms } from './simulated-sms.entity.js';

const SHOWN = 20;

/** The demo organization's id; null where no demo is served. */
export async function demoOrganizationId({ settings, db }: Services): Promise<string | null> {
  if (!settings.demo) return null;
  const organization = await db.read.findOneBy(Organization, { isDemo: true });
  return organization?.id ?? null;
}

/** The demo as it is now. Only ever the demo organization's: nobody proves anything to see it. */
export async function readDemo(services: Services, organizationId: string): Promise<Demo> {
  const { read } = services.db;
  const operators = await read.find(Operator, {
    where: { organizationId, active: true },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  return {
    siteKey: DEMO_SITE_KEY,
    accounts: operators.map(({ name, email, role }) => ({ name, email, role, password: DEMO_PASSWORD })),
    phones: await readPhones(read, organizationId, operators, services.clock.now()),
    mailbox: await readMailbox(read, organizationId),
  };
}

async function readPhones(
  manager: EntityManager,
  organizationId: string,
  operators: Operator[],
  now: Date,
): Promise<DemoPhone[]> {
  const ids = operators.map(({ id }) => id);
  const settings = await manager.findBy(MobileChatSettings, { organizationId, operatorId: In(ids) });
  const loggedIn = await loggedInOperatorIds(manager, ids, now);
  const phones: DemoPhone[] = [];
  for (const { id, name } of operators) {
    const phoneNumber = settings.find(({ operatorId }) => operatorId === id)?.phoneNumber;
    if (!phoneNumber) continue;
    const messages = await readSimulatedTexts(manager, organizationId, phoneNumber);
    phones.push({ operatorId: id, operatorName: name, phoneNumber, loggedIn: loggedIn.has(id), messages });
  }
  return phones;
}

/** What a simulated phone of an organization received, newest first. */
export async function readSimulatedTexts(
  manager: EntityManager,
  organizationId: string,
  recipient: string,
): Promise<DemoSms[]> {
  const received = await manager.find(SimulatedSms, {
    where: { organizationId, recipient },
    order: { id: 'DESC' },
    take: SHOWN,
  });
  const rows = await manager.find(SmsMessage, {
    where: { id: In(received.map(({ reference }) => reference)), organizationId },
    select: { id: true, status: true },
  });
  const statuses = new Map(rows.map(({ id, status }) => [id, status]));
  return received.map(({ id, originator, body, receivedAt, reference }) => ({
    id,
    originator,
    body,
    receivedAt,
    // The phone may have it before the outcome is written down.
    status: statuses.get(reference) ?? SmsStatus.DELIVERED,
  }));
}

async function readMailbox(manager: EntityManager, organizationId: string): Promise<DemoMail[]> {
  const mails = await manager.find(MailMessage, {
    where: { organizationId, status: MailStatus.SENT },
    order: { id: 'DESC' },
    take: SHOWN,
  });
  return mails.map(({ id, recipient, subject, text, sentAt, createdAt }) => ({
    id,
    to: recipient,
    subject,
    text,
    sentAt: sentAt ?? createdAt,
  }));
}
