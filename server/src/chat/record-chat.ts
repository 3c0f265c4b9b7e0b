import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { newId } from '../ids.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { ChatStatus } from '../vocabulary.js';
import { Chat } from './chat.entity.js';
import type { CleanRequest } from './request-chat.js';

/** Stores who asked. */
export async function recordVisitor(
  services: Services,
  manager: EntityManager,
  request: CleanRequest,
): Promise<Visitor> {
  const visitor = manager.create(Visitor, {
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
  });
  await manager.insert(Visitor, visitor);
  return visitor;
}

/** Stores the chat that waits, with the call center settings of this moment. */
export async function recordChat(
  services: Services,
  manager: EntityManager,
  request: CleanRequest,
  visitor: Visitor,
): Promise<Chat> {
  const { organizationId, id: siteId } = request.site;
  const callCenter = await manager.findOneByOrFail(Organization, { id: organizationId });
  const now = services.clock.now();
  const chat = manager.create(Chat, {
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
    transcriptTo: null,
  });
  await manager.insert(Chat, chat);
  return chat;
}
