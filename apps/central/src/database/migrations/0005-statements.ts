import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is written and signed in a visit. Everything of it hangs on the *dossier* of the ticket, not on one
 * consultation: a call that was interrupted is taken up by the next consultation of the same ticket, with the same
 * draft, identity and documents under the same key. The rules of 0001 hold.
 */
export class Statements0005 implements MigrationInterface {
  readonly name = 'Statements1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [dossiers, statements, documents, papers, alarms, security]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Signed statements would be lost; restore a backup instead.');
  }
}

const dossiers = /* sql */ `
ALTER TABLE zone
  -- Days that the content of a statement is kept here after its hand-over was acknowledged.
  ADD COLUMN statement_retention_days integer NOT NULL DEFAULT 30
    CHECK (statement_retention_days BETWEEN 1 AND 3650);

CREATE TABLE dossier (
  zone_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  -- The data key of all content, wrapped by the key outside the database; null: destroyed, the content is noise.
  wrapped bytea,
  -- Grows with every change, so that a client knows the newer picture.
  version integer NOT NULL DEFAULT 1,
  -- When the key is destroyed; null: while the visit lasts, or until the hand-over is acknowledged.
  keep_until timestamptz,
  -- An identification by hand, and the number of the PV.
  sealed_manual bytea,
  manual_at timestamptz,
  sealed_pv_number bytea,
  -- The address to which the citizen's phone sends files.
  upload_hash bytea,
  upload_until timestamptz,
  -- What the inspector shows on the counter now.
  showing_document uuid,
  showing_page integer CHECK (showing_page > 0),
  -- Where the signing is, as the counter tells; states and codes only.
  signing jsonb NOT NULL DEFAULT '{"state":"none"}',
  PRIMARY KEY (zone_id, ticket_id),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES ticket (zone_id, id)
);
CREATE UNIQUE INDEX dossier_upload ON dossier (zone_id, upload_hash) WHERE upload_hash IS NOT NULL;
-- For the sweep: keys that are still there.
CREATE INDEX dossier_with_key ON dossier (zone_id, keep_until) WHERE wrapped IS NOT NULL;

-- A card that was read belongs to the dossier too. What is being read while this runs is read once more.
DELETE FROM card_reading;
ALTER TABLE card_reading ADD COLUMN ticket_id uuid NOT NULL,
  ADD FOREIGN KEY (zone_id, ticket_id) REFERENCES ticket (zone_id, id);
DROP INDEX card_reading_newest;
CREATE INDEX card_reading_newest ON card_reading (zone_id, ticket_id, started_at DESC);
`;

const statements = /* sql */ `
CREATE TABLE statement (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  ticket_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'rights' CHECK (state IN ('rights', 'drafting', 'presented', 'signed', 'stopped')),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  -- The whole statement but its ids, state and version, sealed.
  sealed bytea NOT NULL,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, ticket_id),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES dossier (zone_id, ticket_id)
);

-- One version of a statement as a PDF before the citizen.
CREATE TABLE presentation (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  statement_id uuid NOT NULL,
  statement_version integer NOT NULL,
  state text NOT NULL DEFAULT 'presented'
    CHECK (state IN ('presented', 'confirmed', 'signing', 'signed', 'withdrawn')),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  page_count integer NOT NULL CHECK (page_count BETWEEN 1 AND 60),
  confirmed_pages integer[] NOT NULL DEFAULT '{}',
  sealed_pdf bytea NOT NULL,
  presented_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, statement_id) REFERENCES statement (zone_id, id) ON DELETE CASCADE
);
-- What a citizen confirms and signs is one thing at a time.
CREATE UNIQUE INDEX presentation_current ON presentation (zone_id, statement_id) WHERE state <> 'withdrawn';

-- A signature that was begun: what central ordered, sealed. The newest one of a presentation counts.
CREATE TABLE signing (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  presentation_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('eid', 'pen')),
  sealed bytea NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, presentation_id) REFERENCES presentation (zone_id, id) ON DELETE CASCADE
);
CREATE INDEX signing_newest ON signing (zone_id, presentation_id, begun_at DESC);

-- The primary key is the promise: never two signatures for one presentation.
CREATE TABLE signed_statement (
  zone_id uuid NOT NULL,
  presentation_id uuid NOT NULL,
  signing_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('eid', 'pen')),
  level text NOT NULL CHECK (level IN ('qualified', 'qualified_status_not_established', 'simple', 'test')),
  signed_at timestamptz NOT NULL,
  sealed_name bytea NOT NULL,
  sealed_pdf bytea NOT NULL,
  PRIMARY KEY (zone_id, presentation_id),
  FOREIGN KEY (zone_id, presentation_id) REFERENCES presentation (zone_id, id) ON DELETE CASCADE
);

-- The package for the police's own system.
CREATE TABLE hand_over (
  zone_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('written', 'acknowledged', 'failed')),
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 60),
  manifest_sha256 text NOT NULL CHECK (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  detail text CHECK (length(detail) <= 120),
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  acknowledged_at timestamptz,
  PRIMARY KEY (zone_id, ticket_id),
  UNIQUE (zone_id, reference),
  CHECK ((state = 'acknowledged') = (acknowledged_at IS NOT NULL)),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES dossier (zone_id, ticket_id)
);
`;

