const SUBJECT_LIMIT = 200;

/** Text for a header field: one line, so that nothing in it can begin another header; cut to a subject's length. */
export function headerLine(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= SUBJECT_LIMIT ? line : `${characters.slice(0, SUBJECT_LIMIT - 1).join('')}…`;
}

/** The Message-ID of a mail: the same at every try. */
export function messageIdOf(mailId: string, publicUrl: string): string {
  return `<${mailId}@${new URL(publicUrl).hostname}>`;
}

/** What a visitor left when nobody could answer. */
export interface LeftMessage {
  departmentName: string;
  siteName: string | null;
  visitorName: string | null;
  visitorEmail: string;
  visitorPhone: string | null;
  body: string;
  createdAt: Date;
}

/** Whom to get back to, after a request that nobody answered. */
export interface LeftContact {
  departmentName: string;
  visitorName: string | null;
  visitorEmail: string | null;
  visitorPhone: string | null;
  lines: string[];
  createdAt: Date;
}

/** The mail about a visitor who had to go, or whom nobody answered, and who said how to reach them. */
export function leftContactMail(left: LeftContact): { subject: string; text: string } {
  const who = left.visitorName ?? 'A visitor';
  return {
    subject: headerLine(`${who} asked ${left.departmentName} and can be reached`),
    text: [
      `${who} asked ${left.departmentName} for a chat that nobody answered, and left how to reach them.`,
      ...(left.visitorPhone === null ? [] : [`They can be called at ${left.visitorPhone}.`]),
      ...(left.visitorEmail === null ? [] : [`Answer this mail to write to ${left.visitorEmail}.`]),
      '',
      ...left.lines,
      '',
      left.createdAt.toISOString(),
      '',
    ].join('\n'),
  };
}

/** The mail about a left message: answering it writes to the visitor. */
export function leftMessageMail(left: LeftMessage): { subject: string; text: string } {
  const who = left.visitorName ?? 'A visitor';
  return {
    subject: headerLine(`${who} left a message for ${left.departmentName}`),
    text: [
      `${who} wrote to ${left.departmentName} when nobody could answer${left.siteName === null ? '' : `, on ${left.siteName}`}.`,
      `Answer this mail to write to ${left.visitorEmail}.`,
      ...(left.visitorPhone === null ? [] : [`They can be called at ${left.visitorPhone}.`]),
      '',
      left.body,
      '',
      left.createdAt.toISOString(),
      '',
    ].join('\n'),
  };
}
