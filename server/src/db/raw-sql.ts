import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** An SQL statement with a `?` for each of its values. */
export interface Statement {
  sql: string;
  values: unknown[];
}

/** Whether this is the embedded database, for the few statements that differ. */
export function isSqlite({ options }: DataSource): boolean {
  return options.type === 'better-sqlite3';
}

/** As many `?` as there are values, for an IN (…). */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/**
 * Inserts whole rows at once, for where the query builder's work on each row is too much. At most some hundreds. `OR_IGNORE`: rows
 * that are there already stay as they are.
 */
export function insertOf<E extends ObjectLiteral>(
  tables: DataSource,
  entity: EntityTarget<E>,
  rows: readonly E[],
  mode: 'NEW' | 'OR_IGNORE' = 'NEW',
): Statement {
  const { columns, tableName } = tables.getMetadata(entity);
  const names = columns.map(({ databaseName }) => tables.driver.escape(databaseName)).join(', ');
  const places = `(${marks(columns)})`;
  const insert = mode === 'NEW' ? 'INSERT' : isSqlite(tables) ? 'INSERT OR IGNORE' : 'INSERT IGNORE';
  return {
    sql: `${insert} INTO ${tables.driver.escape(tableName)} (${names}) VALUES ${rows.map(() => places).join(', ')}`,
    values: rows.flatMap((row) => columns.map((column) => stored(tables, column, row[column.propertyName]))),
  };
}

/** So many rows of one statement keep its values below what SQLite takes (32,766). */
const ROWS_AT_ONCE = 500;

/** The same for however many rows. */
export function insertsOf<E extends ObjectLiteral>(
  tables: DataSource,
  entity: EntityTarget<E>,
  rows: readonly E[],
  mode: 'NEW' | 'OR_IGNORE' = 'NEW',
): Statement[] {
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    statements.push(insertOf(tables, entity, rows.slice(from, from + ROWS_AT_ONCE), mode));
  }
  return statements;
}

function stored({ driver }: DataSource, column: ColumnMetadata, value: unknown): unknown {
  return (driver.preparePersistentValue(value, column) as unknown) ?? null;
}

/** A value as a column of an entity keeps it. */
export function asStored<E extends ObjectLiteral>(
  tables: DataSource,
  entity: EntityTarget<E>,
  property: keyof E & string,
  value: unknown,
): unknown {
  const column = tables.getMetadata(entity).findColumnWithPropertyName(property);
  return column ? stored(tables, column, value) : value;
}
