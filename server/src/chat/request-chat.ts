import type { EntityManager } from 'typeorm';
import { issueChatToken } from '../access/chat-tokens.js';
import { isDuplicate } from '../db/errors.js';
import { lockDepartment } from '../db/locks.js';
import { conflict, notFound } from '../errors.js';
import { hashSecret } from '../ids.js';
import { carryOut } from '../routing/apply-route.js';
import { snapshotOf } from '../routing/snapshot.js';
import type { Services } from '../services.js';
import { offeredSite } from '../sites/site.queries.js';
import { checkPreChat, type GivenAnswer } from '../sites/pre-chat.rules.js';
import type { Site } from '../sites/site.entity.js';
import { PLAIN_WIDGET } from '../sites/widget-settings.rules.js';
import { cleanBody, cleanEmail, cleanLine, cleanUrl, cleanUuid, optional } from '../text.rules.js';
import { MessageAuthor } from '../vocabulary.js';
import { announceChat } from './announce.js';
import { readBefore, type BeforeRequest } from './before-request.js';
import { Chat } from './chat.entity.js';
import { isOver } from './chat.rules.js';
import { Message } from './message.entity.js';
import { storeMessage } from './store-message.js';
import { recordChat, recordVisitor } from './record-chat.js';
import { setWaitingDeadlines } from './waiting-deadlines.js';

/** What a visitor asks with. */
export interface ChatRequest {
  siteKey: string;
  departmentId: string;
  requestKey: string;
  visitorKey?: string | null;
  message: string;
  visitorName?: string | null;
  visitorEmail?: string | null;
  pageUrl?: string | null;
  answers?: { questionId: string; text: string }[] | null;
  consent?: boolean | null;
}

/** The chat, with a visitor token of the caller's own; or that nobody can be reached. */
export type RequestOutcome =
  { kind: 'REQUESTED'; chat: Chat; visitorToken: string } | { kind: 'NOBODY'; departmentId: string };

/** A request whose texts are clean and whose site offers the department. */
export interface CleanRequest {
  site: Site;
  departmentId: string;
  requestKey: string;
  requestKeyHash: string;
  visitorKeyHash: string | null;
  body: string;
  name: string | null;
  email: string | null;
  pageUrl: string | null;
  /** To the site's own questions. */
  answers: GivenAnswer[] | null;
  consent: boolean;
}

/**
 * A visitor asks a department for a chat: recorded and routed in one transaction. A repeated requestKey returns the first
 * outcome, and a visitor who has a chat with this department resumes it; neither rings anybody again.
 */
export async function requestChat(
  services: Services,
  origin: string | null,
  input: ChatRequest,
): Promise<RequestOutcome> {
  const request = await clean(services, origin, input);
  try {
    return await attempt(services, request);
  } catch (error) {
    // The same request was being recorded at the same moment: its outcome is there now.
    if (isDuplicate(error)) return attempt(services, request);
    throw error;
  }
}

async function clean(services: Services, origin: string | null, input: ChatRequest): Promise<CleanRequest> {
  const requestKey = cleanUuid('requestKey', input.requestKey);
  const visitorKey = optional(cleanUuid, 'visitorKey', input.visitorKey);
  const details = {
    body: cleanBody('message', input.message),
    name: optional(cleanLine, 'visitorName', input.visitorName),
    email: optional(cleanEmail, 'visitorEmail', input.visitorEmail),
    pageUrl: optional(cleanUrl, 'pageUrl', input.pageUrl),
  };
  const site = await offeredSite(services, origin, input);
  const widget = site.widget ?? PLAIN_WIDGET;
  const form = { ...details, answers: input.answers ?? [], consent: input.consent === true };
  const answers = checkPreChat(widget, form);
  return {
    ...details,
    answers: answers.length > 0 ? answers : null,
    consent: widget.consentText !== null,
    site,
    departmentId: input.departmentId,
    requestKey,
    requestKeyHash: hashSecret(requestKey),
    visitorKeyHash: visitorKey === null ? null : hashSecret(visitorKey),
  };
}

