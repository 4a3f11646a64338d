import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The bones: zones, places, staff, counters, the queue, consultations, audit.
 *
 * Rules that every later migration keeps:
 * - a zone-owned table has `zone_id`, it leads the primary key and every foreign key to another zone-owned table,
 *   and row-level security is enabled *and* forced with the one policy `own_zone`;
 * - what may exist once has a unique index, so that no race in the code can make it twice;
 * - times are the database's (`clock_timestamp()` where order inside a transaction matters).
 */
export class Foundation0001 implements MigrationInterface {
  readonly name = 'Foundation1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [places, people, queue, consultations, records, audit, security])
      await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('There is nothing before the first migration; drop the database instead.');
  }
}

const places = /* sql */ `
CREATE FUNCTION current_zone() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('loket.zone', true), '')::uuid $$;

-- Global: names only, so that a process can find the zones it serves.
CREATE TABLE zone (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9-]{1,40}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  time_zone text NOT NULL DEFAULT 'Europe/Brussels',
  -- The hour at which ticket numbers start anew.
  service_day_starts_at time NOT NULL DEFAULT '04:00',
  -- How long a called citizen is waited for, before the recall and again after it.
  call_patience_seconds integer NOT NULL DEFAULT 120 CHECK (call_patience_seconds BETWEEN 1 AND 900),
  away_limit_seconds integer NOT NULL DEFAULT 60 CHECK (away_limit_seconds BETWEEN 1 AND 900)
);

-- One row a zone: counts every change that a screen may have to know, in commit order. The row lock that the
-- increment takes is held until commit, which is what makes a gap in the numbers mean a lost message and nothing else.
CREATE TABLE zone_clock (
  zone_id uuid PRIMARY KEY REFERENCES zone (id),
  version bigint NOT NULL DEFAULT 0
);

CREATE TABLE municipality (
  zone_id uuid NOT NULL REFERENCES zone (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, name)
);

CREATE TABLE site (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  municipality_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  kind text NOT NULL CHECK (kind IN ('police_station', 'town_hall', 'library', 'bank_branch', 'event')),
  code text NOT NULL CHECK (code ~ '^[A-Z]{1,2}$'),
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, code),
  UNIQUE (zone_id, name),
  FOREIGN KEY (zone_id, municipality_id) REFERENCES municipality (zone_id, id)
);

CREATE TABLE counter (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  site_id uuid NOT NULL,
  label integer NOT NULL CHECK (label BETWEEN 1 AND 99),
  roles text[] NOT NULL CHECK (roles <@ ARRAY['counter', 'ticket_kiosk'] AND cardinality(roles) BETWEEN 1 AND 2),
  -- SubjectPublicKeyInfo (DER) of the counter's own P-256 key; null until it is enrolled.
  public_key bytea,
  enrolled_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, site_id, label),
  CHECK ((public_key IS NULL) = (enrolled_at IS NULL)),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id)
);

-- Apart from counter, because it changes every three seconds.
CREATE TABLE counter_health (
  zone_id uuid NOT NULL,
  counter_id uuid NOT NULL,
  boot_id uuid NOT NULL,
  last_heartbeat_at timestamptz NOT NULL,
  -- What the last heartbeat said; ready means: devices that a call needs are in order, and not wiping.
  ready boolean NOT NULL,
  busy text NOT NULL CHECK (busy IN ('idle', 'issuing', 'visit', 'wiping')),
  devices jsonb NOT NULL,
  PRIMARY KEY (zone_id, counter_id),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id) ON DELETE CASCADE
);

CREATE TABLE counter_challenge (
  zone_id uuid NOT NULL,
  nonce_hash bytea NOT NULL,
  counter_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (zone_id, nonce_hash),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id) ON DELETE CASCADE
);

CREATE TABLE counter_session (
  zone_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  counter_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (zone_id, token_hash),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id) ON DELETE CASCADE
);
`;

