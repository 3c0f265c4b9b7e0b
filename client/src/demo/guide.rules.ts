import type { Demo, DemoMail, Request } from './operations';

/** What the guide knows when it says what to do next. */
export interface Situation {
  demo: Demo;
  /** The request behind the newest text; undefined before the first one of this visit. */
  request: Request | undefined;
  /** Whether a drawn phone shows that request's page. */
  phoneOpen: boolean;
  /** The mails that were opened. */
  opened: ReadonlySet<string>;
}

/** Where on the page the next thing to do is. */
export type Place = 'shop' | 'phones' | 'mailbox' | 'console';

export interface Step {
  /** 1 to STEPS. */
  number: number;
  text: string;
  place: Place;
}

export const STEPS = 5;

const ASK: Step = {
  number: 1,
  text: 'Be the visitor: open the chat in the shop and ask something. Nobody is at a desk.',
  place: 'shop',
};
const SIGN_IN: Step = {
  number: 5,
  text: 'Now sign in to the console, then ask the shop again: no phone rings.',
  place: 'console',
};

/** The one thing to try next, true for what has happened so far. */
export function nextStep({ demo, request, phoneOpen, opened }: Situation): Step {
  const atConsole = demo.phones.filter(({ loggedIn }) => loggedIn).map(({ operatorName }) => operatorName);
  if (request?.chatStatus === 'WAITING') return answerStep(atConsole, phoneOpen);
  if (request?.chatStatus === 'ACTIVE') return talkStep(request.answeredBy);
  if (atConsole.length > 0) return consoleStep(atConsole);
  if (request?.chatStatus === 'MISSED') return missedStep(demo.mailbox, opened);
  if (request?.chatStatus === 'ENDED') return endedStep(request.chatEndedAt, demo.mailbox, opened);
  if (request) return { ...ASK, text: 'The visitor left, and the links on the phones say so. Ask again.' };
  return ASK;
}

function answerStep(atConsole: readonly string[], phoneOpen: boolean): Step {
  const step = { number: 2, place: 'phones' as const };
  if (atConsole.length > 0) {
    const text = `${listed(atConsole)} at the console and sees the visitor too. Accept there or on a phone.`;
    return { ...step, text };
  }
  if (phoneOpen) return { ...step, text: 'Read who is waiting and what they wrote, then tap Accept.' };
  return { ...step, text: 'Phones are ringing. Tap the link in a text, as the operator would.' };
}

function talkStep(answeredBy: string | null): Step {
  const text = `${answeredBy ?? 'An operator'} answered. Write to each other, then end the chat on either side.`;
  return { number: 3, text, place: 'phones' };
}

function endedStep(endedAt: string | null, mailbox: readonly DemoMail[], opened: ReadonlySet<string>): Step {
  const mails = mailbox.filter(({ sentAt }) => endedAt === null || sentAt >= endedAt);
  if (mails.some(({ id }) => opened.has(id))) return SIGN_IN;
  const arrived = mails.length > 0;
  const text = arrived
    ? 'The chat is over. Open its transcript in the mailbox.'
    : 'The chat is over. Its transcript is on its way to the mailbox.';
  return { number: 4, text, place: 'mailbox' };
}

function missedStep(mailbox: readonly DemoMail[], opened: ReadonlySet<string>): Step {
  const left = mailbox[0];
  if (left && opened.has(left.id)) return SIGN_IN;
  const text = 'Nobody answered in time. Leave the message in the shop’s chat: it arrives in the mailbox.';
  return { number: 4, text, place: 'shop' };
}

function consoleStep(atConsole: readonly string[]): Step {
  const text = `${listed(atConsole)} at the console. Ask the shop again: no phone rings, the console does.`;
  return { number: 5, text, place: 'shop' };
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last} are` : `${last} is`;
}
