import { Check, Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/*
 * Column types that mean the same on SQLite, MariaDB and MySQL. An enum is a varchar with a CHECK in the migration,
 * an instant a datetime of milliseconds set by the application, JSON a text.
 */

/** Primary key: a UUIDv7 made by the application. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });
/** The id of another row. */
export const RefColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 36, ...options });
/** An instant in UTC, in milliseconds. */
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'datetime', precision: 3, ...options });
/** One word of a closed vocabulary, guarded by a CHECK whose name and expression the migration repeats. */
export const EnumColumn =
  (check: string, column: string, words: Record<string, string>, options: ColumnOptions = {}): PropertyDecorator =>
  (target, property) => {
    Column('varchar', { length: 20, ...options })(target, property);
    Check(check, oneOf(column, Object.values(words)))(target.constructor);
  };

/** The SQL that holds a column to a list of words; null passes. */
export function oneOf(column: string, words: string[]): string {
  return `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;
}
/** A SHA-256 in hexadecimal. */
export const HashColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('varchar', { length: 64, ...options });
/** Text of a bounded length in code points. */
export const TextColumn = (length: number, options: ColumnOptions = {}): PropertyDecorator =>
  Column('varchar', { length, ...options });
/** Text of a length that only the application bounds. */
export const LongTextColumn = (options: ColumnOptions = {}): PropertyDecorator => Column('text', options);
/** A list or record kept as JSON. */
export const JsonColumn = (options: ColumnOptions = {}): PropertyDecorator => Column('simple-json', options);
/** A whole number of at most 32 bits. */
export const NumberColumn = (options: ColumnOptions = {}): PropertyDecorator => Column('integer', options);
/** Yes or no. */
export const FlagColumn = (options: ColumnOptions = {}): PropertyDecorator => Column('boolean', options);
