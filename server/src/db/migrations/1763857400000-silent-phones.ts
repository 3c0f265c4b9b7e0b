import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns } from './dsl.js';

const ofRoutingNote = [col.number('left_out', 0)];

/** Of large departments not every silent phone is written down with each request: how many more there were. */
export class SilentPhones1763857400000 implements MigrationInterface {
  name = 'SilentPhones1763857400000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'routing_note', ofRoutingNote);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'routing_note', ofRoutingNote);
  }
}
