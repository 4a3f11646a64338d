import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a place does and when: opening hours, regime, legal language; how a counter comes into service; a ticket's
 * priority and whom it is kept for; the zone's cap of inspectors at work; visitors of the day.
 */
export class Places0004 implements MigrationInterface {
  readonly name = 'Places1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [sites, counters, tickets, visitors, audit]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Opening hours and enrolments would be lost; restore a backup instead.');
  }
}

const sites = /* sql */ `
ALTER TABLE zone
  ADD COLUMN inspector_cap integer NOT NULL DEFAULT 4 CHECK (inspector_cap BETWEEN 1 AND 50);

-- Hours, regime and override are read and written whole, by the one schema of the contract.
ALTER TABLE site
  ADD COLUMN address text NOT NULL DEFAULT '' CHECK (length(address) <= 200),
  ADD COLUMN legal_language text NOT NULL DEFAULT 'nl' CHECK (legal_language IN ('nl', 'fr', 'de')),
  ADD COLUMN second_locale text NOT NULL DEFAULT 'fr' CHECK (second_locale IN ('nl', 'fr', 'de', 'en')),
  ADD COLUMN hours jsonb NOT NULL DEFAULT '{"mode":"always"}' CHECK (hours ->> 'mode' IN ('always', 'weekly', 'window')),
  ADD COLUMN regime jsonb NOT NULL DEFAULT '{"access":"walk_in","service":"virtual","controlledEntry":false,"visitorCheckIn":false,"accessZones":[],"elsewhere":null}'
    CHECK (regime ->> 'access' IN ('walk_in', 'appointment_only')),
  ADD COLUMN override jsonb CHECK (override ->> 'state' IN ('open', 'closed')),
  -- What desks and counters were last told, so that opening and closing by the clock is told once.
  ADD COLUMN open_told boolean NOT NULL DEFAULT true,
  ADD COLUMN archived_at timestamptz;
`;

const counters = /* sql */ `
ALTER TABLE counter
  ADD COLUMN in_service_at timestamptz,
  ADD COLUMN installation jsonb,
  ADD COLUMN installed_at timestamptz,
  -- The letter behind the numbers that this counter gives out without central.
  ADD COLUMN offline_series text CHECK (offline_series ~ '^[b-z]$'),
  ADD CHECK (in_service_at IS NULL OR public_key IS NOT NULL);
CREATE UNIQUE INDEX counter_offline_series ON counter (zone_id, site_id, offline_series)
  WHERE offline_series IS NOT NULL;
UPDATE counter SET in_service_at = enrolled_at WHERE public_key IS NOT NULL;

-- A code is shown once; its hash is kept until it is used or a newer one is made for the same counter.
CREATE TABLE enrolment_code (
  zone_id uuid NOT NULL,
  counter_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  made_by uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (zone_id, counter_id),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX enrolment_code_hash ON enrolment_code (zone_id, code_hash);

-- Blocks of numbers that a counter may give out when it is cut off: none overlaps another of its series and day.
CREATE TABLE offline_block (
  zone_id uuid NOT NULL,
  counter_id uuid NOT NULL,
  site_id uuid NOT NULL,
  service_day date NOT NULL,
  series text NOT NULL CHECK (series ~ '^[b-z]$'),
  first_count integer NOT NULL CHECK (first_count > 0),
  last_count integer NOT NULL,
  reserved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, site_id, service_day, series, first_count),
  CHECK (last_count >= first_count),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id)
);
`;

const tickets = /* sql */ `
ALTER TABLE ticket DROP CONSTRAINT ticket_priority_class_check;
ALTER TABLE ticket
  ADD CONSTRAINT ticket_priority_class_check
    CHECK (priority_class IN ('returning', 'raised', 'appointment', 'normal')),
  -- The class as a number, so that one index orders the queue.
  ADD COLUMN rank smallint NOT NULL GENERATED ALWAYS AS (CASE priority_class
    WHEN 'returning' THEN 0 WHEN 'raised' THEN 1 WHEN 'appointment' THEN 2 ELSE 3 END) STORED,
  ADD COLUMN reserved_for uuid,
  ADD FOREIGN KEY (zone_id, reserved_for) REFERENCES inspector (zone_id, staff_id);
DROP INDEX ticket_waiting;
-- Next and every list read the waiting tickets in this order; the index holds only those, so it stays small.
CREATE INDEX ticket_waiting ON ticket (zone_id, rank, ordered_at, id) WHERE state = 'waiting';

ALTER TABLE ticket_event DROP CONSTRAINT ticket_event_kind_check;
ALTER TABLE ticket_event ADD CONSTRAINT ticket_event_kind_check CHECK (kind IN ('issued', 'called', 'recalled',
  'present', 'away', 'back', 'card_read', 'card_failed', 'returned', 'ended', 'assigned', 'raised', 'lowered',
  'reconciled'));
`;

const visitors = /* sql */ `
-- Who is in the building today. Name and host lie sealed; the row's key is destroyed with the day.
CREATE TABLE visitor (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  site_id uuid NOT NULL,
  service_day date NOT NULL,
  badge integer NOT NULL CHECK (badge > 0),
  access_zone text NOT NULL CHECK (length(access_zone) BETWEEN 1 AND 40),
  idempotency_key uuid NOT NULL,
  sealed bytea,
  arrived_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  left_at timestamptz,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, site_id, service_day, badge),
  UNIQUE (zone_id, idempotency_key),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id)
);

${['enrolment_code', 'offline_block', 'visitor']
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON ${table} USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO loket_app;`,
  )
  .join('\n')}
-- The zone's name is global knowledge; of the rest only the cap is changed at run time, by its own zone.
GRANT UPDATE (inspector_cap) ON zone TO loket_app;
`;

const audit = /* sql */ `
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_subject_kind_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_subject_kind_check CHECK (subject_kind IN ('consultation', 'staff',
  'counter', 'audit', 'site', 'ticket', 'zone', 'visitor', 'appointment', 'report', 'question', 'alarm'));
`;
