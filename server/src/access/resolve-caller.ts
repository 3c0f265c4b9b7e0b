import { Chat } from '../chat/chat.entity.js';
import { plusSeconds } from '../clock.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { unauthenticated } from '../errors.js';
import { hashSecret } from '../ids.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { Site } from '../sites/site.entity.js';
import { ChatTokenKind } from '../vocabulary.js';
import { findApiKey, isApiKey } from './api-keys.js';
import type { Caller, OperatorCaller } from './caller.js';
import { ChatToken } from './chat-token.entity.js';
import { findSession } from './sessions.js';
import { checkSiteOrigin, isOwnOrigin } from './site-origin.rules.js';

/** What a request or socket shows of itself. */
export interface Credentials {
  /** The bearer token; null where there is none, "" where it is empty. */
  bearer: string | null;
  /** The session cookie. */
  cookie: string | null;
  origin: string | null;
}

/** A visitor's and a phone's token outlive their chat by so long (domain.md, "Lifetimes"). */
const AFTER_THE_END_SECONDS = 24 * 3600;
const ANONYMOUS: Caller = { kind: 'anonymous' };

/**
 * Who is asking (environment.md, "Callers"): a bearer token always wins, and an unknown or dead one is UNAUTHENTICATED;
 * the cookie counts only from PUBLIC_URL's origin. FORBIDDEN to a visitor from an origin that their site does not allow.
 */
export async function resolveCaller(services: Services, shown: Credentials): Promise<Caller> {
  if (shown.bearer !== null) return callerOfToken(services, shown.bearer, shown.origin);
  if (shown.cookie === null || !isOwnOrigin(shown.origin, services.settings.publicUrl)) return ANONYMOUS;
  return (await callerOfSession(services, shown.cookie)) ?? ANONYMOUS;
}

/** The operator of a session's token; null where it is unknown or dead, or its operator may not sign in any more. */
export async function callerOfSession(services: Services, token: string): Promise<OperatorCaller | null> {
  const session = await findSession(services, token);
  return session && operatorCaller(services, session.operatorId, { sessionId: session.id, apiKeyId: null });
}

async function callerOfToken(services: Services, token: string, origin: string | null): Promise<Caller> {
  const caller = isApiKey(token)
    ? await callerOfApiKey(services, token)
    : await callerOfChatToken(services, token, origin);
  if (!caller) throw unauthenticated('This token is unknown, or no longer valid.');
  return caller;
}

async function callerOfApiKey(services: Services, token: string): Promise<Caller | null> {
  const key = await findApiKey(services, token);
  return key && operatorCaller(services, key.operatorId, { sessionId: null, apiKeyId: key.id });
}

async function operatorCaller(
  services: Services,
  operatorId: string,
  by: Pick<OperatorCaller, 'sessionId' | 'apiKeyId'>,
): Promise<OperatorCaller | null> {
  const operator = await services.db.read.findOneBy(Operator, { id: operatorId, active: true });
  if (!operator || !(await mayBeUsed(services, operator.organizationId))) return null;
  const memberships = await services.db.read.findBy(DepartmentOperator, { operatorId });
  return {
    kind: 'operator',
    operatorId,
    organizationId: operator.organizationId,
    role: operator.role,
    departmentIds: memberships.map(({ departmentId }) => departmentId).sort(),
    ...by,
  };
}

/** The demo organization, whose password is public, only where a demo is served. */
async function mayBeUsed(services: Services, organizationId: string): Promise<boolean> {
  if (services.settings.demo) return true;
  return services.db.read.existsBy(Organization, { id: organizationId, isDemo: false });
}

async function callerOfChatToken(services: Services, token: string, origin: string | null): Promise<Caller | null> {
  const grant = await services.db.read.findOneBy(ChatToken, { tokenHash: hashSecret(token) });
  const chat = grant && (await services.db.read.findOneBy(Chat, { id: grant.chatId }));
  if (!chat || isLongOver(services, chat) || !(await mayBeUsed(services, chat.organizationId))) return null;
  return grant.kind === ChatTokenKind.VISITOR
    ? visitorCaller(services, chat, origin)
    : phoneCaller(services, chat, grant);
}

function isLongOver(services: Services, chat: Chat): boolean {
  return chat.endedAt !== null && plusSeconds(chat.endedAt, AFTER_THE_END_SECONDS) <= services.clock.now();
}

async function visitorCaller(services: Services, chat: Chat, origin: string | null): Promise<Caller> {
  const site = await services.db.read.findOneByOrFail(Site, { id: chat.siteId });
  checkSiteOrigin(origin, site, services.settings);
  const { id: chatId, organizationId, siteId, visitorId } = chat;
  return { kind: 'visitor', organizationId, chatId, siteId, visitorId };
}

/** Dead after a rescue or transfer, and once the operator has no seat. */
async function phoneCaller(services: Services, chat: Chat, grant: ChatToken): Promise<Caller | null> {
  const { operatorId, assignment } = grant;
  if (operatorId === null || assignment === null || assignment !== chat.assignment) return null;
  if (!(await services.db.read.existsBy(Operator, { id: operatorId, active: true }))) return null;
  return { kind: 'phone', organizationId: chat.organizationId, chatId: chat.id, operatorId, assignment };
}
