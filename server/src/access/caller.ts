import type { Role } from '../vocabulary.js';

/** An operator or administrator, by session cookie or API key. */
export interface OperatorCaller {
  kind: 'operator';
  operatorId: string;
  organizationId: string;
  role: Role;
  /** The departments they belong to, when the request or socket began. */
  departmentIds: string[];
  /** Null for an API key. */
  sessionId: string | null;
  /** Null for a sign-in. */
  apiKeyId: string | null;
}

/** The visitor of one chat. */
export interface VisitorCaller {
  kind: 'visitor';
  organizationId: string;
  chatId: string;
  siteId: string;
  visitorId: string;
}

/** The phone that accepted one chat, good for one assignment of it. */
export interface PhoneCaller {
  kind: 'phone';
  organizationId: string;
  chatId: string;
  operatorId: string;
  assignment: number;
}

/** Who proved nothing. */
export interface AnonymousCaller {
  kind: 'anonymous';
}

/** Who may take part in a chat. */
export type KnownCaller = OperatorCaller | VisitorCaller | PhoneCaller;

/** Who is asking (environment.md, "Callers"). */
export type Caller = KnownCaller | AnonymousCaller;
