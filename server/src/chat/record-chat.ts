import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { insertOf } from '../db/raw-sql.js';
import { later } from '../db/together.js';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { ChatStatus, MessageAuthor } from '../vocabulary.js';
import type { CallCenter } from './before-request.js';
import { Chat } from './chat.entity.js';
import { Message } from './message.entity.js';
import type { CleanRequest } from './request-chat.js';

/** Stores who asked. */
export function recordVisitor(services: Services, manager: EntityManager, request: CleanRequest): Visitor {
  const visitor = Object.assign(new Visitor(), {
    id: newId(),
    organizationId: request.site.organizationId,
    siteId: request.site.id,
    keyHash: request.visitorKeyHash,
    name: request.name,
    email: request.email,
    phone: null,
    answers: request.answers,
    consentedAt: request.consent ? services.clock.now() : null,
    contactLeftAt: null,
    createdAt: services.clock.now(),
  } satisfies Visitor);
  later(manager, insertOf(manager.connection, Visitor, [visitor]));
  return visitor;
}

/** Stores the chat that waits, with the call center settings of this moment, and its first line. */
export function recordChat(
  services: Services,
  manager: EntityManager,
  request: CleanRequest,
  { visitor, callCenter }: { visitor: Visitor; callCenter: CallCenter },
): Chat {
  const { organizationId, id: siteId } = request.site;
  const now = services.clock.now();
  const chat = Object.assign(new Chat(), {
    id: newId(),
    organizationId,
    siteId,
    departmentId: request.departmentId,
    visitorId: visitor.id,
    operatorId: null,
    status: ChatStatus.WAITING,
    channel: null,
    lastSeq: 1,
    round: 1,
    assignment: 0,
    callRouting: callCenter.callRouting,
    ringTimeoutSeconds: callCenter.ringTimeoutSeconds,
    maximumWaitSeconds: callCenter.maximumWaitSeconds,
    overflowAfterSeconds: callCenter.overflowAfterSeconds,
    secondPass: callCenter.secondPass,
    requestKeyHash: request.requestKeyHash,
    pageUrl: request.pageUrl,
    createdAt: now,
    waitingSince: now,
    waitingUntil: plusSeconds(now, callCenter.maximumWaitSeconds),
    acceptedAt: null,
    endedAt: null,
    endedBy: null,
    vanishedOperatorId: null,
    transferDepartmentId: null,
    transferOperatorId: null,
    ringsUntil: null,
    visitorSeenAt: now,
    operatorSeenAt: null,
    operatorSpokeAt: null,
    visitorDeliveredSeq: 1,
    visitorReadSeq: 1,
    operatorDeliveredSeq: 0,
    operatorReadSeq: 0,
    ratingScore: null,
    ratingComment: null,
    ratedAt: null,
    transferEndedAt: null,
    visitorToldAt: null,
    transcriptTo: null,
  } satisfies Chat);
  const tables = manager.connection;
  later(manager, insertOf(tables, Chat, [chat]), insertOf(tables, Message, [firstLine(chat, request, visitor)]));
  return chat;
}

function firstLine(chat: Chat, { body, requestKey }: CleanRequest, visitor: Visitor): Message {
  return Object.assign(new Message(), {
    id: newId(),
    organizationId: chat.organizationId,
    chatId: chat.id,
    seq: 1,
    author: MessageAuthor.VISITOR,
    authorId: visitor.id,
    authorName: visitor.name,
    body,
    clientMessageId: requestKey,
    createdAt: chat.createdAt,
  } satisfies Message);
}
