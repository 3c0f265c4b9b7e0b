import type { EntityManager } from 'typeorm';
import { isDuplicate } from '../db/errors.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { conflict } from '../errors.js';
import { newId } from '../ids.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { Availability, MobileChatMode, type Role } from '../vocabulary.js';
import { Operator } from './operator.entity.js';

/** What an operator is made of; everything was checked. */
export interface OperatorRow {
  organizationId: string;
  name: string;
  email: string;
  passwordHash: string;
  role: Role;
  departmentIds: string[];
  now: Date;
}

/**
 * Writes an operator: active, ACCEPTING, Mobile Chat OFF (environment.md, "Defaults"). CONFLICT naming email where
 * somebody has that address. Inside a transaction that holds the organization's lock.
 */
export async function insertOperator(manager: EntityManager, row: OperatorRow): Promise<Operator> {
  const { departmentIds, now, ...given } = row;
  const operator = manager.create(Operator, {
    id: newId(),
    ...given,
    email: given.email.toLowerCase(),
    active: true,
    availability: Availability.ACCEPTING,
    availabilitySince: now,
    createdAt: now,
  });
  await unlessTaken(() => manager.insert(Operator, operator));
  await insertMobileChat(manager, operator);
  await insertMemberships(manager, operator, departmentIds);
  return operator;
}

/** Does a write that sets an operator's e-mail; CONFLICT where somebody has that address. */
export async function unlessTaken(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicate(error)) throw conflict('Somebody signs in with this e-mail address already.', 'email');
    throw error;
  }
}

/** Adds an operator to departments, where they were never rung yet. */
export async function insertMemberships(
  manager: EntityManager,
  operator: Pick<Operator, 'id' | 'organizationId'>,
  departmentIds: string[],
): Promise<void> {
  for (const departmentId of departmentIds) {
    await manager.insert(DepartmentOperator, {
      departmentId,
      operatorId: operator.id,
      organizationId: operator.organizationId,
      lastTurn: null,
    });
  }
}

async function insertMobileChat(manager: EntityManager, operator: Operator): Promise<void> {
  await manager.insert(MobileChatSettings, {
    operatorId: operator.id,
    organizationId: operator.organizationId,
    mode: MobileChatMode.OFF,
    phoneNumber: null,
    carrier: null,
    verifiedAt: null,
    verifiedProvider: null,
    stoppedAt: null,
    timeZone: 'UTC',
    shifts: [],
    exceptions: null,
    snoozedUntil: null,
  });
}
