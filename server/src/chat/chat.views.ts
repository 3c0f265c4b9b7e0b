import { Department } from '../departments/department.entity.js';
import { reachabilityOf } from '../routing/reachability.js';
import type { Services } from '../services.js';
import { Reachability, type RingRefusal } from '../vocabulary.js';
import type { AcceptResult } from './accept-chat.js';
import {
  ChatAccepted,
  ChatOver,
  ChatRequested,
  ChatTaken,
  ChatTransferred,
  NobodyAvailable,
  RingRefused,
  TransferRinging,
} from './chat-results.types.js';
import type { RequestOutcome } from './request-chat.js';
import type { TransferResult } from './transfer-chat.js';

/** A member of AcceptChatResult. */
export type AcceptView = ChatAccepted | ChatTaken | ChatOver | RingRefused;

/** What accepting came to, as the schema's union tells it. */
export function acceptView(result: AcceptResult | { kind: 'REFUSED'; reason: RingRefusal }): AcceptView {
  switch (result.kind) {
    case 'ACCEPTED':
      return Object.assign(new ChatAccepted(), { chat: result.chat, mobileToken: result.mobileToken });
    case 'TAKEN':
      return Object.assign(new ChatTaken(), { takenBy: result.takenBy, takenAt: result.takenAt });
    case 'OVER':
      return Object.assign(new ChatOver(), { status: result.status });
    case 'REFUSED':
      return Object.assign(new RingRefused(), { reason: result.reason });
  }
}

/** What a request came to. */
export async function requestView(
  services: Services,
  outcome: RequestOutcome,
): Promise<ChatRequested | NobodyAvailable> {
  if (outcome.kind === 'NOBODY') return nobody(services, outcome.departmentId);
  return Object.assign(new ChatRequested(), { chat: outcome.chat, visitorToken: outcome.visitorToken });
}

/** What a transfer came to. */
export async function transferView(
  services: Services,
  result: TransferResult,
): Promise<ChatTransferred | TransferRinging | NobodyAvailable> {
  switch (result.kind) {
    case 'TRANSFERRED':
      return Object.assign(new ChatTransferred(), { chat: result.chat });
    case 'RINGING':
      return Object.assign(new TransferRinging(), { chat: result.chat, until: result.until });
    case 'NOBODY':
      return nobody(services, result.departmentId);
  }
}

async function nobody(services: Services, departmentId: string): Promise<NobodyAvailable> {
  const { id, name } = await services.db.read.findOneByOrFail(Department, { id: departmentId });
  const reachability = (await reachabilityOf(services, [id])).get(id) ?? Reachability.NOBODY;
  return Object.assign(new NobodyAvailable(), { department: { id, name, reachability } });
}
