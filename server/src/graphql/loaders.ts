import DataLoader from 'dataloader';
import { In, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { Department } from '../departments/department.entity.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { presenceOf, type Presence } from '../presence/presence.queries.js';
import type { RingEvent } from '../rings/ring-event.entity.js';
import { readRingEvents } from '../rings/ring-events.js';
import { Site } from '../sites/site.entity.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { loadLastMessages } from './last-messages.js';

/** Reads the rows of many keys; a key that is found nowhere is absent. */
type ReadMany<V> = (manager: EntityManager, keys: string[]) => Promise<Map<string, V>>;

/**
 * Batches the reads of one operation: the fields of one level become one query each. Nothing is remembered between
 * levels, so that a subscription or a second mutation never sees what was true before. Ids come from rows that were
 * already read in the caller's organization.
 */
export class Loaders {
  /** Most operations need none. */
  private made: Map<string, DataLoader<string, unknown>> | null = null;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  operator(id: string): Promise<Operator | null> {
    return this.load('operator', id, byId(Operator));
  }

  department(id: string): Promise<Department | null> {
    return this.load('department', id, byId(Department));
  }

  site(id: string): Promise<Site | null> {
    return this.load('site', id, byId(Site));
  }

  visitor(id: string): Promise<Visitor | null> {
    return this.load('visitor', id, byId(Visitor));
  }

  organization(id: string): Promise<Organization | null> {
    return this.load('organization', id, byId(Organization));
  }

  chat(id: string): Promise<Chat | null> {
    return this.load('chat', id, byId(Chat));
  }

  /** Settings > Mobile Chat of an operator. */
  mobileChat(operatorId: string): Promise<MobileChatSettings | null> {
    return this.load('mobileChat', operatorId, readMobileChats);
  }

  /** The SMS of a ring. */
  smsOfRing(ringId: string): Promise<SmsMessage | null> {
    return this.load('smsOfRing', ringId, readSmsOfRings);
  }

  /** What happened to a ring, in order. */
  async eventsOfRing(ringId: string): Promise<RingEvent[]> {
    return (await this.load('eventsOfRing', ringId, readRingEvents)) ?? [];
  }

  /** The last message of a chat. */
  lastMessage(chatId: string) {
    return this.load('lastMessage', chatId, loadLastMessages);
  }

  /** Whether an operator is at the console and takes chats, now. */
  presence(operatorId: string): Promise<Presence | null> {
    return this.load('presence', operatorId, async (manager, ids) => {
      const operators = await manager.findBy(Operator, { id: In(ids) });
      const known = await presenceOf(manager, operators, this.clock.now());
      return new Map(known.map((presence) => [presence.operatorId, presence]));
    });
  }

  /** The departments an operator belongs to, archived ones last, then by name. */
  async departmentsOfOperator(operatorId: string): Promise<Department[]> {
    return (await this.load('departmentsOfOperator', operatorId, readDepartmentsOfOperators)) ?? [];
  }

  /** The operators of a department, by name. */
  async operatorsOfDepartment(departmentId: string): Promise<Operator[]> {
    return (await this.load('operatorsOfDepartment', departmentId, readOperatorsOfDepartments)) ?? [];
  }

  private async load<V>(name: string, key: string, read: ReadMany<V>): Promise<V | null> {
    const made = this.made?.get(name) ?? this.make(name, read);
    return (await made.load(key)) as V | null;
  }

  private make<V>(name: string, read: ReadMany<V>): DataLoader<string, unknown> {
    const loader = new DataLoader<string, unknown>(
      async (keys) => {
        const found = await read(this.db.read, [...new Set(keys)]);
        return keys.map((key) => found.get(key) ?? null);
      },
      { cache: false },
    );
    this.made ??= new Map();
    this.made.set(name, loader);
    return loader;
  }
}

function byId<E extends { id: string }>(entity: EntityTarget<E>): ReadMany<E> {
  return async (manager, ids) => {
    const rows = await manager.find(entity, { where: { id: In(ids) } as FindOptionsWhere<E> });
    return new Map(rows.map((row) => [row.id, row]));
  };
}

async function readMobileChats(
  manager: EntityManager,
  operatorIds: string[],
): Promise<Map<string, MobileChatSettings>> {
  const rows = await manager.find(MobileChatSettings, { where: { operatorId: In(operatorIds) } });
  return new Map(rows.map((row) => [row.operatorId, row]));
}

async function readSmsOfRings(manager: EntityManager, ringIds: string[]): Promise<Map<string, SmsMessage>> {
  const rows = await manager.find(SmsMessage, { where: { ringId: In(ringIds) } });
  return new Map(rows.map((row) => [row.ringId ?? '', row]));
}

async function readDepartmentsOfOperators(
  manager: EntityManager,
  operatorIds: string[],
): Promise<Map<string, Department[]>> {
  const members = await manager.find(DepartmentOperator, { where: { operatorId: In(operatorIds) } });
  const departments = await byId(Department)(manager, [...new Set(members.map((member) => member.departmentId))]);
  const order = (a: Department, b: Department): number =>
    Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || a.name.localeCompare(b.name);
  return grouped(members, 'operatorId', (member) => departments.get(member.departmentId), order);
}

async function readOperatorsOfDepartments(
  manager: EntityManager,
  departmentIds: string[],
): Promise<Map<string, Operator[]>> {
  const members = await manager.find(DepartmentOperator, { where: { departmentId: In(departmentIds) } });
  const operators = await byId(Operator)(manager, [...new Set(members.map((member) => member.operatorId))]);
  const order = (a: Operator, b: Operator): number => a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
  return grouped(members, 'departmentId', (member) => operators.get(member.operatorId), order);
}

function grouped<V>(
  members: DepartmentOperator[],
  by: 'operatorId' | 'departmentId',
  other: (member: DepartmentOperator) => V | undefined,
  order: (a: V, b: V) => number,
): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const member of members) {
    const value = other(member);
    if (value === undefined) continue;
    groups.set(member[by], [...(groups.get(member[by]) ?? []), value]);
  }
  for (const values of groups.values()) values.sort(order);
  return groups;
}
