import { createTransport } from 'nodemailer';
import type { MailOutcome, MailTransport, OutgoingMail } from './mail-transport.js';

const TIMEOUT_MS = 10_000;

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

/**
 * An SMTP server: `smtp://user:password@host:port`, or smtps. Mail comes from the user where that is an address, else
 * from ringdown@ the public host.
 */
export function smtpTransport(smtpUrl: string, publicUrl: () => string): MailTransport {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: 2 * TIMEOUT_MS,
    // A row of ours never names a file or a web page to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: (mail) => send(transport, mail, senderAddress(smtpUrl, publicUrl())),
    close: () => transport.close(),
  };
}

/** The address that mail comes from. */
export function senderAddress(smtpUrl: string, publicUrl: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username);
  return /^[^\s@]+@[^\s@]+$/.test(user) ? user : `ringdown@${new URL(publicUrl).hostname}`;
}

async function send(
  transport: Pick<ReturnType<typeof createTransport>, 'sendMail'>,
  mail: OutgoingMail,
  from: string,
): Promise<MailOutcome> {
  try {
    await transport.sendMail({
      from: { name: 'Ringdown', address: from },
      to: { name: '', address: mail.to },
      ...(mail.replyTo === null ? {} : { replyTo: { name: '', address: mail.replyTo } }),
      subject: mail.subject,
      text: mail.text,
      messageId: mail.messageId,
      // No automatic answers to an automatic mail.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { kind: 'sent' };
  } catch (error) {
    return outcomeOf(error as SmtpError);
  }
}

/** A 5xx to this mail is for good; anything else, a wrong password included, may be mended meanwhile. */
function outcomeOf({ code, responseCode }: SmtpError): MailOutcome {
  const reason = `The mail server did not take it (${[code, responseCode].filter(Boolean).join(' ') || 'no answer'})`;
  const forGood = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  return { kind: forGood ? 'refused' : 'failed', reason };
}
