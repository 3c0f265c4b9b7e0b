import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, changeWords, col, dropColumns } from './dsl.js';

const ofMobileChat = [col.maybe(col.text('exceptions'))];
const ofRing = [col.maybe(col.instant('snoozed_until'))];
const kinds = ['RING_TIMEOUT', 'MAXIMUM_WAIT', 'OVERFLOW', 'VISITOR_GONE', 'OPERATOR_GONE', 'RING_ENDS', 'IDLE_END'];

/** Dates that differ from the weekly schedule, snoozing from a ring's link, and requests that see a shift begin or end. */
export class ScheduleExceptions1763856200000 implements MigrationInterface {
  name = 'ScheduleExceptions1763856200000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'mobile_chat', ofMobileChat);
    await addColumns(runner, 'ring', ofRing);
    await changeWords(runner, 'deadline', 'kind', [...kinds, 'DUTY_CHANGES']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM deadline WHERE kind = 'DUTY_CHANGES'");
    await changeWords(runner, 'deadline', 'kind', kinds);
    await dropColumns(runner, 'ring', ofRing);
    await dropColumns(runner, 'mobile_chat', ofMobileChat);
  }
}
