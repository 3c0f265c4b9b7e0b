import { expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { makeDatabase, onSqlite } from '../harness/test-database.js';

if (!onSqlite) {
  it('several servers started on one empty database at once make its tables once', async () => {
    const place = await makeDatabase();
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase(place)));
    for (const { read } of databases) expect(await read.query('SELECT * FROM chat')).toEqual([]);
    const migrations = await databases[0]!.read.query<{ name: string }[]>('SELECT name FROM migrations');
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
    await Promise.all(databases.map((database) => database.close()));
    await place.remove();
  });
} else {
  it('the embedded database is one server’s alone', async () => {
    const place = await makeDatabase();
    const database = await openDatabase(place);
    await expect(openDatabase(place)).rejects.toThrow(/another Ringdown is using/);
    await database.close();
    await place.remove();
  });
}
