import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns } from './dsl.js';

const ofOrganization = [
  col.flag('second_pass', false),
  col.number('mobile_capacity', 2),
  col.maybe(col.number('auto_away_minutes')),
  col.maybe(col.number('away_logs_out_minutes')),
];
const ofChat = [col.flag('second_pass', false)];

/** What else an organization may decide about ringing and presence; a second pass is stored on the chat it is for. */
export class CallCenterSettings1763856000000 implements MigrationInterface {
  name = 'CallCenterSettings1763856000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'organization', ofOrganization);
    await addColumns(runner, 'chat', ofChat);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'chat', ofChat);
    await dropColumns(runner, 'organization', ofOrganization);
  }
}
