import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { isDuplicate } from '../../src/db/errors.js';
import { openDatabase } from '../../src/db/open-database.js';
import { Organization } from '../../src/organizations/organization.entity.js';
import { organizationRow } from '../harness/organization-row.js';
import { makeDatabase, onSqlite, type TestDatabase } from '../harness/test-database.js';

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

async function added(name: string): Promise<Organization> {
  const row = organizationRow(name);
  await db.write((manager) => manager.insert(Organization, row));
  return row;
}

describe('a transaction', () => {
  it('counts two hundred concurrent increments, each exactly once', async () => {
    const { id } = await added('count');
    const increment = (): Promise<unknown> =>
      db.write((manager) => manager.increment(Organization, { id }, 'operatorSeats', 1));
    await Promise.all(Array.from({ length: 200 }, increment));
    expect((await db.read.findOneByOrFail(Organization, { id })).operatorSeats).toBe(201);
  });

  it('keeps what others committed when it is rolled back', async () => {
    let proceed: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (proceed = resolve));
    const failing = db.write(async (manager) => {
      await manager.insert(Organization, organizationRow('rolled back'));
      await gate;
      throw new Error('on purpose');
    });
    const other = added('kept');
    proceed();
    await expect(failing).rejects.toThrow('on purpose');
    await other;
    const names = (await db.read.find(Organization)).map(({ name }) => name);
    expect(names).toEqual(['kept']);
  });

  it('is not read by others before it is committed', async () => {
    let proceed: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (proceed = resolve));
    let inserted: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (inserted = resolve));
    const open = db.write(async (manager) => {
      await manager.insert(Organization, organizationRow('not yet'));
      inserted();
      await gate;
    });
    await written;
    expect(await db.read.count(Organization)).toBe(0);
    proceed();
    await open;
    expect(await db.read.count(Organization)).toBe(1);
  });

  it('joins the one it is called in', async () => {
    await expect(
      db.write(async (manager) => {
        await db.write((inner) => inner.insert(Organization, organizationRow('inner')));
        expect(await manager.count(Organization)).toBe(1);
        expect(await db.read.count(Organization)).toBe(1);
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    expect(await db.read.count(Organization)).toBe(0);
  });

  it('does its effects after the commit, in order, and none when it is rolled back', async () => {
    const effects: string[] = [];
    await db.write(async () => {
      db.afterCommit(() => effects.push('first'));
      db.afterCommit(() => effects.push('second'));
      expect(effects).toEqual([]);
      await Promise.resolve();
    });
    await expect(
      db.write(() => {
        db.afterCommit(() => effects.push('never'));
        return Promise.reject(new Error('on purpose'));
      }),
    ).rejects.toThrow('on purpose');
    expect(effects).toEqual(['first', 'second']);
  });

  it('is known inside of it also while others begin and end', async () => {
    await db.write(async (manager) => {
      const { id } = await manager.save(organizationRow('mine'));
      await Promise.resolve();
      expect(await db.read.existsBy(Organization, { id })).toBe(true);
    });
    expect(db.read).not.toBe(await db.write((manager) => Promise.resolve(manager)));
  });

  it('is told apart as a duplicate when a unique index refuses it', async () => {
    const row = await added('once');
    const again = db.write((manager) => manager.insert(Organization, row));
    const error: unknown = await again.catch((caught: unknown) => caught);
    expect(isDuplicate(error)).toBe(true);
  });
});

describe('a conditional UPDATE', () => {
  it('has exactly one winner among fifty rivals', async () => {
    const { id } = await added('race');
    const claim = async (): Promise<number> => {
      const { affected } = await db.write((manager) =>
        manager
          .createQueryBuilder()
          .update(Organization)
          .set({ operatorSeats: 99 })
          .where('id = :id AND operator_seats = 1', { id })
          .execute(),
      );
      return affected ?? 0;
    };
    const winners = await Promise.all(Array.from({ length: 50 }, claim));
    expect(winners.reduce((sum, won) => sum + won, 0)).toBe(1);
  });
});

describe('what is stored', () => {
  it('comes back as the same instant, to the millisecond, in any zone and across a DST gap', async () => {
    const { id, createdAt } = await added('time');
    expect((await db.read.findOneByOrFail(Organization, { id })).createdAt).toEqual(createdAt);
  });

  it('is refused by the database itself when it is not a word of its vocabulary', async () => {
    const wrong = { ...organizationRow('wrong'), plan: 'FREE' as never };
    await expect(db.write((manager) => manager.insert(Organization, wrong))).rejects.toThrow(
      /ck_organization_plan|CHECK/i,
    );
  });

  it('is never looked for with a condition that is undefined or null', async () => {
    await added('somebody');
    await expect(db.read.findOneBy(Organization, { id: undefined })).rejects.toThrow();
    await expect(db.read.findOneBy(Organization, { id: null as never })).rejects.toThrow();
  });
});

if (onSqlite) {
  describe('the embedded database', () => {
    it('refuses a second process on its folder in one sentence', async () => {
      await expect(openDatabase(place)).rejects.toThrow(/another Ringdown is using/);
    });

    it('lets its reading connection write nothing', async () => {
      await expect(db.read.insert(Organization, organizationRow('sneaky'))).rejects.toThrow(/readonly/);
    });
  });
} else {
  describe('MariaDB', () => {
    it('sees in a transaction what others commit meanwhile, on every connection', async () => {
      const { id } = await added('read twice');
      const seats = async (): Promise<number[]> =>
        db.write(async (manager) => {
          const look = async (): Promise<number> => (await manager.findOneByOrFail(Organization, { id })).operatorSeats;
          const before = await look();
          await db.read.connection.query('UPDATE organization SET operator_seats = operator_seats + 1 WHERE id = ?', [
            id,
          ]);
          return [before, await look()];
        });
      for (const [before = 0, after] of await Promise.all([seats(), seats(), seats()]))
        expect(after).toBeGreaterThan(before);
    });

    it('stores every language in a new database that was made for one, and refuses one whose tables cannot', async () => {
      const latin = await makeDatabase('latin1');
      const other = await openDatabase(latin);
      const row = organizationRow('Žofia 日本 🙂 Ярослава');
      await other.write((manager) => manager.insert(Organization, row));
      expect(await other.read.findOneByOrFail(Organization, { id: row.id })).toMatchObject({ name: row.name });
      await other.read.query('ALTER DATABASE CHARACTER SET latin1');
      await other.close();
      await expect(openDatabase(latin)).rejects.toThrow(/character set latin1/);
      await latin.remove();
    });

    it('takes the locks away from a process that stands still in the middle of a transaction', async () => {
      const { id } = await added('held');
      let proceed: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (proceed = resolve));
      let held: () => void = () => undefined;
      const locked = new Promise<void>((resolve) => (held = resolve));
      const stalled = db.write(async (manager) => {
        await manager.increment(Organization, { id }, 'operatorSeats', 10);
        held();
        await gate;
        await manager.increment(Organization, { id }, 'operatorSeats', 10);
      });
      await locked;
      const other = await openDatabase(place);
      await other.write((manager) => manager.increment(Organization, { id }, 'operatorSeats', 1));
      await other.close();
      proceed();
      await expect(stalled).rejects.toThrow();
      expect((await db.read.findOneByOrFail(Organization, { id })).operatorSeats).toBe(2);
    });
  });
}
