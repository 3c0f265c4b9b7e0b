interface Presence {
  loggedIn: boolean;
  availability: 'ACCEPTING' | 'AWAY';
}

interface Operator {
  id: string;
  name: string;
  active: boolean | null;
  presence: Presence | null;
}

interface Department {
  id: string;
  name: string;
  archivedAt: string | null;
  operators: readonly { id: string }[] | null;
}

/** Somebody a chat can be handed to, and what will happen when it is. */
export interface TransferTarget {
  kind: 'department' | 'operator';
  id: string;
  name: string;
  dot: 'accepting' | 'away' | 'out';
  consequence: string;
}

const AT_ONCE = 'At the console: the chat moves at once';
const BY_PHONE = 'Logged out: rings their phone if it is on duty. You keep the chat meanwhile';
const BY_PHONES = 'Nobody at the console: rings the phones on duty. You keep the chat meanwhile';
const AWAY = 'Away at the console: cannot take it now';

function isAccepting(operator: Operator): boolean {
  return operator.presence?.loggedIn === true && operator.presence.availability === 'ACCEPTING';
}

function operatorTarget(operator: Operator): TransferTarget {
  const base = { kind: 'operator' as const, id: operator.id, name: operator.name };
  if (isAccepting(operator)) return { ...base, dot: 'accepting', consequence: AT_ONCE };
  if (operator.presence?.loggedIn) return { ...base, dot: 'away', consequence: AWAY };
  return { ...base, dot: 'out', consequence: BY_PHONE };
}

function departmentTarget(department: Department, operators: readonly Operator[]): TransferTarget {
  const members = new Set(department.operators?.map((one) => one.id));
  const staffed = operators.some((operator) => members.has(operator.id) && isAccepting(operator));
  const base = { kind: 'department' as const, id: department.id, name: department.name };
  return staffed
    ? { ...base, dot: 'accepting', consequence: AT_ONCE }
    : { ...base, dot: 'out', consequence: BY_PHONES };
}

/** Everybody a chat can be handed to by this operator, those who can take it at once first. */
export function transferTargets(
  organization: { departments: readonly Department[]; operators: readonly Operator[] },
  operatorId: string,
): TransferTarget[] {
  const others = organization.operators.filter((operator) => operator.id !== operatorId && operator.active !== false);
  const departments = organization.departments.filter((department) => department.archivedAt === null);
  const order = ['accepting', 'away', 'out'];
  const sorted = (targets: TransferTarget[]) =>
    targets.sort(
      (one, other) => order.indexOf(one.dot) - order.indexOf(other.dot) || one.name.localeCompare(other.name),
    );
  return [
    ...sorted(others.map(operatorTarget)),
    ...sorted(departments.map((department) => departmentTarget(department, others))),
  ];
}
