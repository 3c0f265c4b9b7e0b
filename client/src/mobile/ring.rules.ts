import type { Texts } from './messages';
import type { Refusal, Ring } from './operations';

/** What the page shows to whoever holds the link and not the chat. */
export type LinkView =
  | { kind: 'offer'; note: string | undefined }
  /** The operator has the chat, and may go on with it on this phone. */
  | { kind: 'mine'; sentence: string; note: string }
  /** The operator snoozed from this link; `detail` is what became of the request. */
  | { kind: 'snoozed'; until: string; detail?: string }
  /** What happened, and perhaps one thing more; `renewable` where a new link may be asked for. */
  | { kind: 'over'; sentence: string; detail?: string; renewable?: true };

/** What this phone knows beside the ring. */
export interface Known {
  /** What its own tap came to. */
  refusal?: Refusal;
  /** It had the chat. */
  mine?: boolean;
  /** The server's time, in milliseconds: a snooze that is over is not told any more. */
  now?: number;
}

/** Says an instant as the reader's clock shows it. */
export type TimeOf = (instant: string) => string;

/** Decides what a link offers or says. A refusal of this phone's own tap says more than the ring's public state. */
export function linkView(ring: Ring | null, { refusal, mine, now = 0 }: Known, timeOf: TimeOf, texts: Texts): LinkView {
  if (!ring) return { kind: 'over', sentence: texts.unknownLink, detail: mine ? texts.outlived : undefined };
  const { snoozedUntil } = ring;
  if (snoozedUntil && Date.parse(snoozedUntil) > now)
    return { kind: 'snoozed', until: snoozedUntil, detail: outcome(ring, timeOf, texts) };
  if (ring.status === 'DECLINED')
    return { kind: 'over', sentence: texts.declined, detail: outcome(ring, timeOf, texts) };
  if (refusal) return over(refusalSentence(refusal, ring, timeOf, texts), ring, texts);
  const goesOn = ownChat(ring, Boolean(mine), texts);
  if (goesOn) return goesOn;
  if (ring.acceptable) return { kind: 'offer', note: offerNote(ring, texts) };
  return over(outcome(ring, timeOf, texts) ?? unacceptable(ring, texts), ring, texts);
}

/** What a link says that offers nothing of the chat itself; another device of its operator may ask for a new one, while there are any. */
function over(sentence: string, ring: Ring, texts: Texts): LinkView {
  if (ring.holdsChat && ring.newLinksLeft === 0) return { kind: 'over', sentence, detail: texts.noMoreLinks };
  const detail = detailOf(ring, texts);
  return { kind: 'over', sentence, detail, ...(ring.newLinksLeft > 0 && { renewable: true }) };
}

function detailOf({ answeredBy, chatEndedAt, holdsChat }: Ring, texts: Texts): string | undefined {
  if (answeredBy && chatEndedAt) return texts.chatEnded;
  return holdsChat ? texts.onOtherDevice : undefined;
}

/** A chat that its operator has: by a new link, or by the link of this phone while it is at the console. */
function ownChat({ holdsChat, acceptable, chatChannel }: Ring, mine: boolean, texts: Texts): LinkView | null {
  if (!holdsChat) return null;
  const atConsole = chatChannel === 'CONSOLE';
  if (acceptable || (mine && atConsole)) {
    const sentence = atConsole ? texts.atConsole : texts.yourChat;
    return { kind: 'mine', sentence, note: atConsole ? texts.leavesConsole : texts.leavesDevice };
  }
  return null;
}

/** What became of the request, where something did. */
function outcome(ring: Ring, timeOf: TimeOf, texts: Texts): string | undefined {
  if (ring.answeredBy && ring.answeredAt) return texts.answered(ring.answeredBy, timeOf(ring.answeredAt));
  if (ring.chatStatus === 'ABANDONED') return left(ring, timeOf, texts);
  if (ring.chatStatus === 'MISSED') return texts.missed;
  return undefined;
}

function left({ chatEndedAt }: Ring, timeOf: TimeOf, texts: Texts): string {
  return chatEndedAt ? texts.visitorLeft(timeOf(chatEndedAt)) : texts.visitorLeftSometime;
}

function unacceptable({ status, chatStatus }: Ring, texts: Texts): string {
  if (chatStatus === 'ENDED') return texts.chatEnded;
  return status === 'FAILED' ? texts.failed : texts.movedOn;
}

function offerNote({ status, chatStatus, chat, operator }: Ring, texts: Texts): string | undefined {
  // A ring for a chat that is under way: a rescue of the operator's own chat, or a colleague's transfer.
  if (chatStatus === 'ACTIVE' && chat?.operator) {
    return chat.operator.id === operator.id ? texts.resumes : texts.handedOver(chat.operator.name);
  }
  return status === 'TIMED_OUT' ? texts.late : undefined;
}

function refusalSentence(refusal: Refusal, ring: Ring, timeOf: TimeOf, texts: Texts): string {
  if (refusal.__typename === 'ChatTaken') return texts.answered(refusal.takenBy, timeOf(refusal.takenAt));
  if (refusal.__typename === 'ChatOver')
    return outcome(ring, timeOf, texts) ?? overSentence(refusal.status, ring, timeOf, texts);
  const sentences = {
    DECLINED: texts.declined,
    RESCINDED: texts.movedOn,
    FAILED: texts.failed,
    OTHER_DEVICE: texts.otherDevice,
    OPERATOR_INACTIVE: texts.inactive,
  };
  return sentences[refusal.reason];
}

function overSentence(status: Ring['chatStatus'], ring: Ring, timeOf: TimeOf, texts: Texts): string {
  if (status === 'ABANDONED') return left(ring, timeOf, texts);
  return status === 'MISSED' ? texts.missed : texts.chatEnded;
}

/** What the visitor wrote, as one text, and how they are called. */
export function visitorWords(ring: Ring): string {
  const lines = ring.chat?.messages.filter(({ author }) => author === 'VISITOR') ?? [];
  return lines.map(({ body }) => body).join('\n');
}

/** Seconds as a person says them while they are few: 0:42, 12:05, 1:02:05. */
export function waitingTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  const tail = `${String(whole % 60).padStart(2, '0')}`;
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