async function attempt(services: Services, request: CleanRequest): Promise<RequestOutcome> {
  return services.db.write(async (manager) => {
    lockDepartment(manager, request.departmentId);
    const before = await readBefore(services, manager, request);
    const chat =
      (await repeated(manager, request, before)) ??
      (await resumed(services, manager, request, before)) ??
      (await record(services, manager, request, before));
    if (neverWaited(chat)) return { kind: 'NOBODY', departmentId: chat.departmentId };
    const { id: chatId, organizationId } = chat;
    const now = services.clock.now();
    const visitorToken = issueChatToken(manager, { chatId, organizationId, holder: null, now });
    return { kind: 'REQUESTED', chat, visitorToken };
  });
}

/** The chat that this requestKey made; CONFLICT where it asked for something else. */
async function repeated(
  manager: EntityManager,
  request: CleanRequest,
  { repeats }: BeforeRequest,
): Promise<Chat | null> {
  if (repeats === null) return null;
  const chat = await manager.findOneByOrFail(Chat, { id: repeats });
  const first = await manager.findOneByOrFail(Message, { chatId: chat.id, seq: 1 });
  if (chat.departmentId !== request.departmentId || first.body !== request.body) {
    throw conflict('This requestKey was used for another request.', 'requestKey');
  }
  return chat;
}

/** The chat that a visitor of this browser already has with the department; what they wrote now is added to it. */
async function resumed(
  services: Services,
  manager: EntityManager,
  request: CleanRequest,
  { resumes }: BeforeRequest,
): Promise<Chat | null> {
  if (resumes === null) return null;
  const chat = await manager.findOneByOrFail(Chat, { id: resumes });
  const { visitorId, id: chatId, organizationId } = chat;
  if (!(await wroteBefore(manager, chat, request))) {
    const by = { author: MessageAuthor.VISITOR, authorId: visitorId, authorName: request.name };
    const { requestKey: clientMessageId, body } = request;
    await storeMessage(services, manager, { chatId, organizationId, ...by, clientMessageId, body });
  }
  return manager.findOneByOrFail(Chat, { id: chatId });
}

/** The same words, or by the same key: a visitor who asks again. */
async function wroteBefore(manager: EntityManager, chat: Chat, request: CleanRequest): Promise<boolean> {
  const { id: chatId, visitorId: authorId } = chat;
  return manager.existsBy(Message, [
    { chatId, author: MessageAuthor.VISITOR, body: request.body },
    { chatId, authorId, clientMessageId: request.requestKey },
  ]);
}

async function record(
  services: Services,
  manager: EntityManager,
  request: CleanRequest,
  { department, callCenter, operators }: BeforeRequest,
): Promise<Chat> {
  if (department.archivedAt !== null) throw notFound('department');
  const visitor = recordVisitor(services, manager, request);
  const chat = recordChat(services, manager, request, { visitor, callCenter });
  setWaitingDeadlines(manager, chat);
  const snapshot = snapshotOf(chat, operators, [], chat.createdAt);
  const words = {
    department: department.name,
    turn: department.turn,
    visitorName: request.name,
    message: request.body,
  };
  await carryOut(services, manager, chat, { snapshot, lastNote: null, words });
  if (isOver(chat.status)) await neverWait(manager, chat);
  else announceChat(services, chat);
  return chat;
}

/** Nobody could be reached when it was made: recorded as MISSED with no time to wait. */
async function neverWait(manager: EntityManager, chat: Chat): Promise<void> {
  chat.waitingUntil = chat.createdAt;
  await manager.update(Chat, { id: chat.id }, { waitingUntil: chat.createdAt });
}

function neverWaited(chat: Chat): boolean {
  return chat.waitingUntil <= chat.createdAt;
}