const documents = /* sql */ `
CREATE TABLE document (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  ticket_id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('phone', 'document_camera', 'inspector')),
  media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'application/pdf')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  page_count integer NOT NULL CHECK (page_count > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  annex boolean NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sealed_name bytea NOT NULL,
  sealed_bytes bytea NOT NULL,
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES dossier (zone_id, ticket_id)
);
CREATE INDEX document_of_dossier ON document (zone_id, ticket_id, added_at);

-- A still that was asked of a counter and has not come yet.
CREATE TABLE still_request (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  consultation_id uuid NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, consultation_id) REFERENCES consultation (zone_id, id)
);
`;

const papers = /* sql */ `
-- A paper that a citizen took home. The row outlives the dossier's key: anybody may ask whether a code is genuine.
CREATE TABLE paper (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  ticket_id uuid NOT NULL,
  site_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('attest_loss', 'attest_theft', 'attest_klachtneerlegging', 'copy')),
  way text NOT NULL CHECK (way IN ('ticket_printer', 'document_printer', 'email')),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  detail text CHECK (length(detail) <= 120),
  issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- HMAC of the code under a key outside the database.
  code_hash bytea NOT NULL,
  -- The code itself, the facts on the paper; gone with the dossier's key.
  sealed bytea,
  mail_id uuid,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, code_hash),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES dossier (zone_id, ticket_id),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id)
);
CREATE INDEX paper_of_dossier ON paper (zone_id, ticket_id, issued_at);
CREATE INDEX paper_waiting ON paper (zone_id) WHERE state = 'waiting';
`;

const alarms = /* sql */ `
CREATE TABLE alarm (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  counter_id uuid NOT NULL,
  -- The place as it was then: a counter can move.
  site_id uuid NOT NULL,
  consultation_id uuid,
  raised_by text NOT NULL CHECK (raised_by IN ('counter', 'inspector')),
  raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  idempotency_key uuid NOT NULL,
  answered_by uuid,
  answered_at timestamptz,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, idempotency_key),
  CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id),
  FOREIGN KEY (zone_id, consultation_id) REFERENCES consultation (zone_id, id),
  FOREIGN KEY (zone_id, answered_by) REFERENCES membership (zone_id, staff_id)
);
CREATE INDEX alarm_open ON alarm (zone_id, raised_at) WHERE answered_at IS NULL;
`;

const security = [
  'dossier',
  'statement',
  'presentation',
  'signing',
  'signed_statement',
  'hand_over',
  'document',
  'still_request',
  'paper',
  'alarm',
]
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON ${table} USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO loket_app;`,
  )
  .join('\n');
