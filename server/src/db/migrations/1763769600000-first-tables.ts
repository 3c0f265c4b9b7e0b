import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, type TableSpec } from './dsl.js';

/** Parents before children: down() drops in the opposite order. */
const tables: TableSpec[] = [
  {
    name: 'organization',
    columns: [
      col.id('id'),
      col.string('name', 100),
      col.words('plan', ['LITE', 'PRO', 'PRO_PLUS']),
      col.number('operator_seats'),
      col.flag('is_demo'),
      col.words('call_routing', ['RING_ALL', 'ROUND_ROBIN']),
      col.number('ring_timeout_seconds'),
      col.number('maximum_wait_seconds'),
      col.maybe(col.number('overflow_after_seconds')),
      col.instant('created_at'),
    ],
  },
  {
    name: 'department',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.string('name', 100),
      col.maybe(col.string('email', 254)),
      col.number('turn', 0),
      col.maybe(col.instant('archived_at')),
      col.instant('created_at'),
    ],
    indices: [
      { name: 'ix_department_organization', columns: ['organization_id'] },
    ],
    references: [
      { name: 'fk_department_organization', column: 'organization_id', to: 'organization' },
    ],
  },
  {
    name: 'operator',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.string('name', 100),
      col.string('email', 254),
      col.string('password_hash', 255),
      col.words('role', ['ADMINISTRATOR', 'OPERATOR']),
      col.flag('active'),
      col.words('availability', ['ACCEPTING', 'AWAY']),
      col.instant('availability_since'),
      col.instant('created_at'),
    ],
    indices: [
      { name: 'ix_operator_organization', columns: ['organization_id'] },
      { name: 'uq_operator_email', columns: ['email'], unique: true },
    ],
    references: [
      { name: 'fk_operator_organization', column: 'organization_id', to: 'organization' },
    ],
  },
  {
    name: 'department_operator',
    columns: [
      col.id('department_id'),
      col.id('operator_id'),
      col.ref('organization_id'),
      col.maybe(col.number('last_turn')),
    ],
    indices: [
      { name: 'ix_department_operator_operator', columns: ['operator_id'] },
    ],
    references: [
      { name: 'fk_membership_department', column: 'department_id', to: 'department' },
      { name: 'fk_membership_operator', column: 'operator_id', to: 'operator' },
    ],
  },
  {
    name: 'mobile_chat',
    columns: [
      col.id('operator_id'),
      col.ref('organization_id'),
      col.words('mode', ['ON', 'OFF', 'BASED_ON_SCHEDULE']),
      col.maybe(col.string('phone_number', 20)),
      col.maybe(col.string('carrier', 100)),
      col.maybe(col.instant('verified_at')),
      col.maybe(col.string('verified_provider', 20)),
      col.maybe(col.instant('stopped_at')),
      col.string('time_zone', 64),
      col.text('shifts'),
      col.maybe(col.instant('snoozed_until')),
    ],
    indices: [
      { name: 'ix_mobile_chat_number', columns: ['organization_id', 'phone_number'] },
    ],
    references: [
      { name: 'fk_mobile_chat_operator', column: 'operator_id', to: 'operator' },
    ],
  },
  {
    name: 'phone_verification',
    columns: [
      col.id('operator_id'),
      col.ref('organization_id'),
      col.string('phone_number', 20),
      col.hash('code_hash'),
      col.number('tries'),
      col.number('sends'),
      col.instant('first_sent_at'),
      col.instant('last_sent_at'),
      col.instant('expires_at'),
    ],
    references: [
      { name: 'fk_phone_verification_operator', column: 'operator_id', to: 'operator' },
    ],
  },
  {
    name: 'site',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.string('key', 36),
      col.string('name', 100),
      col.text('allowed_origins'),
      col.instant('created_at'),
    ],
    indices: [
      { name: 'ix_site_organization', columns: ['organization_id'] },
      { name: 'uq_site_key', columns: ['key'], unique: true },
    ],
    references: [
      { name: 'fk_site_organization', column: 'organization_id', to: 'organization' },
    ],
  },
  {
    name: 'site_department',
    columns: [
      col.id('site_id'),
      col.id('department_id'),
      col.ref('organization_id'),
      col.number('position'),
    ],
    indices: [
      { name: 'ix_site_department_department', columns: ['department_id'] },
    ],
    references: [
      { name: 'fk_site_department_site', column: 'site_id', to: 'site' },
      { name: 'fk_site_department_department', column: 'department_id', to: 'department' },
    ],
  },
  {
    name: 'visitor',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('site_id'),
      col.maybe(col.hash('key_hash')),
      col.maybe(col.string('name', 100)),
      col.maybe(col.string('email', 254)),
      col.instant('created_at'),
    ],
    indices: [
      { name: 'ix_visitor_key', columns: ['site_id', 'key_hash'] },
    ],
    references: [
      { name: 'fk_visitor_site', column: 'site_id', to: 'site' },
    ],
  },
  {
    name: 'chat',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('site_id'),
      col.ref('department_id'),
      col.ref('visitor_id'),
      col.maybe(col.ref('operator_id')),
      col.words('status', ['WAITING', 'ACTIVE', 'ENDED', 'MISSED', 'ABANDONED']),
      col.maybe(col.words('channel', ['CONSOLE', 'MOBILE'])),
      col.number('last_seq'),
      col.number('round'),
      col.number('assignment'),
      col.words('call_routing', ['RING_ALL', 'ROUND_ROBIN']),
      col.number('ring_timeout_seconds'),
      col.number('maximum_wait_seconds'),
      col.maybe(col.number('overflow_after_seconds')),
      col.hash('request_key_hash'),
      col.maybe(col.string('page_url', 2048)),
      col.instant('created_at'),
      col.instant('waiting_since'),
      col.instant('waiting_until'),
      col.maybe(col.instant('accepted_at')),
      col.maybe(col.instant('ended_at')),
      col.maybe(col.words('ended_by', ['VISITOR', 'OPERATOR', 'SYSTEM'])),
      col.maybe(col.ref('vanished_operator_id')),
      col.maybe(col.ref('transfer_department_id')),
      col.maybe(col.ref('transfer_operator_id')),
      col.maybe(col.instant('rings_until')),
      col.instant('visitor_seen_at'),
      col.maybe(col.instant('operator_seen_at')),
      col.maybe(col.instant('operator_spoke_at')),
    ],
    indices: [
      { name: 'ix_chat_department_status', columns: ['department_id', 'status', 'id'] },
      { name: 'ix_chat_organization', columns: ['organization_id', 'id'] },
      { name: 'ix_chat_operator', columns: ['operator_id', 'status'] },
      { name: 'ix_chat_visitor', columns: ['visitor_id'] },
      { name: 'uq_chat_request_key', columns: ['site_id', 'request_key_hash'], unique: true },
    ],
    references: [
      { name: 'fk_chat_site', column: 'site_id', to: 'site' },
      { name: 'fk_chat_department', column: 'department_id', to: 'department' },
      { name: 'fk_chat_visitor', column: 'visitor_id', to: 'visitor' },
    ],
  },
  {
    name: 'message',
    columns: [
      col.id('chat_id'),
      col.numberKey('seq'),
      col.ref('id'),
      col.ref('organization_id'),
      col.words('author', ['VISITOR', 'OPERATOR', 'SYSTEM']),
      col.maybe(col.ref('author_id')),
      col.maybe(col.string('author_name', 100)),
      col.text('body'),
      col.maybe(col.ref('client_message_id')),
      col.instant('created_at'),
    ],
    indices: [
      { name: 'uq_message_id', columns: ['id'], unique: true },
      { name: 'uq_message_client_id', columns: ['chat_id', 'author_id', 'client_message_id'], unique: true },
    ],
    references: [
      { name: 'fk_message_chat', column: 'chat_id', to: 'chat' },
    ],
  },
  {
    name: 'deadline',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('chat_id'),
      col.words('kind', ['RING_TIMEOUT', 'MAXIMUM_WAIT', 'OVERFLOW', 'VISITOR_GONE', 'OPERATOR_GONE', 'RING_ENDS', 'IDLE_END']),
      col.maybe(col.ref('ring_id')),
      col.instant('due_at'),
    ],
    indices: [
      { name: 'ix_deadline_due', columns: ['due_at'] },
      { name: 'ix_deadline_chat', columns: ['chat_id', 'kind'] },
    ],
    references: [
      { name: 'fk_deadline_chat', column: 'chat_id', to: 'chat' },
    ],
  },
  {
    name: 'ring',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('chat_id'),
      col.ref('department_id'),
      col.ref('operator_id'),
      col.words('purpose', ['REQUEST', 'RESUME', 'TRANSFER']),
      col.number('round'),
      col.number('pass'),
      col.maybe(col.string('slot', 60)),
      col.words('status', ['PENDING', 'ACCEPTED', 'DECLINED', 'TIMED_OUT', 'RESCINDED', 'FAILED']),
      col.hash('token_hash'),
      col.maybe(col.number('assignment')),
      col.maybe(col.hash('device_key_hash')),
      col.string('phone_number', 20),
      col.flag('dead'),
      col.maybe(col.number('turn_before')),
      col.number('turn'),
      col.instant('created_at'),
      col.instant('rings_until'),
      col.maybe(col.instant('ended_at')),
    ],
    indices: [
      { name: 'ix_ring_chat', columns: ['chat_id', 'id'] },
      { name: 'ix_ring_operator', columns: ['operator_id', 'status'] },
      { name: 'uq_ring_token', columns: ['token_hash'], unique: true },
      { name: 'uq_ring_slot', columns: ['chat_id', 'slot'], unique: true },
    ],
    references: [
      { name: 'fk_ring_chat', column: 'chat_id', to: 'chat' },
      { name: 'fk_ring_operator', column: 'operator_id', to: 'operator' },
    ],
  },
  {
    name: 'sms_message',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.words('purpose', ['RING', 'VERIFICATION', 'TEST']),
      col.maybe(col.ref('ring_id')),
      col.ref('operator_id'),
      col.string('recipient', 20),
      col.text('body'),
      col.words('status', ['QUEUED', 'SENDING', 'SENT', 'BUFFERED', 'DELIVERED', 'EXPIRED', 'FAILED', 'UNKNOWN', 'CANCELLED']),
      col.maybe(col.string('provider', 20)),
      col.maybe(col.string('provider_message_id', 64)),
      col.number('attempts'),
      col.instant('next_attempt_at'),
      col.instant('expires_at'),
      col.maybe(col.string('failure', 255)),
      col.instant('created_at'),
      col.maybe(col.instant('sent_at')),
      col.maybe(col.instant('delivered_at')),
      col.maybe(col.instant('looked_up_at')),
    ],
    indices: [
      { name: 'ix_sms_due', columns: ['status', 'next_attempt_at'] },
      { name: 'uq_sms_ring', columns: ['ring_id'], unique: true },
      { name: 'ix_sms_provider_id', columns: ['provider_message_id'] },
      { name: 'ix_sms_recipient', columns: ['recipient', 'created_at'] },
    ],
  },
  {
    name: 'mail_message',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.words('purpose', ['TRANSCRIPT', 'OFFLINE_MESSAGE']),
      col.ref('about_id'),
      col.string('recipient', 254),
      col.maybe(col.string('reply_to', 254)),
      col.string('subject', 255),
      col.text('text'),
      col.words('status', ['QUEUED', 'SENDING', 'SENT', 'FAILED']),
      col.number('attempts'),
      col.instant('next_attempt_at'),
      col.maybe(col.string('failure', 255)),
      col.instant('created_at'),
      col.maybe(col.instant('sent_at')),
    ],
    indices: [
      { name: 'ix_mail_due', columns: ['status', 'next_attempt_at'] },
      { name: 'ix_mail_organization', columns: ['organization_id', 'id'] },
      { name: 'uq_mail_subject_of', columns: ['purpose', 'about_id', 'recipient'], unique: true },
    ],
  },
  {
    name: 'offline_message',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('site_id'),
      col.ref('department_id'),
      col.hash('request_key_hash'),
      col.maybe(col.ref('chat_id')),
      col.maybe(col.string('visitor_name', 100)),
      col.string('visitor_email', 254),
      col.text('body'),
      col.instant('created_at'),
      col.maybe(col.instant('handled_at')),
      col.maybe(col.ref('handled_by_id')),
    ],
    indices: [
      { name: 'ix_offline_department', columns: ['department_id', 'id'] },
      { name: 'ix_offline_organization', columns: ['organization_id', 'id'] },
      { name: 'uq_offline_request_key', columns: ['site_id', 'request_key_hash'], unique: true },
    ],
    references: [
      { name: 'fk_offline_department', column: 'department_id', to: 'department' },
    ],
  },
  {
    name: 'console_lease',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('operator_id'),
      col.maybe(col.ref('session_id')),
      col.instant('opened_at'),
      col.instant('expires_at'),
    ],
    indices: [
      { name: 'ix_console_lease_operator', columns: ['operator_id', 'expires_at'] },
      { name: 'ix_console_lease_expiry', columns: ['expires_at'] },
    ],
    references: [
      { name: 'fk_console_lease_operator', column: 'operator_id', to: 'operator' },
    ],
  },
  {
    name: 'operator_session',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('operator_id'),
      col.hash('token_hash'),
      col.instant('created_at'),
      col.instant('last_seen_at'),
    ],
    indices: [
      { name: 'uq_operator_session_token', columns: ['token_hash'], unique: true },
      { name: 'ix_operator_session_operator', columns: ['operator_id'] },
    ],
    references: [
      { name: 'fk_operator_session_operator', column: 'operator_id', to: 'operator' },
    ],
  },
  {
    name: 'api_key',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('operator_id'),
      col.string('name', 100),
      col.hash('token_hash'),
      col.instant('created_at'),
      col.maybe(col.instant('last_used_at')),
    ],
    indices: [
      { name: 'uq_api_key_token', columns: ['token_hash'], unique: true },
      { name: 'ix_api_key_organization', columns: ['organization_id'] },
    ],
    references: [
      { name: 'fk_api_key_operator', column: 'operator_id', to: 'operator' },
    ],
  },
  {
    name: 'chat_token',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('chat_id'),
      col.words('kind', ['VISITOR', 'MOBILE']),
      col.hash('token_hash'),
      col.maybe(col.ref('operator_id')),
      col.maybe(col.number('assignment')),
      col.instant('created_at'),
    ],
    indices: [
      { name: 'uq_chat_token', columns: ['token_hash'], unique: true },
      { name: 'ix_chat_token_chat', columns: ['chat_id'] },
      { name: 'ix_chat_token_operator', columns: ['operator_id'] },
    ],
    references: [
      { name: 'fk_chat_token_chat', column: 'chat_id', to: 'chat' },
    ],
  },
  {
    name: 'simulated_sms',
    columns: [
      col.id('id'),
      col.ref('organization_id'),
      col.ref('reference'),
      col.string('recipient', 20),
      col.string('originator', 20),
      col.text('body'),
      col.instant('received_at'),
    ],
    indices: [
      { name: 'ix_simulated_sms_organization', columns: ['organization_id', 'id'] },
    ],
  },
];

/** The tables of the first release. */
export class FirstTables1763769600000 implements MigrationInterface {
  name = 'FirstTables1763769600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
  }
}
