import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeWords, col, createTable, primary, type TableSpec } from './dsl.js';

const ringEvents: TableSpec = {
  name: 'ring_event',
  columns: [
    col.id('ring_id'),
    primary(
      col.words('kind', [
        'QUEUED',
        'SENT',
        'UNKNOWN',
        'DELIVERED',
        'OPENED',
        'ACCEPTED',
        'DECLINED',
        'TIMED_OUT',
        'RESCINDED',
        'FAILED',
        'CANCELLED',
      ]),
    ),
    col.ref('organization_id'),
    col.instant('at'),
    col.maybe(col.string('detail', 255)),
  ],
};

const routingNotes: TableSpec = {
  name: 'routing_note',
  columns: [
    col.id('id'),
    col.ref('organization_id'),
    col.ref('chat_id'),
    col.number('round'),
    col.words('kind', ['CONSOLES', 'PHONES', 'OVERFLOW', 'ALL_ASKED', 'NOBODY']),
    col.instant('at'),
    col.text('reasons'),
  ],
  indices: [{ name: 'ix_routing_note_chat', columns: ['chat_id', 'id'] }],
  references: [{ name: 'fk_routing_note_chat', column: 'chat_id', to: 'chat' }],
};

const coverageAlarms: TableSpec = {
  name: 'coverage_alarm',
  columns: [
    col.id('department_id'),
    col.ref('organization_id'),
    col.ref('incident_id'),
    col.maybe(col.instant('since')),
    col.maybe(col.instant('raised_at')),
    col.maybe(col.instant('cleared_at')),
    col.number('version'),
  ],
  references: [{ name: 'fk_coverage_alarm_department', column: 'department_id', to: 'department' }],
};

const mailedBefore = ['TRANSCRIPT', 'OFFLINE_MESSAGE'];

/** What rings made before this are known to have come to. */
const KNOWN = [
  `SELECT id, 'QUEUED', organization_id, created_at, NULL FROM ring`,
  `SELECT id, status, organization_id, ended_at, NULL FROM ring WHERE status <> 'PENDING' AND ended_at IS NOT NULL`,
  `SELECT ring_id, 'SENT', organization_id, sent_at, NULL FROM sms_message WHERE ring_id IS NOT NULL AND sent_at IS NOT NULL`,
  `SELECT ring_id, 'DELIVERED', organization_id, delivered_at, NULL FROM sms_message WHERE ring_id IS NOT NULL AND delivered_at IS NOT NULL`,
];

/** What happened to each ring and request, for the timeline; and departments that cannot reach anybody. */
export class RingTimelineAndCoverage1763856300000 implements MigrationInterface {
  name = 'RingTimelineAndCoverage1763856300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [ringEvents, routingNotes, coverageAlarms]) await createTable(runner, table);
    const quote = runner.connection.options.type === 'better-sqlite3' ? '"' : '`';
    const columns = ['ring_id', 'kind', 'organization_id', 'at', 'detail'].map((name) => quote + name + quote);
    for (const known of KNOWN) await runner.query(`INSERT INTO ring_event (${columns.join(', ')}) ${known}`);
    await changeWords(runner, 'mail_message', 'purpose', [...mailedBefore, 'COVERAGE_ALARM']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM mail_message WHERE purpose = 'COVERAGE_ALARM'`);
    await changeWords(runner, 'mail_message', 'purpose', mailedBefore);
    for (const { name } of [coverageAlarms, routingNotes, ringEvents]) await runner.dropTable(name);
  }
}
