/** One e-mail to one address; header fields are single lines. */
export interface OutgoingMail {
  /** The same for every try of one mail, so that a repeated one can be recognised. */
  messageId: string;
  to: string;
  /** Null: nobody to answer to. */
  replyTo: string | null;
  subject: string;
  text: string;
}

/** What became of one try. `refused`: it will never be taken; `failed`: perhaps later. Reasons hold no address or text. */
export type MailOutcome = { kind: 'sent' } | { kind: 'refused'; reason: string } | { kind: 'failed'; reason: string };

/** What carries e-mail. `send` never rejects. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  /** Lets go of its connections. */
  close(): void;
}

/** Delivers into the simulator's mailbox, which is the mail table itself. */
export const simulatedMail: MailTransport = {
  send: () => Promise.resolve({ kind: 'sent' }),
  close: () => undefined,
};
