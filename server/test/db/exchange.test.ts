import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { isDuplicate } from '../../src/db/errors.js';
import type { Exchange } from '../../src/db/exchange.js';
import { openDatabase } from '../../src/db/open-database.js';
import { insertOf, type Statement } from '../../src/db/raw-sql.js';
import { newId } from '../../src/ids.js';
import { Organization } from '../../src/organizations/organization.entity.js';
import { makeDatabase, onSqlite, type TestDatabase } from '../harness/test-database.js';
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

const seatsOf = (id: string): Statement => ({
  sql: `SELECT operator_seats AS seats FROM organization WHERE id = ?${onSqlite ? '' : ' FOR UPDATE'}`,
  values: [id],
});
const setSeats = (id: string, seats: number): Statement => ({
  sql: 'UPDATE organization SET operator_seats = ? WHERE id = ?',
  values: [seats, id],
});
const noSuchTable: Statement = { sql: 'UPDATE nobody SET something = 1', values: [] };

async function added(name: string): Promise<string> {
  const row = organizationRow(name);
  await db.write((manager) => manager.insert(Organization, row));
  return row.id;
}

const kept = async (id: string): Promise<number | undefined> =>
  (await db.read.findOneBy(Organization, { id }))?.operatorSeats;

/** One seat more than were read. */
const oneMore = (id: string): Exchange<number> => ({
  reads: [seatsOf(id)],
  decide: ([rows]) => {
    const seats = Number(rows?.[0]?.seats) + 1;
    return { writes: [setSeats(id, seats)], result: seats };
  },
});

describe('an exchange', () => {
  it('decides by what each of its reads found, in their order, and writes all that it decided', async () => {
    const [one, other] = [await added('one'), await added('other')];
    const result = await db.exchange(() => ({
      reads: [seatsOf(one), seatsOf(newId()), seatsOf(other)],
      decide: (found) => ({
        writes: [setSeats(one, 7), setSeats(other, 8)],
        result: found.map((rows) => rows.map(({ seats }) => Number(seats))),
      }),
    }));
    expect(result).toEqual([[1], [], [1]]);
    expect([await kept(one), await kept(other)]).toEqual([7, 8]);
  });

  it('may find that there is nothing to write', async () => {
    const id = await added('as it is');
    expect(await db.exchange(() => ({ reads: [seatsOf(id)], decide: () => ({ writes: [], result: 'nothing' }) }))).toBe(
      'nothing',
    );
    expect(await kept(id)).toBe(1);
  });

  it('keeps nothing of what it wrote where a later statement fails, and the next one is none the worse for it', async () => {
    const id = await added('whole');
    const failing = db.exchange(() => ({
      reads: [seatsOf(id)],
      decide: () => ({ writes: [setSeats(id, 9), noSuchTable], result: null }),
    }));
    await expect(failing).rejects.toThrow('nobody');
    expect(await kept(id)).toBe(1);
    expect(await db.exchange(() => oneMore(id))).toBe(2);
    expect(await kept(id)).toBe(2);
  });

  it('keeps nothing where the decision itself fails', async () => {
    const id = await added('undecided');
    const failing = db.exchange(() => ({
      reads: [seatsOf(id)],
      decide: () => {
        throw new Error('on purpose');
      },
    }));
    await expect(failing).rejects.toThrow('on purpose');
    expect(await db.exchange(() => oneMore(id))).toBe(2);
  });

  it('counts a hundred concurrent increments, each exactly once, also among other transactions', async () => {
    const id = await added('count');
    const other = (): Promise<unknown> =>
      db.write((manager) => manager.increment(Organization, { id }, 'operatorSeats', 1));
    await Promise.all(
      Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? db.exchange(() => oneMore(id)) : other())),
    );
    expect(await kept(id)).toBe(101);
  });

  it('is known to nobody: neither what is read nor what is done after the commit of another has to do with it', async () => {
    const row = organizationRow('hidden');
    let done = false;
    await db.exchange((tables) => ({
      reads: [],
      decide: () => {
        db.afterCommit(() => (done = true));
        expect(done).toBe(true);
        return { writes: [insertOf(tables, Organization, [row])], result: null };
      },
    }));
    expect(await kept(row.id)).toBe(row.operatorSeats);
  });

  it('tells a duplicate apart, as other transactions do', async () => {
    const row = organizationRow('once');
    const insert = (): Promise<unknown> =>
      db.exchange((tables) => ({
        reads: [],
        decide: () => ({ writes: [insertOf(tables, Organization, [row])], result: null }),
      }));
    await insert();
    const error: unknown = await insert().catch((caught: unknown) => caught);
    expect(isDuplicate(error)).toBe(true);
  });

  it('keeps values what they are, whatever is in them', async () => {
    const id = await added('quoted');
    const name = `'); DROP TABLE organization; -- "\\' \u0000 ? 😀`;
    await db.exchange(() => ({
      reads: [],
      decide: () => ({
        writes: [{ sql: 'UPDATE organization SET name = ? WHERE id = ?', values: [name, id] }],
        result: null,
      }),
    }));
    expect((await db.read.findOneByOrFail(Organization, { id })).name).toBe(name);
  });
});

if (!onSqlite) {
  describe('at a database server', () => {
    it('an exchange whose connection is killed fails, keeps nothing, and the next one has another connection', async () => {
      const id = await added('killed');
      const failing = db.exchange(() => ({
        reads: [{ sql: 'SELECT CONNECTION_ID() AS id', values: [] }, seatsOf(id)],
        decide: ([rows]) => ({
          writes: [setSeats(id, 9), { sql: 'KILL ?', values: [Number(rows?.[0]?.id)] }],
          result: null,
        }),
      }));
      await expect(failing).rejects.toThrow();
      expect(await kept(id)).toBe(1);
      expect(await db.exchange(() => oneMore(id))).toBe(2);
    });
  });
}
