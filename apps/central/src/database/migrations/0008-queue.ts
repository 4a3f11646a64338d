import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A queue that is fair and can prove it: the routing policy as versioned data, each decision with all that it depended
 * on, offers, leases, the waits that were announced, parked and referred tickets, and messages to those who wait.
 */
export class Queue0008 implements MigrationInterface {
  readonly name = 'Queue1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [policy, tickets, consultations, inspectors, waits, messages, security])
      await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Recorded decisions and announced waits would be lost; restore a backup instead.');
  }
}

const policy = /* sql */ `
-- Who is served next, as the chief inspector wrote it. Versions are only added; the highest is in force. A zone without
-- one follows version 0, which is in the code.
CREATE TABLE routing_policy (
  zone_id uuid NOT NULL REFERENCES zone (id),
  version integer NOT NULL CHECK (version > 0),
  policy jsonb NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  note text NOT NULL CHECK (length(note) BETWEEN 3 AND 300),
  PRIMARY KEY (zone_id, version)
);
CREATE TRIGGER routing_policy_append_only BEFORE UPDATE OR DELETE ON routing_policy
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The head start of a class by the policy in force; the fallbacks are version 0's.
CREATE FUNCTION head_start(zone uuid, class text) RETURNS interval LANGUAGE sql STABLE AS $$
  SELECT make_interval(mins => coalesce(
    (SELECT (p.policy -> 'headStartMinutes' ->> class)::int FROM routing_policy p
     WHERE p.zone_id = zone ORDER BY p.version DESC LIMIT 1),
    CASE class WHEN 'returning' THEN 240 WHEN 'raised' THEN 60 WHEN 'appointment' THEN 60 ELSE 0 END)) $$;
`;

const tickets = /* sql */ `
ALTER TABLE ticket DROP CONSTRAINT ticket_state_check;
DROP INDEX ticket_waiting;
DROP INDEX ticket_open_number;
ALTER TABLE ticket
  DROP COLUMN rank,
  ADD CONSTRAINT ticket_state_check CHECK (state IN ('waiting', 'called', 'in_consultation', 'parked', 'completed',
    'referred', 'no_show', 'cancelled', 'expired')),
  -- The instant that orders the queue: ordered_at less the head start of its class. Kept by the trigger below.
  ADD COLUMN ranked_at timestamptz,
  ADD COLUMN parked_until timestamptz,
  ADD COLUMN referred_to text CHECK (referred_to IN ('101', 'police_on_web', 'town_hall', 'appointment', 'other_site')),
  -- Whoever missed the call may come back once.
  ADD COLUMN rejoined boolean NOT NULL DEFAULT false,
  ADD CHECK ((state = 'parked') = (parked_until IS NOT NULL)),
  ADD CHECK (referred_to IS NULL OR state = 'referred');
UPDATE ticket SET ranked_at = ordered_at - head_start(zone_id, priority_class);
ALTER TABLE ticket ALTER COLUMN ranked_at SET NOT NULL;

CREATE FUNCTION rank_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A policy that is being written waits for this, or this for it: no ticket keeps a rank by the one before.
  IF NEW.priority_class <> 'normal' THEN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('routing policy ' || NEW.zone_id, 0));
  END IF;
  NEW.ranked_at := NEW.ordered_at - head_start(NEW.zone_id, NEW.priority_class);
  RETURN NEW;
END $$;
-- Also fired by an update that sets the class to what it was: that is how a new policy reorders those who wait.
CREATE TRIGGER ticket_ranked BEFORE INSERT OR UPDATE OF ordered_at, priority_class ON ticket
  FOR EACH ROW EXECUTE FUNCTION rank_ticket();

-- A number is not reused while its namesake of an earlier day is open.
CREATE UNIQUE INDEX ticket_open_number ON ticket (zone_id, site_id, series, count)
  WHERE state IN ('waiting', 'called', 'in_consultation', 'parked');
-- Next reads the waiting ones in this order; lists read the open ones. Each index holds only those, so a million
-- tickets of the past weigh nothing.
CREATE INDEX ticket_waiting ON ticket (zone_id, ranked_at, ordered_at, id) WHERE state = 'waiting';
CREATE INDEX ticket_open ON ticket (zone_id, ranked_at, ordered_at, id)
  WHERE state IN ('waiting', 'called', 'in_consultation', 'parked');
-- A screen says who was sent on today.
CREATE INDEX ticket_referred ON ticket (zone_id, site_id, service_day) WHERE state = 'referred';
-- Reports of a span of days.
CREATE INDEX ticket_by_time ON ticket (zone_id, ordered_at);

ALTER TABLE ticket_event DROP CONSTRAINT ticket_event_kind_check;
ALTER TABLE ticket_event
  ADD CONSTRAINT ticket_event_kind_check CHECK (kind IN ('issued', 'called', 'recalled', 'present', 'away', 'back',
    'card_read', 'card_failed', 'returned', 'ended', 'assigned', 'raised', 'lowered', 'reconciled', 'parked',
    'resumed', 'rejoined', 'transferred', 'referred', 'offered', 'offer_missed')),
  -- What the move changed besides the state, so that the ticket can be rebuilt from its events. No personal data.
  ADD COLUMN data jsonb NOT NULL DEFAULT '{}';

-- When central last heard of a counter before it was cut off; null when it has handed in what it gave out then.
ALTER TABLE counter_health ADD COLUMN cut_off_since timestamptz;

-- A ticket that waits for one inspector's yes.
CREATE TABLE offer (
  zone_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  ticket_id uuid NOT NULL,
  inspector_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'missed', 'withdrawn')),
  offered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES ticket (zone_id, id),
  FOREIGN KEY (zone_id, inspector_id) REFERENCES inspector (zone_id, staff_id)
);
CREATE UNIQUE INDEX offer_one_per_ticket ON offer (zone_id, ticket_id) WHERE state = 'open';
CREATE UNIQUE INDEX offer_one_per_inspector ON offer (zone_id, inspector_id) WHERE state = 'open';
`;

