import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the desks were told that this counter went away, so that the sweep of several nodes tells it once. */
export class CounterAway0002 implements MigrationInterface {
  readonly name = 'CounterAway1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE counter_health ADD COLUMN away_told boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE counter_health DROP COLUMN away_told');
  }
}
