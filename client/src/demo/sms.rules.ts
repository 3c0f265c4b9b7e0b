import type { DemoPhone, DemoSms } from './operations';

/** An SMS as a phone shows it: its text, and the link that may be tapped. */
export interface SmsParts {
  before: string;
  /** The link as it is written in the text. */
  link?: string;
  /** The token of the chat behind the link. */
  token?: string;
  after: string;
}

const LINK = /https?:\/\/\S+\/m#([\w-]+)/;

/** Takes an SMS apart. Only a link to the phone page counts: nothing else in a text of ours is one. */
export function smsParts(body: string): SmsParts {
  const found = LINK.exec(body);
  if (!found) return { before: body, after: '' };
  const [link, token] = found;
  return { before: body.slice(0, found.index), link, token, after: body.slice(found.index + link.length) };
}

/** The token of the newest text with a link on any phone: the request that matters now. */
export function newestToken(phones: readonly DemoPhone[]): string | undefined {
  const texts = phones.flatMap(({ messages }) => messages).sort(newestFirst);
  return texts.map(({ body }) => smsParts(body).token).find((token) => token !== undefined);
}

/** Whether a phone shows the page of the newest link it got. */
export function showsNewest({ messages }: DemoPhone, token: string | undefined): boolean {
  return token !== undefined && token === messages.map(({ body }) => smsParts(body).token).find(Boolean);
}

function newestFirst(a: DemoSms, b: DemoSms): number {
  return b.receivedAt.localeCompare(a.receivedAt) || b.id.localeCompare(a.id);
}

/** The operators on whose phones a text arrived between two states of the demo. */
export function phonesThatBuzzed(before: readonly DemoPhone[], now: readonly DemoPhone[]): DemoPhone[] {
  return now.filter(({ operatorId, messages }) => {
    const phone = before.find((other) => other.operatorId === operatorId);
    return phone !== undefined && messages[0] !== undefined && messages[0].id !== phone.messages[0]?.id;
  });
}

/** When a text came, as a lock screen puts it: now, 4 min, 14:02. */
export function ageOf(receivedAt: string, now: number, clock: (instant: string) => string): string {
  const minutes = Math.floor((now - Date.parse(receivedAt)) / 60_000);
  if (minutes < 1) return 'now';
  return minutes < 60 ? `${minutes} min` : clock(receivedAt);
}
