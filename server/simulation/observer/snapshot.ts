import type Sqlite from 'better-sqlite3';
import type { Storage } from '../server/storage.js';
import type * as rows from './rows.js';

/** What each observed table holds. */
interface Tables {
  chat: rows.ChatRow;
  ring: rows.RingRow;
  sms_message: rows.SmsRow;
  operator: rows.OperatorRow;
  mobile_chat: rows.MobileChatRow;
  console_lease: rows.LeaseRow;
  message: rows.MessageRow;
  deadline: rows.DeadlineRow;
  department_operator: rows.MembershipRow;
  organization: rows.OrganizationRow;
  visitor: rows.VisitorRow;
}
type TableName = keyof Tables;

/** Everything committed at one instant. */
export type Snapshot = { readonly [K in TableName]: Table<Tables[K]> };

/** One table as it was. */
export class Table<T> {
  private readonly byId: Map<string, T>;
  /** Every instant in it, in order. */
  readonly instants: readonly number[];

  constructor(
    readonly rows: readonly T[],
    key: string,
    instantColumns: readonly string[],
  ) {
    const read = rows as readonly Record<string, unknown>[];
    this.byId = new Map(rows.map((row, index) => [String(read[index]?.[key]), row]));
    const instants = read.flatMap((row) => instantColumns.map((column) => row[column]));
    this.instants = instants.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  }

  get(id: string | null): T | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  filter(wanted: (row: T) => boolean): T[] {
    return this.rows.filter(wanted);
  }
}

const KEYS: Record<TableName, string> = {
  chat: 'id',
  ring: 'id',
  sms_message: 'id',
  operator: 'id',
  mobile_chat: 'operator_id',
  console_lease: 'id',
  message: 'id',
  deadline: 'id',
  department_operator: 'operator_id',
  organization: 'id',
  visitor: 'id',
};
const NAMES = Object.keys(KEYS) as TableName[];

/** Reads the tables with statements of its own; a table that did not change is not read again. */
export class SnapshotReader {
  private readonly statements = new Map<TableName, Sqlite.Statement<[], Record<string, unknown>>>();
  private readonly instantColumns = new Map<TableName, string[]>();
  private readonly kept = new Map<TableName, { version: number; table: Table<unknown> }>();

  constructor(private readonly storage: Storage) {
    for (const name of NAMES) {
      this.statements.set(name, storage.raw.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`));
      const columns = storage.raw.pragma(`table_info("${name}")`) as { name: string; type: string }[];
      const instants = columns.filter(({ type }) => type.startsWith('datetime'));
      this.instantColumns.set(
        name,
        instants.map((column) => column.name),
      );
    }
  }

  read(): Snapshot {
    return Object.fromEntries(NAMES.map((name) => [name, this.table(name)])) as unknown as Snapshot;
  }

  /** When the next instant in observed tables comes after `afterMs`; Infinity where none does. */
  nextInstant(tables: ReadonlySet<string>, afterMs: number): number {
    let next = Infinity;
    for (const name of NAMES) {
      if (!tables.has(name)) continue;
      const found = this.table(name).instants.find((instant) => instant > afterMs);
      if (found !== undefined && found < next) next = found;
    }
    return next;
  }

  private table(name: TableName): Table<unknown> {
    const version = this.storage.version(name);
    const before = this.kept.get(name);
    if (before?.version === version) return before.table;
    const columns = this.instantColumns.get(name) ?? [];
    const found = this.statements.get(name)?.all() ?? [];
    for (const row of found) for (const column of columns) row[column] = instantOf(row[column]);
    const table = new Table<unknown>(found, KEYS[name], columns);
    this.kept.set(name, { version, table });
    return table;
  }
}

/** "2026-11-22 09:00:00.000", UTC, as milliseconds. */
function instantOf(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(`${value.replace(' ', 'T')}Z`) : null;
}
