import { TableColumn, Table, TableCheck, TableForeignKey, TableIndex, type QueryRunner } from 'typeorm';
import { oneOf } from '../columns.js';

/*
 * A few words to write a migration in, so that one file serves SQLite, MariaDB and MySQL.
 * Expressions and names repeat those of the entities; the drift test proves it.
 */

/** A column, with the words it is held to where it has a closed vocabulary. */
export interface ColumnSpec {
  column: TableColumn;
  words?: string[];
}

const column = (name: string, type: string, more: Partial<TableColumn> = {}): ColumnSpec => ({
  column: new TableColumn({ name, type, isNullable: false, ...more }),
});
const nullable = (spec: ColumnSpec): ColumnSpec => {
  spec.column.isNullable = true;
  return spec;
};

/** Column makers; `maybe` allows NULL. */
export const col = {
  id: (name: string) => column(name, 'varchar', { length: '36', isPrimary: true }),
  ref: (name: string) => column(name, 'varchar', { length: '36' }),
  hash: (name: string) => column(name, 'varchar', { length: '64' }),
  string: (name: string, length: number) => column(name, 'varchar', { length: String(length) }),
  text: (name: string) => column(name, 'text'),
  number: (name: string, fallback?: number) =>
    column(name, 'integer', fallback === undefined ? {} : { default: String(fallback) }),
  numberKey: (name: string) => column(name, 'integer', { isPrimary: true }),
  flag: (name: string, fallback?: boolean) =>
    column(name, 'boolean', fallback === undefined ? {} : { default: fallback ? '1' : '0' }),
  instant: (name: string) => column(name, 'datetime', { precision: 3 }),
  words: (name: string, words: string[]) => ({ ...column(name, 'varchar', { length: '20' }), words }),
  maybe: nullable,
};

/** Makes a column part of the table's primary key. */
export function primary(spec: ColumnSpec): ColumnSpec {
  spec.column.isPrimary = true;
  return spec;
}

/** `columns` of an index and whether they are unique. */
export interface IndexSpec {
  name: string;
  columns: string[];
  unique?: boolean;
}

/** A reference that deletes with its parent. */
export interface ReferenceSpec {
  name: string;
  column: string;
  to: string;
}

/** A table and all that belongs to it. */
export interface TableSpec {
  name: string;
  columns: ColumnSpec[];
  indices?: IndexSpec[];
  references?: ReferenceSpec[];
}

const isSqlite = (runner: QueryRunner): boolean => runner.connection.options.type === 'better-sqlite3';

/**
 * Adds columns, without CHECKs. On SQLite by its own statement: TypeORM would make the table anew, and dropping the old one
 * deletes what refers to it.
 */
export async function addColumns(runner: QueryRunner, table: string, specs: ColumnSpec[]): Promise<void> {
  for (const { column } of specs) {
    if (isSqlite(runner)) await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${definition(column)}`);
    else await runner.addColumn(table, column.clone());
  }
}

/** Takes columns out of a table. */
export async function dropColumns(runner: QueryRunner, table: string, specs: ColumnSpec[]): Promise<void> {
  for (const { column } of specs) {
    if (isSqlite(runner)) await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${column.name}"`);
    else await runner.dropColumn(table, column.name);
  }
}

function definition({ name, type, length, precision, isNullable, default: fallback }: TableColumn): string {
  const size = length !== '' ? `(${length})` : precision ? `(${precision})` : '';
  return [
    `"${name}" ${type}${size}`,
    isNullable ? '' : 'NOT NULL',
    fallback === undefined ? '' : `DEFAULT (${fallback})`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Holds a column of an existing table that nothing refers to, to other words than before. */
export async function changeWords(runner: QueryRunner, table: string, column: string, words: string[]): Promise<void> {
  const name = `ck_${table}_${column}`;
  const expression = oneOf(column, words);
  if (isSqlite(runner)) {
    await runner.dropCheckConstraint(table, name);
    await runner.createCheckConstraint(table, new TableCheck({ name, expression }));
    return;
  }
  await runner.query(`ALTER TABLE \`${table}\` DROP CONSTRAINT \`${name}\``);
  await runner.query(`ALTER TABLE \`${table}\` ADD CONSTRAINT \`${name}\` CHECK (${expression})`);
}

/** Creates a table with its indices, references and CHECKs (which TypeORM leaves out on MariaDB and MySQL). */
export async function createTable(runner: QueryRunner, spec: TableSpec): Promise<void> {
  const checks = spec.columns.flatMap(({ column, words }) =>
    words ? [new TableCheck({ name: `ck_${spec.name}_${column.name}`, expression: oneOf(column.name, words) })] : [],
  );
  await runner.createTable(
    new Table({
      name: spec.name,
      columns: spec.columns.map(({ column }) => column),
      indices: (spec.indices ?? []).map(
        ({ name, columns, unique }) => new TableIndex({ name, columnNames: columns, isUnique: unique ?? false }),
      ),
      foreignKeys: (spec.references ?? []).map(
        ({ name, column, to }) =>
          new TableForeignKey({
            name,
            columnNames: [column],
            referencedTableName: to,
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
            onUpdate: 'NO ACTION',
          }),
      ),
      checks: isSqlite(runner) ? checks : [],
    }),
  );
  if (isSqlite(runner)) return;
  for (const check of checks) {
    await runner.query(
      `ALTER TABLE \`${spec.name}\` ADD CONSTRAINT \`${check.name}\` CHECK (${check.expression ?? ''})`,
    );
  }
}
