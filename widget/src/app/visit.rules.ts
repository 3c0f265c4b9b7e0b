import type { Conversation } from '../core/conversation.rules';
import type { Chat } from '../core/operations';
import { cleanBody, overLength } from '../core/text.rules';
import { counted, fill, type Texts } from '../messages/texts.rules';
import type { LeaveMessageInput, RequestChatInput } from './operations';
import type { Department, SiteWidget } from './site';

/** What the visitor typed, kept through every screen until it is answered or left as a message. */
export interface Draft {
  message: string;
  name: string;
  email: string;
  phone?: string;
  /** To the site's own questions, by their ids. */
  answers?: Record<string, string>;
  consent?: boolean;
  departmentId?: string;
}

/** What of the site decides which fields there are. */
export type Asked = Pick<SiteWidget, 'nameField' | 'emailField' | 'questions' | 'consentText'>;

/** A sentence that belongs beside a field, or (without one) above the button. */
export interface Problem {
  /** The name of the control; `answer-ID` for one of the site's own questions. */
  field?: string;
  text: string;
}

const REACHABLE_FIRST = ['CONSOLE', 'MOBILE', 'NOBODY'];

/** The department chosen before the visitor chooses: the easiest to reach, else the first. */
export function preferredDepartment(departments: readonly Department[], wanted?: string): string | undefined {
  const rank = ({ reachability }: Department): number => REACHABLE_FIRST.indexOf(reachability);
  const known = departments.find(({ id }) => id === wanted);
  return (known ?? [...departments].sort((a, b) => rank(a) - rank(b))[0])?.id;
}

/** What is wrong with a left message before it is sent; the server has the last word. */
export function leaveProblem(draft: Draft, texts: Texts): Problem | undefined {
  return messageProblem(draft, texts) ?? emailProblem(draft, texts, true);
}

/** What is wrong with a question before it is sent, by what the site asks for. */
export function askProblem(draft: Draft, asked: Asked | undefined, texts: Texts): Problem | undefined {
  const { nameField, emailField, questions = [], consentText } = asked ?? {};
  const open = questions.find(({ id, required }) => required && !draft.answers?.[id]?.trim());
  return (
    messageProblem(draft, texts) ??
    (nameField === 'REQUIRED' && !draft.name.trim() ? { field: 'name', text: texts.needed } : undefined) ??
    emailProblem(draft, texts, emailField === 'REQUIRED') ??
    (open && { field: answerField(open.id), text: texts.needed }) ??
    (consentText && !draft.consent ? { field: 'consent', text: texts.agreeFirst } : undefined)
  );
}

/** The control of one of the site's own questions. */
export function answerField(id: string): string {
  return `answer-${id}`;
}

function messageProblem({ message }: Draft, texts: Texts): Problem | undefined {
  const over = overLength(message);
  if (!cleanBody(message)) return { field: 'message', text: texts.emptyMessage };
  return over ? { field: 'message', text: counted(texts, texts.tooLong, over) } : undefined;
}

function emailProblem(draft: Draft, texts: Texts, required: boolean): Problem | undefined {
  const email = draft.email.trim();
  if (!email && !required) return undefined;
  return isEmail(email) ? undefined : { field: 'email', text: texts.badEmail };
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}

/** How the visitor can be reached, from the one field of the waiting room; undefined where it is neither number nor address. */
export function contactIn(written: string): { email: string } | { phone: string } | undefined {
  const text = written.trim();
  if (isEmail(text)) return { email: text };
  const isNumber = /^[+\d][\d\s()./-]{4,39}$/.test(text) && text.replace(/\D/g, '').length >= 5;
  return isNumber ? { phone: text } : undefined;
}

/** Where a refusal of the server is shown, in words a visitor can act on. */
export function refusalProblem(code: string, field: string | undefined, texts: Texts): Problem {
  if (code === 'FORBIDDEN' || code === 'NOT_FOUND') return { text: texts.notHere };
  if (code !== 'BAD_USER_INPUT') return { text: texts.refused };
  if (/email/i.test(field ?? '')) return { field: 'email', text: texts.badEmail };
  if (/name/i.test(field ?? '')) return { field: 'name', text: texts.badName };
  if (field === 'answers') return { text: texts.badAnswer };
  if (field === 'consent') return { field, text: texts.agreeFirst };
  return { field: 'message', text: texts.badMessage };
}

/** Everything the visitor wrote in a request that nobody answered: the text of the leave-a-message form. */
export function writtenSoFar({ messages, unsent }: Conversation, draft: string): string {
  const stored = messages.filter(({ author }) => author === 'VISITOR').map(({ body }) => body);
  return [...stored, ...unsent.map(({ body }) => body), draft.trim()].filter(Boolean).join('\n');
}

/** The sentence of the waiting room, true for how the request is offered at this moment. */
export function waitingSentence(chat: Chat, answeredBefore: boolean, texts: Texts): string {
  if (answeredBefore) return texts.waitingAgain;
  const seconds = chat.usualAnswerSeconds;
  const values = { department: chat.department.name, usually: seconds ? usually(seconds, texts) : '' };
  if (chat.reachability === 'CONSOLE') {
    return fill(seconds ? texts.waitingAtConsoleUsually : texts.waitingAtConsole, values);
  }
  if (chat.reachability === 'MOBILE') {
    return fill(seconds ? texts.waitingOnPhonesUsually : texts.waitingOnPhones, values);
  }
  return texts.waitingForNobody;
}

/** Rounded up, so that what is promised is not less than what is usual: 5, 10, … 50 seconds, then minutes. */
function usually(seconds: number, texts: Texts): string {
  const rounded = Math.ceil(seconds / 5) * 5;
  return rounded <= 50
    ? counted(texts, texts.inSeconds, rounded)
    : counted(texts, texts.inMinutes, Math.ceil(seconds / 60));
}

/** Seconds as a clock reads them: 0:07, 2:30. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The request as it is sent, and sent again unchanged until it is answered. */
export function requestInput(
  { message, name, email, answers = {}, consent }: Draft,
  asked: Asked | undefined,
  rest: Pick<RequestChatInput, 'siteKey' | 'departmentId' | 'requestKey' | 'visitorKey' | 'pageUrl'>,
): RequestChatInput {
  const given = (asked?.questions ?? []).map(({ id }) => ({ questionId: id, text: answers[id]?.trim() ?? '' }));
  return {
    ...rest,
    message: cleanBody(message),
    visitorName: asked?.nameField === 'OFF' ? null : name.trim() || null,
    visitorEmail: asked?.emailField === 'OFF' ? null : email.trim() || null,
    answers: given.filter(({ text }) => text),
    consent: asked?.consentText ? Boolean(consent) : null,
  };
}

/** The left message as it is sent. The key of a missed request ties the two together; without one it has a key of its own. */
export function leaveInput(
  { message, name, email, phone, departmentId }: Draft,
  request: Pick<RequestChatInput, 'departmentId' | 'requestKey'> | undefined,
  fresh: Pick<LeaveMessageInput, 'siteKey' | 'requestKey'>,
): LeaveMessageInput | undefined {
  const department = request?.departmentId ?? departmentId;
  if (!department) return undefined;
  return {
    siteKey: fresh.siteKey,
    departmentId: department,
    requestKey: request?.requestKey ?? fresh.requestKey,
    message: cleanBody(message),
    visitorName: name.trim() || null,
    visitorEmail: email.trim(),
    visitorPhone: phone?.trim() || null,
  };
}
