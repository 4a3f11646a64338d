import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appointments, reports, questions and mails: what the public pages need. The rules of 0001 hold. */
export class Portal0006 implements MigrationInterface {
  readonly name = 'Portal1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [keys, settings, agendas, appointments, reports, roles, security])
      await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...zoneOwned].reverse()) await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE municipality DROP COLUMN latitude, DROP COLUMN longitude');
  }
}

const keys = /* sql */ `
-- One data key a record (an appointment, an invitation, a report, a photo, a mail), wrapped by the key that lives
-- outside the database; the record's own id. No row, no content: deleting it is forgetting, so nothing refers to it.
CREATE TABLE record_key (
  zone_id uuid NOT NULL REFERENCES zone (id),
  id uuid NOT NULL,
  wrapped bytea NOT NULL,
  -- When the zone's term ends; null while the record is still needed.
  expires_at timestamptz,
  PRIMARY KEY (zone_id, id)
);
CREATE INDEX record_key_expiring ON record_key (zone_id, expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE mail (
  zone_id uuid NOT NULL REFERENCES zone (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  purpose text NOT NULL CHECK (purpose ~ '^[a-z_]{1,40}$'),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused', 'given_up')),
  -- The whole mail, address included; gone once it is sent.
  sealed bytea,
  attempts integer NOT NULL DEFAULT 0,
  -- A node that takes a mail moves this forward: should the node die, another takes it then.
  next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  -- A code of the transport or of SMTP, never a text of it.
  problem text CHECK (problem ~ '^[A-Z0-9_]{1,20}$'),
  PRIMARY KEY (zone_id, id),
  CHECK ((state = 'waiting') = (sealed IS NOT NULL)),
  CHECK ((state = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX mail_due ON mail (zone_id, next_attempt_at) WHERE state = 'waiting';
`;

const settings = /* sql */ `
CREATE TABLE portal_setting (
  zone_id uuid PRIMARY KEY REFERENCES zone (id),
  -- Working days within which every message is answered.
  answer_days integer NOT NULL DEFAULT 5 CHECK (answer_days BETWEEN 1 AND 60),
  -- Days after the end (of an appointment, of the last answer) until the data key is destroyed.
  retention_days integer NOT NULL DEFAULT 365 CHECK (retention_days BETWEEN 1 AND 3650),
  phone text CHECK (length(phone) <= 40),
  phone_hours text CHECK (length(phone_hours) <= 80),
  anonymous text[] NOT NULL DEFAULT '{nuisance,dangerous_traffic,fly_tipping,found,racism,discrimination,extremism,domestic_violence,sexual_violence,neglect}'
);

ALTER TABLE municipality ADD COLUMN latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  ADD COLUMN longitude double precision CHECK (longitude BETWEEN -180 AND 180);
`;

