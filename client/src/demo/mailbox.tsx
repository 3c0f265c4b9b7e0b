/** @jsxImportSource preact */
import type { DemoMail } from './operations';
import { timeOf } from './time';

interface MailboxProps {
  /** Undefined until they are known. */
  mails: readonly DemoMail[] | undefined;
  opened: ReadonlySet<string>;
  onOpen(id: string): void;
}

/** The departments' mailbox: transcripts and left messages, opened where they stand. */
export function Mailbox({ mails, opened, onOpen }: MailboxProps) {
  const unread = mails?.filter(({ id }) => !opened.has(id)).length ?? 0;
  return (
    <section class="mailbox" id="mailbox" aria-labelledby="mailbox-title">
      <h2 id="mailbox-title">Mailbox {unread > 0 && <span class="count">{unread} unread</span>}</h2>
      {mails?.length === 0 && (
        <p class="empty">Nothing yet. Transcripts and messages that visitors leave arrive here.</p>
      )}
      {mails && mails.length > 0 && (
        <ul>
          {mails.map((mail) => (
            <Mail key={mail.id} mail={mail} read={opened.has(mail.id)} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Mail({ mail, read, onOpen }: { mail: DemoMail; read: boolean; onOpen(id: string): void }) {
  return (
    <li>
      <details class={read ? 'mail' : 'mail unread'} onToggle={(event) => event.currentTarget.open && onOpen(mail.id)}>
        <summary>
          <span class="subject">{mail.subject}</span>
          <span class="to">{mail.to}</span>
          <time dateTime={mail.sentAt}>{timeOf(mail.sentAt)}</time>
        </summary>
        <p class="text">{mail.text.trim()}</p>
      </details>
    </li>
  );
}
