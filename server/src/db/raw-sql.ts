import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** Whether this is the embedded database, for the few statements that differ. */
export function isSqlite(manager: EntityManager): boolean {
  return manager.connection.options.type === 'better-sqlite3';
}

/** As many `?` as there are values, for an IN (…). */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Inserts whole rows by one statement, for where the query builder's work on each row is too much. At most some hundreds. */
export async function insertRows<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  rows: readonly E[],
): Promise<void> {
  const { columns, tableName } = manager.connection.getMetadata(entity);
  const { driver } = manager.connection;
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const places = `(${marks(columns)})`;
  const values = rows.flatMap((row) => columns.map((column) => stored(manager, column, row)));
  await manager.query(
    `INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${rows.map(() => places).join(', ')}`,
    values,
  );
}

function stored(manager: EntityManager, column: ColumnMetadata, row: ObjectLiteral): unknown {
  const value: unknown = manager.connection.driver.preparePersistentValue(row[column.propertyName], column);
  return value ?? null;
}

/** A value as a column of an entity keeps it. */
export function asStored<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  property: keyof E & string,
  value: unknown,
): unknown {
  const column = manager.connection.getMetadata(entity).findColumnWithPropertyName(property);
  return column ? manager.connection.driver.preparePersistentValue(value, column) : value;
}
