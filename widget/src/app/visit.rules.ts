import type { Conversation } from '../core/conversation.rules';
import type { Chat } from '../core/operations';
import { cleanBody, overLength } from '../core/text.rules';
import type { Texts } from '../messages/en';
import type { LeaveMessageInput, RequestChatInput } from './operations';
import type { Department } from './site';

/** What the visitor typed, kept through every screen until it is answered or left as a message. */
export interface Draft {
  message: string;
  name: string;
  email: string;
  departmentId?: string;
}

/** A sentence that belongs beside a field, or (without one) above the button. */
export interface Problem {
  field?: 'message' | 'email' | 'name';
  text: string;
}

const REACHABLE_FIRST = ['CONSOLE', 'MOBILE', 'NOBODY'];

/** The department chosen before the visitor chooses: the easiest to reach, else the first. */
export function preferredDepartment(departments: readonly Department[], wanted?: string): string | undefined {
  const rank = ({ reachability }: Department): number => REACHABLE_FIRST.indexOf(reachability);
  const known = departments.find(({ id }) => id === wanted);
  return (known ?? [...departments].sort((a, b) => rank(a) - rank(b))[0])?.id;
}

/** What is wrong with a first or left message before it is sent; the server has the last word. */
export function draftProblem(draft: Draft, texts: Texts, emailRequired: boolean): Problem | undefined {
  const email = draft.email.trim();
  const over = overLength(draft.message);
  if (!cleanBody(draft.message)) return { field: 'message', text: texts.emptyMessage };
  if (over) return { field: 'message', text: texts.tooLong(over) };
  if ((emailRequired || email) && !/^[^\s@]+@[^\s@]+$/.test(email)) return { field: 'email', text: texts.badEmail };
  return undefined;
}

/** Where a refusal of the server is shown, in words a visitor can act on. */
export function refusalProblem(code: string, field: string | undefined, texts: Texts): Problem {
  if (code === 'FORBIDDEN' || code === 'NOT_FOUND') return { text: texts.notHere };
  if (code !== 'BAD_USER_INPUT') return { text: texts.refused };
  if (/email/i.test(field ?? '')) return { field: 'email', text: texts.badEmail };
  if (/name/i.test(field ?? '')) return { field: 'name', text: texts.badName };
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
  if (chat.reachability === 'CONSOLE') return texts.waitingAtConsole(chat.department.name);
  if (chat.reachability === 'MOBILE') return texts.waitingOnPhones(chat.department.name);
  return texts.waitingForNobody;
}

/** Seconds as a clock reads them: 0:07, 2:30. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The request as it is sent, and sent again unchanged until it is answered. */
export function requestInput(
  { message, name, email }: Draft,
  rest: Pick<RequestChatInput, 'siteKey' | 'departmentId' | 'requestKey' | 'visitorKey' | 'pageUrl'>,
): RequestChatInput {
  return { ...rest, message: cleanBody(message), visitorName: name.trim() || null, visitorEmail: email.trim() || null };
}

/** The left message as it is sent. The key of a missed request ties the two together; without one it has a key of its own. */
export function leaveInput(
  { message, name, email, departmentId }: Draft,
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
  };
}
