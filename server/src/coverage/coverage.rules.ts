import { decideRoute } from '../routing/route.rules.js';
import type { RoutedOperator } from '../routing/ringable.rules.js';
import { CallRouting } from '../vocabulary.js';

/** What routing would see of one operator from an instant on, until the next of their states. */
export interface OperatorState {
  from: Date;
  operator: RoutedOperator;
}

/** Who would ring from `start` up to, not including, `end`. */
export interface CoverageSpan {
  start: Date;
  end: Date;
  /** In the order of their turns; nobody: a gap. */
  operatorIds: string[];
}

/** From when until when nobody would ring. */
export type CoverageGap = Pick<CoverageSpan, 'start' | 'end'>;

/**
 * Who would ring in each moment from `from` until `until`, if nobody were at the console: the rule itself, asked at each
 * instant at which somebody's state changes. `courses`: each operator's states in order, the first at `from` or before.
 * The spans follow one another without a gap in time, and no two neighbours are alike.
 */
export function coverageOf(courses: OperatorState[][], from: Date, until: Date): CoverageSpan[] {
  const spans: CoverageSpan[] = [];
  const starts = changes(courses, from, until);
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? until;
    const operatorIds = wouldRing(courses.flatMap((course) => stateAt(course, start)));
    const last = spans.at(-1);
    if (last && sameIds(last.operatorIds, operatorIds)) last.end = end;
    else spans.push({ start, end, operatorIds });
  }
  return spans;
}

/** The spans in which nobody would ring. */
export function gapsOf(spans: CoverageSpan[]): CoverageGap[] {
  return spans.filter(({ operatorIds }) => operatorIds.length === 0).map(({ start, end }) => ({ start, end }));
}

/** Everybody who would ring, whichever the call routing: in round robin they do so one after the other. */
export function wouldRing(operators: RoutedOperator[]): string[] {
  const decision = decideRoute({
    callRouting: CallRouting.RING_ALL,
    overflowDue: false,
    secondPass: false,
    excludedOperatorId: null,
    operators,
    rings: [],
  });
  return decision.kind === 'RING' ? decision.operatorIds : [];
}

/** The instants at which something changes, the beginning first, each once. */
function changes(courses: OperatorState[][], from: Date, until: Date): Date[] {
  const within = courses
    .flat()
    .map((state) => state.from.getTime())
    .filter((at) => at > from.getTime() && at < until.getTime());
  return [...new Set([from.getTime(), ...within])].sort((a, b) => a - b).map((at) => new Date(at));
}

function stateAt(course: OperatorState[], at: Date): RoutedOperator[] {
  const state = course.findLast(({ from }) => from <= at);
  return state ? [state.operator] : [];
}

function sameIds(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
