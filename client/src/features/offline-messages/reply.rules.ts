interface Left {
  visitorName: string | null;
  visitorEmail: string | null;
  body: string | null;
}

/** The most of a message that is quoted in a reply: mail programs refuse addresses that are too long. */
const QUOTED = 1200;

/** A link that opens the operator's mail program with a reply to the visitor; null without an address. */
export function replyLink({ visitorName, visitorEmail, body }: Left, organization: string): string | null {
  if (!visitorEmail) return null;
  const quoted = Array.from(body ?? '')
    .slice(0, QUOTED)
    .join('')
    .split('\n')
    .map((line) => `> ${line}`);
  const text = [`Hello${visitorName ? ` ${visitorName}` : ''},`, '', '', '', 'You wrote:', ...quoted].join('\r\n');
  const fields = `subject=${encodeURIComponent(`Your message to ${organization}`)}&body=${encodeURIComponent(text)}`;
  return `mailto:${encodeURIComponent(visitorEmail)}?${fields}`;
}
