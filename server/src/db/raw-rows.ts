import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { Row } from './exchange.js';

/** Some columns of an entity's table, for a SELECT that is written by hand. */
export interface Columns<Part> {
  /** What to select, from the table under its alias. */
  sql: string;
  /** What an entity has for these columns in a row of that SELECT. */
  read(row: Row): Part;
}

/**
 * The columns of some properties of an entity, for where so many rows are read that TypeORM's own work on each would be most
 * of what they cost.
 */
export function columnsOf<E extends ObjectLiteral, P extends keyof E & string>(
  tables: DataSource,
  entity: EntityTarget<E>,
  alias: string,
  properties: readonly P[],
): Columns<Pick<E, P>> {
  const { driver } = tables;
  const metadata = tables.getMetadata(entity);
  const columns = properties.map((property) => ({
    property,
    column: metadata.findColumnWithPropertyName(property) as ColumnMetadata,
    name: `${alias}_${property}`,
  }));
  return {
    sql: columns.map(({ column, name }) => `${alias}.${driver.escape(column.databaseName)} AS ${name}`).join(', '),
    read: (row) => {
      const part: Partial<Record<P, unknown>> = {};
      for (const { property, column, name } of columns) {
        part[property] = driver.prepareHydratedValue(row[name], column) as unknown;
      }
      return part as Pick<E, P>;
    },
  };
}
