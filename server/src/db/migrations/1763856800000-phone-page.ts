import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeWords, col, createTable, type TableSpec } from './dsl.js';

const BEFORE = ['RING', 'VERIFICATION', 'TEST'];

const tables: TableSpec[] = [
  {
    name: 'canned_response',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.maybe(col.ref('operator_id')),
      col.string('title', 40),
      col.text('body'),
      col.instant('created_at'),
    ],
    indices: [{ name: 'ix_canned_response_owner', columns: ['organization_id', 'operator_id'] }],
    references: [
      { name: 'fk_canned_response_organization', column: 'organization_id', to: 'organization' },
      { name: 'fk_canned_response_operator', column: 'operator_id', to: 'operator' },
    ],
  },
  {
    name: 'ring_link',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('ring_id'),
      col.number('number'),
      col.hash('former_token_hash'),
      col.ref('sms_id'),
      col.instant('created_at'),
    ],
    indices: [
      { name: 'uq_ring_link', columns: ['ring_id', 'number'], unique: true },
      { name: 'ix_ring_link_former', columns: ['former_token_hash'] },
      { name: 'uq_ring_link_sms', columns: ['sms_id'], unique: true },
    ],
    references: [{ name: 'fk_ring_link_ring', column: 'ring_id', to: 'ring' }],
  },
];

/** Canned responses; new links to a chat that an operator has, each with an SMS of its own. */
export class PhonePage1763856800000 implements MigrationInterface {
  name = 'PhonePage1763856800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await createTable(runner, table);
    await changeWords(runner, 'sms_message', 'purpose', [...BEFORE, 'LINK']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM sms_message WHERE purpose = 'LINK'");
    await changeWords(runner, 'sms_message', 'purpose', BEFORE);
    for (const { name } of tables.toReversed()) await runner.dropTable(name);
  }
}
