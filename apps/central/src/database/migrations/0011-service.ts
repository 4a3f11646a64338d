import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A technician at a counter: the codes that open its service page, the visits, and what was reported of them. */
export class Service0011 implements MigrationInterface {
  readonly name = 'Service1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [health, codes, reports, security]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Signed reports would be lost; restore a backup instead.');
  }
}

const health = /* sql */ `
ALTER TABLE counter_health DROP CONSTRAINT counter_health_busy_check;
ALTER TABLE counter_health ADD CONSTRAINT counter_health_busy_check
  CHECK (busy IN ('idle', 'issuing', 'visit', 'wiping', 'service'));
`;

const codes = /* sql */ `
-- A code is shown once; its hash is kept until a newer one is made for the same counter.
CREATE TABLE service_code (
  zone_id uuid NOT NULL,
  counter_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  made_by uuid NOT NULL REFERENCES staff (id),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (zone_id, counter_id),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id) ON DELETE CASCADE
);

-- Codes that were typed wrong, so that guessing can be limited. Never the code itself.
CREATE TABLE service_try (
  zone_id uuid NOT NULL,
  counter_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, counter_id, id),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id) ON DELETE CASCADE
);
`;

const reports = /* sql */ `
CREATE TABLE service_visit (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  counter_id uuid NOT NULL,
  technician_id uuid NOT NULL REFERENCES staff (id),
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, id, counter_id),
  CHECK (expires_at > opened_at),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id)
);

-- The words as they were signed, with the key that signed them: both can be checked again at any time.
CREATE TABLE service_report (
  zone_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  visit_id uuid NOT NULL,
  counter_id uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  report text NOT NULL CHECK (length(report) BETWEEN 2 AND 20000),
  -- SHA-256 over the words.
  report_hash bytea NOT NULL CHECK (octet_length(report_hash) = 32),
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  -- SubjectPublicKeyInfo (DER) of the key that the counter had then.
  public_key bytea NOT NULL,
  PRIMARY KEY (zone_id, id),
  -- The same words twice are one report: the counter's answer got lost, and it said them again.
  UNIQUE (zone_id, visit_id, report_hash),
  FOREIGN KEY (zone_id, visit_id, counter_id) REFERENCES service_visit (zone_id, id, counter_id)
);
CREATE INDEX service_report_of_counter ON service_report (zone_id, counter_id, id);

CREATE TRIGGER service_visit_append_only BEFORE UPDATE OR DELETE ON service_visit
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER service_visit_no_truncate BEFORE TRUNCATE ON service_visit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER service_report_append_only BEFORE UPDATE OR DELETE ON service_report
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER service_report_no_truncate BEFORE TRUNCATE ON service_report
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

const security = /* sql */ `
${['service_code', 'service_try', 'service_visit', 'service_report']
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON ${table} USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO loket_app;`,
  )
  .join('\n')}
REVOKE UPDATE, DELETE ON service_visit, service_report FROM loket_app;
`;
