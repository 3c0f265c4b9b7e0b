import type { DataSource } from 'typeorm';

/**
 * Gives a database on a server the character set that has every language and emoji. A plain MariaDB makes databases of latin1: a line
 * with any other letter could not be stored there.
 */
export async function speakEveryLanguage(dataSource: DataSource): Promise<void> {
  const [own] = await dataSource.query<{ speaks: string }[]>('SELECT @@character_set_database AS speaks');
  if (own?.speaks === 'utf8mb4') return;
  await dataSource.query('ALTER DATABASE CHARACTER SET utf8mb4');
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'`,
  );
  // Keys of two tables are of two character sets while only one of them is converted.
  await dataSource.query('SET SESSION foreign_key_checks = 0');
  for (const { name } of tables) await dataSource.query(`ALTER TABLE \`${name}\` CONVERT TO CHARACTER SET utf8mb4`);
  await dataSource.query('SET SESSION foreign_key_checks = 1');
}
