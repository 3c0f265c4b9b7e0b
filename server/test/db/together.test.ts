import type { EntityManager } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { isDuplicate } from '../../src/db/errors.js';
import { openDatabase } from '../../src/db/open-database.js';
import { insertOf, insertsOf, type Statement } from '../../src/db/raw-sql.js';
import { ask, later } from '../../src/db/together.js';
import { Organization } from '../../src/organizations/organization.entity.js';
import { makeDatabase, type TestDatabase } from '../harness/test-database.js';
import { organizationRow } from '../harness/organization-row.js';

let place: TestDatabase;
let db: Database;

beforeEach(async () => {
  place = await makeDatabase();
  db = await openDatabase(place);
});
afterEach(async () => {
  await db.close();
  await place.remove();
});

const setSeats = (id: string, seats: number): Statement => ({
  sql: 'UPDATE organization SET operator_seats = ? WHERE id = ?',
  values: [seats, id],
});
const seatsOf = (id: string): Statement => ({
  sql: 'SELECT operator_seats AS seats FROM organization WHERE id = ?',
  values: [id],
});
const noSuchTable: Statement = { sql: 'UPDATE nobody SET something = 1', values: [] };

const added = (manager: EntityManager, row: Organization): Statement =>
  insertOf(manager.connection, Organization, [row]);
const kept = async (id: string): Promise<number | undefined> =>
  (await db.read.findOneBy(Organization, { id }))?.operatorSeats;

describe('what a transaction says later', () => {
  it('is kept with the COMMIT though nothing comes after it', async () => {
    const row = organizationRow('last words');
    await db.write((manager) => Promise.resolve(later(manager, added(manager, row), setSeats(row.id, 5))));
    expect(await kept(row.id)).toBe(5);
  });

  it('is seen by whatever it asks next, by hand or by the query builder', async () => {
    const [one, other] = [organizationRow('one'), organizationRow('other')];
    const seen = await db.write(async (manager) => {
      later(manager, added(manager, one), setSeats(one.id, 7));
      const [ones, others] = await ask(manager, seatsOf(one.id), seatsOf(other.id));
      later(manager, added(manager, other));
      const found = await manager.findOneBy(Organization, { id: other.id });
      return { ones, others, name: found?.name };
    });
    expect(seen).toEqual({ ones: [{ seats: 7 }], others: [], name: 'other' });
  });

  it('fails what is asked next, and nothing of the transaction is kept', async () => {
    const row = organizationRow('whole');
    const failing = db.write(async (manager) => {
      later(manager, added(manager, row), noSuchTable);
      await ask(manager, seatsOf(row.id));
    });
    await expect(failing).rejects.toThrow('nobody');
    expect(await kept(row.id)).toBeUndefined();
  });

  it('fails the transaction where it fails with the COMMIT, and nothing is kept', async () => {
    const row = organizationRow('twice');
    const failing = db.write((manager) => Promise.resolve(later(manager, added(manager, row), added(manager, row))));
    await expect(failing).rejects.toSatisfy(isDuplicate);
    expect(await kept(row.id)).toBeUndefined();
    expect(await db.write(async (manager) => ask(manager, seatsOf(row.id)))).toEqual([[]]);
  });

  it('is forgotten where the transaction is given up, the next one is none the worse for it', async () => {
    const row = organizationRow('given up');
    const failing = db.write((manager) => {
      later(manager, added(manager, row));
      return Promise.reject(new Error('never mind'));
    });
    await expect(failing).rejects.toThrow('never mind');
    await db.write(() => Promise.resolve());
    expect(await kept(row.id)).toBeUndefined();
  });

  it('may be nothing, also where it is asked for', async () => {
    const row = organizationRow('untouched');
    await db.write((manager) => Promise.resolve(later(manager, added(manager, row))));
    const asked = await db.write(async (manager) => {
      const before = await ask(manager);
      const [rows] = await ask(manager, seatsOf(row.id));
      return { before, rows, after: await ask(manager) };
    });
    expect(asked).toEqual({ before: [], rows: [{ seats: row.operatorSeats }], after: [] });
  });

  it('is refused outside of a transaction, where what is asked is answered as well', async () => {
    const row = organizationRow('outside');
    expect(() => later(db.read, noSuchTable)).toThrow('Writes are for transactions');
    expect(await ask(db.read, seatsOf(row.id), seatsOf(row.id))).toEqual([[], []]);
  });

  it('is one statement and no second one, like all that is asked', async () => {
    const two: Statement = { sql: 'SELECT 1; SELECT 2', values: [] };
    const refused = 'holds a second one';
    await expect(db.read.query(two.sql)).rejects.toThrow(refused);
    await expect(db.write((manager) => manager.query(two.sql))).rejects.toThrow(refused);
    await expect(db.write((manager) => ask(manager, two))).rejects.toThrow(refused);
    await expect(db.write((manager) => Promise.resolve(later(manager, two)))).rejects.toThrow(refused);
    const row = organizationRow('a name; with a semicolon');
    await db.write((manager) => Promise.resolve(later(manager, added(manager, row))));
    expect((await db.read.findOneByOrFail(Organization, { id: row.id })).name).toBe(row.name);
  });

  it('may be more rows than one statement takes', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => organizationRow(`number ${index}`));
    await db.write((manager) => Promise.resolve(later(manager, ...insertsOf(manager.connection, Organization, rows))));
    expect(await db.read.count(Organization)).toBe(1200);
  });
});
