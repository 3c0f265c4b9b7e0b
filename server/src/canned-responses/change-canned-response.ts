import { IsNull, type EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { conflict, forbidden, notFound } from '../errors.js';
import { newId } from '../ids.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { Role } from '../vocabulary.js';
import { CannedResponse } from './canned-response.entity.js';
import { cleanText, cleanTitle, MOST_OWN, MOST_SHARED } from './canned-response.rules.js';

/** A new canned response. */
export interface NewCannedResponse {
  title: string;
  body: string;
  shared: boolean;
}

/**
 * Keeps a text ready: one's own, or shared with the organization. FORBIDDEN where an operator who is no administrator shares one,
 * CONFLICT where there are as many as fit.
 */
export async function createCannedResponse(
  services: Services,
  caller: OperatorCaller,
  input: NewCannedResponse,
): Promise<CannedResponse> {
  const text = { title: cleanTitle(input.title), body: cleanText(input.body) };
  if (input.shared) mayShare(caller);
  return services.db.write(async (manager) => {
    const operatorId = input.shared ? null : caller.operatorId;
    await checkRoom(manager, caller.organizationId, operatorId);
    const { organizationId } = caller;
    const row = { id: newId(), organizationId, operatorId, ...text, createdAt: services.clock.now() };
    const response = manager.create(CannedResponse, row);
    await manager.insert(CannedResponse, response);
    return response;
  });
}

/** Changes one; what is left out stays. NOT_FOUND for another operator's own, FORBIDDEN for a shared one but to administrators. */
export async function updateCannedResponse(
  services: Services,
  caller: OperatorCaller,
  input: { id: string; title?: string | null; body?: string | null },
): Promise<CannedResponse> {
  const change: Partial<CannedResponse> = {};
  if (input.title != null) change.title = cleanTitle(input.title);
  if (input.body != null) change.body = cleanText(input.body);
  return services.db.write(async (manager) => {
    const response = await requireOwn(manager, caller, input.id);
    if (Object.keys(change).length > 0) await manager.update(CannedResponse, { id: response.id }, change);
    return Object.assign(response, change);
  });
}

/** Throws one away; under the same rules as changing it. */
export async function deleteCannedResponse(services: Services, caller: OperatorCaller, id: string): Promise<boolean> {
  return services.db.write(async (manager) => {
    const response = await requireOwn(manager, caller, id);
    await manager.delete(CannedResponse, { id: response.id });
    return true;
  });
}

async function requireOwn(manager: EntityManager, caller: OperatorCaller, id: string): Promise<CannedResponse> {
  const response = await manager.findOneBy(CannedResponse, { id, organizationId: caller.organizationId });
  if (!response || (response.operatorId !== null && response.operatorId !== caller.operatorId)) {
    throw notFound('canned response');
  }
  if (response.operatorId === null) mayShare(caller);
  return response;
}

function mayShare(caller: OperatorCaller): void {
  if (caller.role !== Role.ADMINISTRATOR) throw forbidden('Only administrators may change shared canned responses.');
}

/** The organization's row is touched first, so that two at once are counted one after the other. */
async function checkRoom(manager: EntityManager, organizationId: string, operatorId: string | null): Promise<void> {
  await manager.update(Organization, { id: organizationId }, { id: organizationId });
  const count = await manager.countBy(CannedResponse, { organizationId, operatorId: operatorId ?? IsNull() });
  const most = operatorId === null ? MOST_SHARED : MOST_OWN;
  if (count >= most) throw conflict(`There are ${most} already. Delete one that is no longer used.`);
}