const agendas = /* sql */ `
-- For equality of uuids inside an exclusion constraint. Trusted since PostgreSQL 13: the owner may install it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Who or what can be booked.
CREATE TABLE agenda (
  zone_id uuid NOT NULL REFERENCES zone (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('person', 'weapons', 'bailiffs', 'virtual_counter')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 160),
  staff_id uuid,
  site_id uuid,
  -- Where the police are told of appointments; an address of the office.
  email text CHECK (length(email) <= 254),
  PRIMARY KEY (zone_id, id),
  CHECK ((kind = 'person') = (staff_id IS NOT NULL)),
  CHECK ((kind = 'virtual_counter') = (site_id IS NOT NULL)),
  FOREIGN KEY (zone_id, staff_id) REFERENCES membership (zone_id, staff_id),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id)
);
CREATE UNIQUE INDEX agenda_one_per_person ON agenda (zone_id, staff_id) WHERE kind = 'person';
CREATE UNIQUE INDEX agenda_one_per_site ON agenda (zone_id, site_id) WHERE kind = 'virtual_counter';

CREATE TABLE neighbourhood (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  municipality_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  streets text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, municipality_id, name),
  FOREIGN KEY (zone_id, municipality_id) REFERENCES municipality (zone_id, id)
);

CREATE TABLE neighbourhood_inspector (
  zone_id uuid NOT NULL,
  neighbourhood_id uuid NOT NULL,
  agenda_id uuid NOT NULL,
  PRIMARY KEY (zone_id, neighbourhood_id, agenda_id),
  FOREIGN KEY (zone_id, neighbourhood_id) REFERENCES neighbourhood (zone_id, id) ON DELETE CASCADE,
  FOREIGN KEY (zone_id, agenda_id) REFERENCES agenda (zone_id, id) ON DELETE CASCADE
);

CREATE TABLE slot (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  agenda_id uuid NOT NULL,
  span tstzrange NOT NULL CHECK (NOT isempty(span) AND lower(span) IS NOT NULL AND upper(span) IS NOT NULL),
  place_kind text NOT NULL CHECK (place_kind IN ('office', 'home', 'virtual_counter')),
  site_id uuid,
  place text NOT NULL DEFAULT '' CHECK (length(place) <= 160),
  capacity integer NOT NULL CHECK (capacity BETWEEN 1 AND 50),
  audience text NOT NULL DEFAULT 'public' CHECK (audience IN ('public', 'invited')),
  closed_at timestamptz,
  PRIMARY KEY (zone_id, id),
  CHECK (place_kind <> 'virtual_counter' OR site_id IS NOT NULL),
  FOREIGN KEY (zone_id, agenda_id) REFERENCES agenda (zone_id, id),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id),
  -- Nobody is in two places at once.
  CONSTRAINT slot_no_overlap EXCLUDE USING gist (zone_id WITH =, agenda_id WITH =, span WITH &&)
    WHERE (closed_at IS NULL)
);
CREATE INDEX slot_of_agenda ON slot (zone_id, agenda_id, lower(span));

-- One row a place in a slot, so that the last place can be taken once.
CREATE TABLE seat (
  zone_id uuid NOT NULL,
  slot_id uuid NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (zone_id, slot_id, number),
  FOREIGN KEY (zone_id, slot_id) REFERENCES slot (zone_id, id) ON DELETE CASCADE
);

-- When somebody of the staff is not there, out of the file that the staff system exported.
CREATE TABLE absence (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  staff_id uuid NOT NULL,
  span tstzrange NOT NULL CHECK (NOT isempty(span)),
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, staff_id) REFERENCES membership (zone_id, staff_id) ON DELETE CASCADE
);
CREATE INDEX absence_of_staff ON absence (zone_id, staff_id);
`;

const appointments = /* sql */ `
CREATE TABLE invitation (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  agenda_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  sealed bytea NOT NULL,
  locale text NOT NULL CHECK (locale IN ('nl', 'fr', 'de', 'en')),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, secret_hash),
  FOREIGN KEY (zone_id, agenda_id) REFERENCES agenda (zone_id, id)
);

CREATE TABLE appointment (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  slot_id uuid NOT NULL,
  seat integer NOT NULL,
  state text NOT NULL DEFAULT 'booked' CHECK (state IN ('booked', 'cancelled')),
  -- Grows with every change; the calendar file's SEQUENCE.
  sequence integer NOT NULL DEFAULT 0,
  -- SHA-256 of the secret in the personal link.
  secret_hash bytea NOT NULL,
  -- Who, how to reach them, why.
  sealed bytea NOT NULL,
  locale text NOT NULL CHECK (locale IN ('nl', 'fr', 'de', 'en')),
  made_by text NOT NULL CHECK (made_by IN ('citizen', 'staff')),
  staff_id uuid,
  invitation_id uuid,
  request_id uuid NOT NULL,
  -- What its holder types at the ticket kiosk. No secret: it gives a place in a queue.
  kiosk_code text CHECK (kiosk_code ~ '^[A-Z2-9]{6}$'),
  arrived_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, secret_hash),
  UNIQUE (zone_id, request_id),
  CHECK ((made_by = 'staff') = (staff_id IS NOT NULL)),
  FOREIGN KEY (zone_id, slot_id, seat) REFERENCES seat (zone_id, slot_id, number),
  FOREIGN KEY (zone_id, staff_id) REFERENCES membership (zone_id, staff_id),
  FOREIGN KEY (zone_id, invitation_id) REFERENCES invitation (zone_id, id)
);
-- The heart: a place in a slot is taken once, whatever the code believes.
CREATE UNIQUE INDEX appointment_one_per_seat ON appointment (zone_id, slot_id, seat) WHERE state = 'booked';
CREATE UNIQUE INDEX appointment_kiosk_code ON appointment (zone_id, kiosk_code) WHERE state = 'booked';
-- An invitation is used once.
CREATE UNIQUE INDEX appointment_one_per_invitation ON appointment (zone_id, invitation_id) WHERE state = 'booked';
`;

