import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each counter's devices fared: what changed, from what to what, and when. No personal data. */
export class Devices0009 implements MigrationInterface {
  readonly name = 'Devices1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(history);
  }

  async down(): Promise<void> {
    throw new Error('How devices fared would be lost; restore a backup instead.');
  }
}

const history = /* sql */ `
-- Written when a heartbeat says something else than the one before; never changed. Old rows, and those beyond the
-- newest of a counter, are removed: a device that comes and goes every second must not fill the disk.
CREATE TABLE device_change (
  zone_id uuid NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY,
  counter_id uuid NOT NULL,
  device text NOT NULL CHECK (length(device) BETWEEN 1 AND 40),
  from_state text CHECK (length(from_state) BETWEEN 1 AND 60),
  to_state text NOT NULL CHECK (length(to_state) BETWEEN 1 AND 60),
  detail text CHECK (length(detail) <= 120),
  -- In whole milliseconds, as it is told: what changed at one instant is one instant.
  at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', statement_timestamp()),
  PRIMARY KEY (zone_id, place),
  CHECK (from_state IS DISTINCT FROM to_state),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id)
);
-- A counter's newest; and the oldest of all, to forget them.
CREATE INDEX device_change_of_counter ON device_change (zone_id, counter_id, at DESC, place DESC);
CREATE INDEX device_change_by_time ON device_change (zone_id, at);
CREATE TRIGGER device_change_never_altered BEFORE UPDATE ON device_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE device_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE device_change FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON device_change USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT, INSERT, DELETE ON device_change TO loket_app;`;
