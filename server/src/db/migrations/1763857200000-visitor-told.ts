import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns } from './dsl.js';

const ofChat = [col.maybe(col.instant('visitor_told_at'))];

/** When a visitor last rated a chat or said how to reach them: what its watchers at other servers look for. */
export class VisitorTold1763857200000 implements MigrationInterface {
  name = 'VisitorTold1763857200000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'chat', ofChat);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'chat', ofChat);
  }
}
