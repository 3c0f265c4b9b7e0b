import type { DataSource } from 'typeorm';

const EVERY_LANGUAGE = 'utf8mb4';

/**
 * Gives a new database on a server the character set that has every language and emoji. A plain MariaDB makes databases of latin1: a
 * line with any other letter could not be stored there. Throws where tables were made of another: their keys cannot be converted.
 */
export async function speakEveryLanguage(dataSource: DataSource): Promise<void> {
  const [own] = await dataSource.query<{ speaks: string }[]>('SELECT @@character_set_database AS speaks');
  if (!own || own.speaks === EVERY_LANGUAGE) return;
  const made = await dataSource.query<unknown[]>(
    `SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'migrations'`,
  );
  if (made.length > 0) {
    throw new Error(
      `DATABASE_URL: this database has the character set ${own.speaks}, which lacks most languages. Load its data into one with ${EVERY_LANGUAGE}.`,
    );
  }
  await dataSource.query(`ALTER DATABASE CHARACTER SET ${EVERY_LANGUAGE}`);
}