const people = /* sql */ `
-- Global: a person can work in several zones. Holds no citizen's data.
CREATE TABLE staff (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  username text NOT NULL UNIQUE CHECK (username = lower(username) AND length(username) BETWEEN 1 AND 80),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%')
);

-- Global: failures per name and per address, hashed, so that a storm is slowed before a password is looked at.
CREATE TABLE login_throttle (
  key_hash bytea PRIMARY KEY,
  failures integer NOT NULL,
  blocked_until timestamptz,
  last_failure_at timestamptz NOT NULL
);

CREATE TABLE membership (
  zone_id uuid NOT NULL REFERENCES zone (id),
  staff_id uuid NOT NULL REFERENCES staff (id),
  roles text[] NOT NULL CHECK (roles <@ ARRAY['inspector', 'chief_inspector', 'technician'] AND cardinality(roles) > 0),
  PRIMARY KEY (zone_id, staff_id)
);

CREATE TABLE staff_session (
  zone_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  staff_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (zone_id, token_hash),
  FOREIGN KEY (zone_id, staff_id) REFERENCES membership (zone_id, staff_id) ON DELETE CASCADE
);

CREATE TABLE inspector (
  zone_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  availability text NOT NULL DEFAULT 'break' CHECK (availability IN ('available', 'break')),
  -- Kept fresh by the desk's socket on whichever node holds it; older than 10 s means: no desk is open.
  desk_seen_at timestamptz,
  PRIMARY KEY (zone_id, staff_id),
  FOREIGN KEY (zone_id, staff_id) REFERENCES membership (zone_id, staff_id) ON DELETE CASCADE
);
`;

const queue = /* sql */ `
CREATE TABLE ticket (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  site_id uuid NOT NULL,
  service_day date NOT NULL,
  series text NOT NULL DEFAULT '' CHECK (series ~ '^[a-z]?$'),
  count integer NOT NULL CHECK (count > 0),
  state text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'called', 'in_consultation', 'completed', 'no_show', 'cancelled', 'expired')),
  priority_class text NOT NULL DEFAULT 'normal' CHECK (priority_class IN ('returning', 'normal')),
  reason text NOT NULL CHECK (reason IN ('lost_or_found', 'theft', 'damage', 'fraud', 'traffic', 'neighbours',
    'violence', 'document_or_question', 'tell_the_inspector')),
  locale text NOT NULL CHECK (locale IN ('nl', 'fr', 'de', 'en')),
  ordered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  issued_by uuid NOT NULL,
  idempotency_key uuid NOT NULL,
  -- SHA-256 of the secret in the address of the page that follows this ticket.
  follow_hash bytea NOT NULL,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, site_id, service_day, series, count),
  UNIQUE (zone_id, idempotency_key),
  UNIQUE (zone_id, follow_hash),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id),
  FOREIGN KEY (zone_id, issued_by) REFERENCES counter (zone_id, id)
);
-- A number is not reused while its namesake of an earlier day is open.
CREATE UNIQUE INDEX ticket_open_number ON ticket (zone_id, site_id, series, count)
  WHERE state IN ('waiting', 'called', 'in_consultation');
-- Next and every list read the waiting tickets in this order; the index holds only those, so it stays small.
CREATE INDEX ticket_waiting ON ticket (zone_id, (priority_class = 'normal'), ordered_at, id) WHERE state = 'waiting';

CREATE TABLE ticket_series (
  zone_id uuid NOT NULL,
  site_id uuid NOT NULL,
  service_day date NOT NULL,
  series text NOT NULL DEFAULT '',
  last_count integer NOT NULL,
  PRIMARY KEY (zone_id, site_id, service_day, series),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id)
);

-- The history: each transition once, never changed. The ticket's state is what the last one says.
CREATE TABLE ticket_event (
  zone_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  ticket_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL CHECK (kind IN ('issued', 'called', 'recalled', 'present', 'away', 'back', 'card_read',
    'card_failed', 'returned', 'ended')),
  state text NOT NULL,
  consultation_id uuid,
  outcome text,
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'counter', 'system')),
  actor_id uuid,
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES ticket (zone_id, id)
);
-- A ticket's timeline.
CREATE INDEX ticket_event_of_ticket ON ticket_event (zone_id, ticket_id, id);
`;

