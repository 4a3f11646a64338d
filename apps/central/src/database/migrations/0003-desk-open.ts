import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the desks were told that this inspector has one open, so that coming and going is told once. */
export class DeskOpen0003 implements MigrationInterface {
  readonly name = 'DeskOpen1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE inspector ADD COLUMN desk_open boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE inspector DROP COLUMN desk_open');
  }
}
