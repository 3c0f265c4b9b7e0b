import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MailMessage } from '../../src/mail/mail-message.entity.js';
import { eventually } from '../harness/eventually.js';
import type { Shop } from '../harness/given.js';
import { Ringdown } from '../harness/start-app.js';
import { SmtpDouble, type TakenMail } from './smtp-double.js';

let smtp: SmtpDouble;
let ringdown: Ringdown;
let shop: Shop;

beforeEach(async () => {
  smtp = await SmtpDouble.start();
  ringdown = await Ringdown.start({ SMTP_URL: smtp.url });
  shop = await ringdown.shop();
});
afterEach(async () => {
  await ringdown.finish();
  smtp.stop();
});

const mails = (count: number): Promise<TakenMail[]> =>
  eventually(`${count} mails`, async () => smtp.mails.length >= count && smtp.mails);
const statusIs = (status: string): Promise<MailMessage> =>
  eventually(`the mail to be ${status}`, async () => {
    const [mail] = await ringdown.app.services.db.read.find(MailMessage, {});
    return mail?.status === status && mail;
  });
/** A header field of a mail, its folded lines joined. */
const header = (mail: TakenMail | undefined, name: string): string | undefined => {
  const head = mail?.raw.split('\n\n')[0] ?? '';
  return new RegExp(`^${name}: (.*(?:\\n[ \\t].*)*)`, 'mi').exec(head)?.[1]?.replace(/\s+/g, ' ');
};

describe('the transcript', () => {
  test('is mailed to the department once a chat ends, once, without a number or an address in it', async () => {
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat({ visitorName: 'Vera', visitorEmail: 'vera@example.com' });
    const page = await ben.phone.expectRing();
    await page.accepts();
    await page.says('Since when?');
    await visitor.ends();
    await page.ends();
    const [mail] = await mails(1);
    expect(mail?.to).toEqual(['sales@example.com']);
    expect(header(mail, 'Subject')).toBe('Chat with Vera, Sales');
    expect(header(mail, 'Message-ID')).toMatch(/^<[\w-]+@localhost>$/);
    expect(header(mail, 'Auto-Submitted')).toBe('auto-generated');
    expect(mail?.raw).toContain('Ben: Since when?');
    expect(mail?.raw).not.toContain('vera@example.com');
    expect(mail?.raw).not.toContain(ben.phone.number.slice(1));
    await statusIs('SENT');
    expect(smtp.mails).toHaveLength(1);
  });
});

describe('a left message', () => {
  test('is mailed to the department, to be answered to the visitor', async () => {
    await shop.visitor().leavesMessage('My boiler leaks\n.and drips', 'vera@example.com');
    const [mail] = await mails(1);
    expect(mail?.to).toEqual(['sales@example.com']);
    expect(header(mail, 'Reply-To')).toBe('vera@example.com');
    expect(header(mail, 'From')).toBe('Ringdown <ringdown@localhost>');
    expect(mail?.raw).toContain('\n.and drips');
  });

  test('cannot add a header or a recipient of its own', async () => {
    const visitor = shop.visitor();
    await expect(visitor.leavesMessage('x', 'vera@example.com\r\nBcc: everybody@example.com')).rejects.toThrow(
      'BAD_USER_INPUT',
    );
    await visitor.leavesMessage('Subject: other\r\nBcc: everybody@example.com\r\n\r\nhello');
    const [mail] = await mails(1);
    expect(mail?.to).toEqual(['sales@example.com']);
    expect(header(mail, 'Bcc')).toBeUndefined();
    expect(mail?.raw.split('\n\n')[0]).not.toContain('everybody');
  });
});

describe('a mail server that', () => {
  test.each(['tryLater', 'hangUp'] as const)(
    'says %s is asked again, with the same Message-ID, until it takes it',
    async (reply) => {
      smtp.replies.push(reply);
      await shop.visitor().leavesMessage('My boiler leaks');
      const queued = await eventually('one try', async () => smtp.attempts === 1 && statusIs('QUEUED'));
      expect(queued.attempts).toBe(1);
      ringdown.passes(11);
      const [mail] = await mails(1);
      expect(header(mail, 'Message-ID')).toContain(queued.id);
      await statusIs('SENT');
    },
  );

  test('refuses it for good is not asked again, and the log says so without the address', async () => {
    smtp.replies.push('refuse');
    await shop.visitor().leavesMessage('My boiler leaks');
    expect((await statusIs('FAILED')).failure).toContain('550');
    expect(ringdown.logs.lines.join('')).toContain('a mail was not sent');
    expect(ringdown.logs.lines.join('')).not.toContain('sales@example.com');
  });

  test('was being asked when the process died is asked again: a mail may come twice, never not at all', async () => {
    await shop.visitor().leavesMessage('My boiler leaks');
    await statusIs('SENT');
    await ringdown.app.services.db.write((manager) =>
      manager.update(MailMessage, { status: 'SENT' }, { status: 'SENDING', sentAt: null }),
    );
    ringdown.passes(5);
    expect(await mails(2)).toHaveLength(2);
  });
});