const reports = /* sql */ `
CREATE TABLE report (
  zone_id uuid NOT NULL REFERENCES zone (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  category text NOT NULL CHECK (category IN ('nuisance', 'dangerous_traffic', 'fly_tipping', 'lost', 'found', 'racism',
    'discrimination', 'extremism', 'domestic_violence', 'sexual_violence', 'neglect', 'question')),
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'in_progress', 'answered', 'closed')),
  anonymous boolean NOT NULL,
  municipality_id uuid,
  locale text NOT NULL CHECK (locale IN ('nl', 'fr', 'de', 'en')),
  secret_hash bytea NOT NULL,
  sealed bytea NOT NULL,
  request_id uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  answer_by timestamptz NOT NULL,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, secret_hash),
  UNIQUE (zone_id, request_id),
  FOREIGN KEY (zone_id, municipality_id) REFERENCES municipality (zone_id, id)
);
-- The inbox: what is open, oldest promise first.
CREATE INDEX report_open ON report (zone_id, answer_by) WHERE state <> 'closed';

-- What was said about it since: the citizen's additions and the police's answers, sealed with the report's key.
CREATE TABLE report_word (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  report_id uuid NOT NULL,
  from_whom text NOT NULL CHECK (from_whom IN ('citizen', 'police')),
  staff_id uuid,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sealed bytea NOT NULL,
  request_id uuid NOT NULL,
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, report_id, request_id),
  CHECK ((from_whom = 'police') = (staff_id IS NOT NULL)),
  FOREIGN KEY (zone_id, report_id) REFERENCES report (zone_id, id) ON DELETE CASCADE,
  FOREIGN KEY (zone_id, staff_id) REFERENCES membership (zone_id, staff_id)
);
CREATE INDEX report_word_of_report ON report_word (zone_id, report_id, at);

-- A photo without its report for an hour: then it goes, with its key.
CREATE TABLE report_photo (
  zone_id uuid NOT NULL REFERENCES zone (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  report_id uuid,
  token_hash bytea NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  -- JPEG, written anew: nothing of the original file is in it but the picture.
  sealed bytea NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, id),
  UNIQUE (zone_id, token_hash),
  FOREIGN KEY (zone_id, report_id) REFERENCES report (zone_id, id) ON DELETE CASCADE
);
CREATE INDEX report_photo_of_report ON report_photo (zone_id, report_id);
`;

/** The constraint of 0001 named fewer; which roles exist is said in the contract. */
const roles = /* sql */ `
ALTER TABLE membership DROP CONSTRAINT membership_roles_check;
ALTER TABLE membership ADD CONSTRAINT membership_roles_check CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['inspector',
  'chief_inspector', 'technician', 'mobile_operator', 'call_taker', 'neighbourhood_inspector', 'analyst']);
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_subject_kind_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_subject_kind_check CHECK (subject_kind IN ('consultation', 'staff',
  'counter', 'audit', 'site', 'ticket', 'zone', 'visitor', 'appointment', 'report', 'question', 'alarm'));
`;

const zoneOwned = [
  'record_key',
  'mail',
  'portal_setting',
  'agenda',
  'neighbourhood',
  'neighbourhood_inspector',
  'slot',
  'seat',
  'absence',
  'invitation',
  'appointment',
  'report',
  'report_word',
  'report_photo',
];

const security = zoneOwned
  .map(
    (table) => /* sql */ `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON ${table} USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO loket_app;`,
  )
  .join('\n');
