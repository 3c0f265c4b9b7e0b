import { forbidden, unauthenticated } from '../errors.js';
import { Role } from '../vocabulary.js';
import type { Caller, OperatorCaller, PhoneCaller } from './caller.js';

/** The caller as an operator; UNAUTHENTICATED where nobody is signed in, FORBIDDEN to visitors and phones. */
export function asOperator(caller: Caller): OperatorCaller {
  if (caller.kind === 'anonymous') throw unauthenticated();
  if (caller.kind !== 'operator') throw forbidden('Only operators may do this.');
  return caller;
}

/** The caller as somebody who may have a chat: an operator at the console, or a phone for its operator. */
export function asHolder(caller: Caller): OperatorCaller | PhoneCaller {
  return caller.kind === 'phone' ? caller : asOperator(caller);
}

/** The caller as an administrator; FORBIDDEN to everybody else. */
export function asAdministrator(caller: Caller): OperatorCaller {
  const operator = asOperator(caller);
  if (operator.role !== Role.ADMINISTRATOR) throw forbidden('Only administrators may do this.');
  return operator;
}

/** Whether the caller is somebody with a seat, to whom colleagues' data may be shown. */
export function isStaff(caller: Caller): caller is OperatorCaller {
  return caller.kind === 'operator';
}

/** What decides who sees a chat. */
export interface ChatSeen {
  id: string;
  organizationId: string;
  departmentId: string;
  operatorId: string | null;
  /** Counts who had it: a phone's token is good for one of them. */
  assignment: number;
}

/**
 * Whether the caller may read a chat: its visitor, the phone that accepted it, operators of its department, whoever has
 * it, administrators of the organization (environment.md, "Callers").
 */
export function maySeeChat(caller: Caller, chat: ChatSeen): boolean {
  if (caller.kind === 'anonymous') return false;
  if (caller.organizationId !== chat.organizationId) return false;
  if (caller.kind === 'visitor') return caller.chatId === chat.id;
  if (caller.kind === 'phone') return caller.chatId === chat.id && caller.assignment === chat.assignment;
  return (
    caller.role === Role.ADMINISTRATOR ||
    // Before who they are: colleagues who see a chat for the same reason share what they are told of it.
    caller.departmentIds.includes(chat.departmentId) ||
    caller.operatorId === chat.operatorId
  );
}
