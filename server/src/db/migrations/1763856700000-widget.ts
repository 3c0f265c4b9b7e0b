import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns } from './dsl.js';

const ofSite = [col.maybe(col.text('widget'))];
const ofVisitor = [
  col.maybe(col.string('phone', 40)),
  col.maybe(col.text('answers')),
  col.maybe(col.instant('consented_at')),
  col.maybe(col.instant('contact_left_at')),
];
const ofOfflineMessage = [col.maybe(col.string('visitor_phone', 40))];
const ofChat = [
  col.number('visitor_delivered_seq', 0),
  col.number('visitor_read_seq', 0),
  col.number('operator_delivered_seq', 0),
  col.number('operator_read_seq', 0),
  col.maybe(col.number('rating_score')),
  col.maybe(col.text('rating_comment')),
  col.maybe(col.instant('rated_at')),
  col.maybe(col.string('transcript_to', 254)),
];

/** How a site's widget looks and what it asks; what a visitor gives beside a message; what a chat knows of being read and rated. */
export class Widget1763856700000 implements MigrationInterface {
  name = 'Widget1763856700000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'site', ofSite);
    await addColumns(runner, 'visitor', ofVisitor);
    await addColumns(runner, 'offline_message', ofOfflineMessage);
    await addColumns(runner, 'chat', ofChat);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'chat', ofChat);
    await dropColumns(runner, 'offline_message', ofOfflineMessage);
    await dropColumns(runner, 'visitor', ofVisitor);
    await dropColumns(runner, 'site', ofSite);
  }
}