const consultations = /* sql */ `
ALTER TABLE consultation DROP CONSTRAINT consultation_outcome_check;
ALTER TABLE consultation
  ADD CONSTRAINT consultation_outcome_check CHECK (outcome IN ('helped', 'referred', 'returns_later', 'citizen_left',
    'no_show', 'stopped_by_citizen', 'interrupted', 'transferred')),
  -- Until when the inspector's hold on this citizen stands without another sign of life of a desk. The consultation's
  -- id is the fence: whoever held an earlier one of the same ticket can't act on this one.
  ADD COLUMN lease_until timestamptz NOT NULL DEFAULT clock_timestamp() + interval '10 seconds';
-- When somebody was last called at a site, and a day's consultations.
CREATE INDEX consultation_by_time ON consultation (zone_id, called_at);
-- A ticket's consultations, newest first; the other unique index holds only the open one.
CREATE INDEX consultation_of_ticket ON consultation (zone_id, ticket_id, called_at);
-- When somebody was last called to a counter: one step for each counter of a site, however busy the day was.
CREATE INDEX consultation_of_counter ON consultation (zone_id, counter_id, called_at);

-- Each decision of the routing with all that it depended on, so that it can be explained, and taken again.
CREATE TABLE routing_decision (
  zone_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  policy_version integer NOT NULL CHECK (policy_version >= 0),
  snapshot jsonb NOT NULL,
  decision jsonb NOT NULL,
  PRIMARY KEY (zone_id, consultation_id),
  FOREIGN KEY (zone_id, consultation_id) REFERENCES consultation (zone_id, id)
);
-- The newest ones, for a preview; the oldest, to forget them.
CREATE INDEX routing_decision_by_time ON routing_decision (zone_id, at);
`;

const inspectors = /* sql */ `
ALTER TABLE inspector
  ADD COLUMN languages text[] NOT NULL DEFAULT '{nl,fr,de,en}'
    CHECK (languages <@ ARRAY['nl', 'fr', 'de', 'en'] AND cardinality(languages) > 0),
  ADD COLUMN skills text[] NOT NULL DEFAULT '{victims,fraud,traffic}'
    CHECK (skills <@ ARRAY['victims', 'fraud', 'traffic']),
  -- Since when there was nothing to do: the longest idle is offered first.
  ADD COLUMN idle_since timestamptz NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN state_since timestamptz NOT NULL DEFAULT clock_timestamp();

-- When inspectors were at work, for the occupancy: one row a span, the open one without an end.
CREATE TABLE work_span (
  zone_id uuid NOT NULL,
  inspector_id uuid NOT NULL,
  began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  PRIMARY KEY (zone_id, inspector_id, began_at),
  CHECK (ended_at >= began_at),
  FOREIGN KEY (zone_id, inspector_id) REFERENCES inspector (zone_id, staff_id)
);
CREATE UNIQUE INDEX work_span_open ON work_span (zone_id, inspector_id) WHERE ended_at IS NULL;
`;

const waits = /* sql */ `
-- What was known about a wait when the ticket was issued: nineteen quantiles in seconds (5 %, 10 %, … 95 %), what was
-- told, and where the true wait fell (0 to 1). The last column is what the next announcements learn from.
CREATE TABLE wait_forecast (
  zone_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  announced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  people_before integer NOT NULL CHECK (people_before >= 0),
  quantiles real[] NOT NULL CHECK (cardinality(quantiles) = 19),
  -- The interval before rounding, and what was said; null when only the position was said.
  low_seconds real,
  high_seconds real,
  told_from_minutes integer,
  told_to_minutes integer,
  waited_seconds real,
  fell_at real CHECK (fell_at BETWEEN 0 AND 1),
  PRIMARY KEY (zone_id, ticket_id),
  CHECK ((low_seconds IS NULL) = (high_seconds IS NULL)),
  CHECK ((waited_seconds IS NULL) = (fell_at IS NULL)),
  FOREIGN KEY (zone_id, ticket_id) REFERENCES ticket (zone_id, id)
);
CREATE INDEX wait_forecast_newest ON wait_forecast (zone_id, announced_at DESC) WHERE fell_at IS NOT NULL;
`;

const messages = /* sql */ `
-- What the chief inspector tells those who wait; no site means all.
CREATE TABLE screen_message (
  zone_id uuid NOT NULL REFERENCES zone (id),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  site_id uuid,
  texts jsonb NOT NULL,
  until timestamptz NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (zone_id, id),
  FOREIGN KEY (zone_id, site_id) REFERENCES site (zone_id, id)
);
`;

const security = [
  'routing_policy',
  'offer',
  'routing_decision',
  'work_span',
  'wait_forecast',
  'screen_message',
]
  .map(
    (table) => /* sql */ `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON ${table} USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO loket_app;`,
  )
  .join('\n')
  .concat('\nREVOKE UPDATE, DELETE ON routing_policy FROM loket_app;');
