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

/** Inserts whole rows at once, for where the query builder's work on each row is too much. At most some hundreds. */
export function insertOf<E extends ObjectLiteral>(
  tables: DataSource,
  entity: EntityTarget<E>,
  rows: readonly E[],
): Statement {
  const { columns, tableName } = tables.getMetadata(entity);
  const names = columns.map(({ databaseName }) => tables.driver.escape(databaseName)).join(', ');
  const places = `(${marks(columns)})`;
  return {
    sql: `INSERT INTO ${tables.driver.escape(tableName)} (${names}) VALUES ${rows.map(() => places).join(', ')}`,
    values: rows.flatMap((row) => columns.map((column) => stored(tables, column, row[column.propertyName]))),
  };
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
