import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns } from './dsl.js';

const ofChat = [col.maybe(col.instant('transfer_ended_at'))];

/** When a transfer that nobody took was over: from then on its sender has the time for a first message again. */
export class HandingOver1763856900000 implements MigrationInterface {
  name = 'HandingOver1763856900000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'chat', ofChat);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'chat', ofChat);
  }
}
