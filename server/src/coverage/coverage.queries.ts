import { setImmediate } from 'node:timers/promises';
import { In } from 'typeorm';
import { asOperator } from '../access/access.rules.js';
import type { Caller, OperatorCaller } from '../access/caller.js';
import { plusSeconds } from '../clock.js';
import { Department } from '../departments/department.entity.js';
import { badInput, forbidden, notFound } from '../errors.js';
import { dutyOf } from '../mobile-chat/duty.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { dutySpans } from '../mobile-chat/schedule.rules.js';
import type { RoutedOperator } from '../routing/ringable.rules.js';
import { loadOperators } from '../routing/load-operators.js';
import type { Services } from '../services.js';
import { Role } from '../vocabulary.js';
import { coverageOf, gapsOf, type CoverageGap, type CoverageSpan, type OperatorState } from './coverage.rules.js';

const WEEK_SECONDS = 7 * 24 * 3600;
const FURTHEST_SECONDS = 366 * 24 * 3600;

/** A week of who would ring. */
export interface CoverageWeek {
  departmentId: string;
  from: Date;
  until: Date;
  spans: CoverageSpan[];
  gaps: CoverageGap[];
}

/**
 * A week of a department from `from` on, or from now, by today's settings: as if nobody were at the console and nobody had a
 * chat on the phone. NOT_FOUND for another organization's department, FORBIDDEN to operators of none of its, BAD_USER_INPUT
 * for an instant more than a year away.
 */
export async function coverageWeek(
  services: Services,
  caller: Caller,
  departmentId: string,
  given: Date | null,
): Promise<CoverageWeek> {
  await requireDepartment(services, asOperator(caller), departmentId);
  const now = services.clock.now();
  const from = given ?? now;
  if (Math.abs(from.getTime() - now.getTime()) > FURTHEST_SECONDS * 1000) {
    throw badInput('from', 'Coverage is known for at most a year from now.');
  }
  const until = plusSeconds(from, WEEK_SECONDS);
  const spans = coverageOf(await coursesOf(services, departmentId, from, until), from, until);
  return { departmentId, from, until, spans, gaps: gapsOf(spans) };
}

async function requireDepartment(services: Services, caller: OperatorCaller, id: string): Promise<void> {
  const { organizationId, role, departmentIds } = caller;
  if (!(await services.db.read.existsBy(Department, { id, organizationId }))) throw notFound('department');
  if (role !== Role.ADMINISTRATOR && !departmentIds.includes(id)) {
    throw forbidden('Only operators of a department and administrators see its coverage.');
  }
}

/** What routing would see of each operator during that time. */
async function coursesOf(
  services: Services,
  departmentId: string,
  from: Date,
  until: Date,
): Promise<OperatorState[][]> {
  const operators = await loadOperators(services, services.db.read, departmentId);
  const rows = await services.db.read.findBy(MobileChatSettings, { operatorId: In(operators.map(({ id }) => id)) });
  const courses: OperatorState[][] = [];
  for (const operator of operators) {
    const row = rows.find(({ operatorId }) => operatorId === operator.id);
    if (row) courses.push(courseOf(operator, row, { from, until, smsProvider: services.settings.smsProvider }));
    // A week of shifts takes a while to work out: others get on meanwhile.
    await setImmediate();
  }
  return courses;
}

function courseOf(
  operator: RoutedOperator,
  row: MobileChatSettings,
  { from, until, smsProvider }: { from: Date; until: Date; smsProvider: string },
): OperatorState[] {
  const idle = { ...operator, loggedIn: false, accepting: false, mobileChats: 0 };
  const edges = dutySpans(row, from, until).flatMap(({ start, end }) => [start, end]);
  const instants = [from.getTime(), ...edges, row.snoozedUntil?.getTime() ?? 0];
  return [...new Set(instants)]
    .filter((at) => at >= from.getTime() && at < until.getTime())
    .sort((a, b) => a - b)
    .map((at) => new Date(at))
    .map((at) => ({ from: at, operator: { ...idle, ...dutyOf(row, at, smsProvider) } }));
}
