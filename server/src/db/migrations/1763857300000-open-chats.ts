import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const byStatus = new TableIndex({
  name: 'ix_chat_organization_status',
  columnNames: ['organization_id', 'status', 'id'],
});

/** An administrator's open chats are found among years of those that are over. */
export class OpenChats1763857300000 implements MigrationInterface {
  name = 'OpenChats1763857300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('chat', byStatus);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('chat', byStatus);
  }
}