const consultations = /* sql */ `
CREATE TABLE consultation (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  ticket_id uuid NOT NULL,
  counter_id uuid NOT NULL,
  inspector_id uuid NOT NULL,
  phase text NOT NULL DEFAULT 'called' CHECK (phase IN ('called', 'present', 'away', 'ended')),
  version integer NOT NULL DEFAULT 1,
  called_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_call_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recalls integer NOT NULL DEFAULT 0,
  present_at timestamptz,
  away_since timestamptz,
  ended_at timestamptz,
  outcome text CHECK (outcome IN ('helped', 'referred', 'returns_later', 'citizen_left', 'no_show',
    'stopped_by_citizen', 'interrupted')),
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES ticket (zone_id, id),
  FOREIGN KEY (zone_id, counter_id) REFERENCES counter (zone_id, id),
  FOREIGN KEY (zone_id, inspector_id) REFERENCES inspector (zone_id, staff_id),
  CHECK ((phase = 'ended') = (ended_at IS NOT NULL)),
  CHECK ((phase = 'ended') = (outcome IS NOT NULL)),
  CHECK ((phase = 'away') = (away_since IS NOT NULL))
);
-- The heart: a ticket, a counter and an inspector are each in at most one consultation at a time.
CREATE UNIQUE INDEX consultation_one_per_ticket ON consultation (zone_id, ticket_id) WHERE phase <> 'ended';
CREATE UNIQUE INDEX consultation_one_per_counter ON consultation (zone_id, counter_id) WHERE phase <> 'ended';
CREATE UNIQUE INDEX consultation_one_per_inspector ON consultation (zone_id, inspector_id) WHERE phase <> 'ended';

-- The data key of one consultation, wrapped by the key that lives outside the database. No row, no content.
CREATE TABLE consultation_key (
  zone_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  wrapped bytea NOT NULL,
  PRIMARY KEY (zone_id, consultation_id),
  FOREIGN KEY (zone_id, consultation_id) REFERENCES consultation (zone_id, id)
);

-- Signals on their way to the other end when that end is not connected to the same node; sealed, short-lived.
CREATE TABLE relayed_signal (
  zone_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  consultation_id uuid NOT NULL,
  to_end text NOT NULL CHECK (to_end IN ('counter', 'desk')),
  sealed bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, consultation_id) REFERENCES consultation (zone_id, id)
);
-- What waits for one end of one consultation, in order.
CREATE INDEX relayed_signal_for ON relayed_signal (zone_id, consultation_id, to_end, id);
`;

const records = /* sql */ `
-- One reading of a card. Its files lie sealed beside it; what they say is decoded when an inspector looks.
CREATE TABLE card_reading (
  zone_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL DEFAULT 'reading' CHECK (state IN ('reading', 'complete', 'failed')),
  step text NOT NULL DEFAULT 'card_found',
  failure text,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, id),
  CHECK ((state = 'failed') = (failure IS NOT NULL)),
  FOREIGN KEY (zone_id, consultation_id) REFERENCES consultation (zone_id, id)
);
-- The newest reading of a consultation is the one that counts.
CREATE INDEX card_reading_newest ON card_reading (zone_id, consultation_id, started_at DESC);

CREATE TABLE sealed_card_file (
  zone_id uuid NOT NULL,
  reading_id uuid NOT NULL,
  file text NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (zone_id, reading_id, file),
  FOREIGN KEY (zone_id, reading_id) REFERENCES card_reading (zone_id, id) ON DELETE CASCADE
);
`;

const audit = /* sql */ `
CREATE TABLE audit_entry (
  zone_id uuid NOT NULL REFERENCES zone (id),
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'counter', 'system')),
  actor_id uuid,
  action text NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('consultation', 'staff', 'counter', 'audit')),
  subject_id uuid,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
  PRIMARY KEY (zone_id, id),
  CHECK ((actor_kind = 'system') = (actor_id IS NULL))
);

-- Append-only for everybody, the owner included: only dropping the trigger, a migration, could change it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ticket_event_append_only BEFORE UPDATE OR DELETE ON ticket_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ticket_event_no_truncate BEFORE TRUNCATE ON ticket_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** Zone-owned tables; the schema test recounts them from the catalogue, so none can be forgotten. */
const zoneOwned = [
  'zone_clock',
  'municipality',
  'site',
  'counter',
  'counter_health',
  'counter_challenge',
  'counter_session',
  'membership',
  'staff_session',
  'inspector',
  'ticket',
  'ticket_series',
  'ticket_event',
  'consultation',
  'consultation_key',
  'relayed_signal',
  'card_reading',
  'sealed_card_file',
  'audit_entry',
];

const security = /* sql */ `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'loket_app') THEN CREATE ROLE loket_app NOLOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA public TO loket_app;
${zoneOwned
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON ${table} USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO loket_app;`,
  )
  .join('\n')}
-- At login the zone is not known yet: a person whose password was right may read their own memberships.
CREATE POLICY own_memberships ON membership FOR SELECT
  USING (staff_id = nullif(current_setting('loket.staff', true), '')::uuid);
GRANT SELECT ON zone, staff TO loket_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_throttle TO loket_app;
REVOKE UPDATE, DELETE ON audit_entry, ticket_event FROM loket_app;
`;
