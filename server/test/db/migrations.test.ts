import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddedOptions, serverOptions } from '../../src/db/open-database.js';
import { newId } from '../../src/ids.js';
import { Department } from '../../src/departments/department.entity.js';
import { Organization } from '../../src/organizations/organization.entity.js';
import { makeDatabase, type TestDatabase } from '../harness/test-database.js';

let place: TestDatabase;
let source: DataSource;

async function options({ databaseUrl, dataDir }: TestDatabase): Promise<DataSourceOptions> {
  return databaseUrl === null ? embeddedOptions(join(dataDir, 'ringdown.sqlite'), false) : serverOptions(databaseUrl);
}

beforeEach(async () => {
  place = await makeDatabase();
  source = await new DataSource(await options(place)).initialize();
});
afterEach(async () => {
  await source.destroy();
  await place.remove();
});

async function fill(): Promise<void> {
  const organization = {
    id: newId(),
    name: 'Demo shop',
    plan: 'LITE' as const,
    operatorSeats: 3,
    isDemo: false,
    callRouting: 'RING_ALL' as const,
    ringTimeoutSeconds: 30,
    maximumWaitSeconds: 150,
    overflowAfterSeconds: null,
    createdAt: new Date(),
  };
  await source.manager.insert(Organization, organization);
  await source.manager.insert(Department, {
    id: newId(),
    organizationId: organization.id,
    name: 'Sales',
    email: null,
    archivedAt: null,
    createdAt: new Date(),
  });
}

async function rows(table: string): Promise<number> {
  const [counted] = await source.query<{ rows: number | string }[]>(`SELECT COUNT(*) AS \`rows\` FROM \`${table}\``);
  return Number(counted?.rows);
}

describe('the migrations', () => {
  it('make exactly the tables that the entities describe', async () => {
    await source.runMigrations({ transaction: 'each' });
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('give every table but the organization itself an organization', async () => {
    await source.runMigrations({ transaction: 'each' });
    const without = source.entityMetadatas.filter(
      ({ tableName, columns }) =>
        tableName !== 'organization' && !columns.some(({ databaseName }) => databaseName === 'organization_id'),
    );
    expect(without.map(({ tableName }) => tableName)).toEqual([]);
  });

  it('can be taken back with data in the tables, and made again', async () => {
    await source.runMigrations({ transaction: 'each' });
    await fill();
    for (const { name } of [...source.migrations].reverse()) {
      expect(name).toBeTruthy();
      await source.undoLastMigration({ transaction: 'each' });
    }
    expect(await source.createQueryRunner().hasTable('organization')).toBe(false);
    await source.runMigrations({ transaction: 'each' });
    expect(await source.manager.count(Organization)).toBe(0);
  });

  it('keep what is in the tables, each on its way up and down', async () => {
    await source.runMigrations({ transaction: 'each' });
    await fill();
    for (let taken = source.migrations.length - 1; taken > 0; taken -= 1) {
      await source.undoLastMigration({ transaction: 'each' });
      expect(await rows('organization')).toBe(1);
      expect(await rows('department')).toBe(1);
    }
    await source.runMigrations({ transaction: 'each' });
    expect(await source.manager.count(Organization)).toBe(1);
    expect(await source.manager.count(Department)).toBe(1);
  });

  it('delete what belongs to an organization with it', async () => {
    await source.runMigrations({ transaction: 'each' });
    await fill();
    await source.manager.createQueryBuilder().delete().from(Organization).execute();
    expect(await source.manager.count(Department)).toBe(0);
  });
});
