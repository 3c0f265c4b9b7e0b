import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { notFound } from '../errors.js';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { cleanEmail, cleanLine, optional } from '../text.rules.js';
import { Department } from './department.entity.js';

/** Makes a department, with nobody in it yet. */
export async function createDepartment(
  services: Services,
  caller: OperatorCaller,
  input: { name: string; email?: string | null },
): Promise<Department> {
  const name = cleanLine('name', input.name);
  const email = optional(cleanEmail, 'email', input.email);
  return services.db.write((manager) =>
    insertDepartment(manager, { organizationId: caller.organizationId, name, email, now: services.clock.now() }),
  );
}

/** Writes a department. Inside a transaction. */
export async function insertDepartment(
  manager: EntityManager,
  row: { organizationId: string; name: string; email: string | null; now: Date },
): Promise<Department> {
  const { now, ...given } = row;
  const department = manager.create(Department, { id: newId(), ...given, turn: 0, archivedAt: null, createdAt: now });
  await manager.insert(Department, department);
  return department;
}

/** Changes a department; what is left out stays, `email: null` clears it. NOT_FOUND for another organization's. */
export async function updateDepartment(
  services: Services,
  caller: OperatorCaller,
  input: { id: string; name?: string | null; email?: string | null },
): Promise<Department> {
  const change: Partial<Department> = {};
  if (input.name != null) change.name = cleanLine('name', input.name);
  if (input.email !== undefined) change.email = optional(cleanEmail, 'email', input.email);
  return changed(services, caller, input.id, change);
}

/** No new requests; open chats finish (domain.md, "department archived"). Archiving twice keeps the first time. */
export async function archiveDepartment(services: Services, caller: OperatorCaller, id: string): Promise<Department> {
  return changed(services, caller, id, (department) => ({
    archivedAt: department.archivedAt ?? services.clock.now(),
  }));
}

type Change = Partial<Department> | ((department: Department) => Partial<Department>);

async function changed(services: Services, caller: OperatorCaller, id: string, change: Change): Promise<Department> {
  return services.db.write(async (manager) => {
    const department = await manager.findOneBy(Department, { id, organizationId: caller.organizationId });
    if (!department) throw notFound('department');
    const columns = typeof change === 'function' ? change(department) : change;
    if (Object.keys(columns).length > 0) await manager.update(Department, { id }, columns);
    return Object.assign(department, columns);
  });
}
