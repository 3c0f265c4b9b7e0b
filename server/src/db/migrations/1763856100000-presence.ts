import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns } from './dsl.js';

const ofOperator = [
  col.flag('away_automatically', false),
  col.maybe(col.instant('last_active_at')),
  col.maybe(col.instant('logged_out_at')),
  col.maybe(col.instant('away_ended_login_at')),
];
const ofLease = [col.maybe(col.ref('api_key_id')), col.maybe(col.instant('lost_at'))];

/** What presence remembers: activity, being away by itself, and what a console came with. */
export class Presence1763856100000 implements MigrationInterface {
  name = 'Presence1763856100000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'operator', ofOperator);
    await addColumns(runner, 'console_lease', ofLease);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'console_lease', ofLease);
    await dropColumns(runner, 'operator', ofOperator);
  }
}
