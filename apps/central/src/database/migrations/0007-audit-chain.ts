import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each audit entry carries SHA-256 over the entry before and its own content: whoever changes, removes, reorders or
 * slips in one entry has to recompute every later one, and who kept an older head sees it. The database computes it,
 * so that no program can leave it out; `npm run audit -- verify` recomputes it without the database's help.
 */
export class AuditChain0007 implements MigrationInterface {
  readonly name = 'AuditChain1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [columns, chain, existing, guard]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('The chain can’t be taken back; restore a backup instead.');
  }
}

const columns = /* sql */ `
ALTER TABLE audit_entry
  -- Counts per zone without gaps: an entry that is removed leaves a hole.
  ADD COLUMN place bigint,
  ADD COLUMN hash bytea;
-- The end of each zone's chain; its row lock makes entries follow each other.
CREATE TABLE audit_head (
  zone_id uuid PRIMARY KEY REFERENCES zone (id),
  place bigint NOT NULL,
  hash bytea NOT NULL
);
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON audit_head USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT ON audit_head TO loket_app;
`;

/**
 * What is hashed: the fields as a JSON array of texts, so that no two entries have one text. Times are microseconds
 * since 1970, which depend on no setting of a session.
 */
const chain = /* sql */ `
CREATE FUNCTION audit_text(e audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(e.zone_id::text, e.place::text,
    (extract(epoch FROM e.at) * 1000000)::bigint::text, e.actor_kind, coalesce(e.actor_id::text, ''), e.action,
    e.subject_kind, coalesce(e.subject_id::text, ''), e.reason)::text
$$;
-- Runs with the owner's rights: who writes an entry can't write the head.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE head audit_head;
BEGIN
  INSERT INTO audit_head (zone_id, place, hash) VALUES (NEW.zone_id, 0, sha256(convert_to(NEW.zone_id::text, 'UTF8')))
    ON CONFLICT (zone_id) DO NOTHING;
  SELECT * INTO head FROM audit_head WHERE zone_id = NEW.zone_id FOR UPDATE;
  NEW.place := head.place + 1;
  NEW.at := clock_timestamp();
  NEW.hash := sha256(head.hash || convert_to(audit_text(NEW), 'UTF8'));
  UPDATE audit_head SET place = NEW.place, hash = NEW.hash WHERE zone_id = NEW.zone_id;
  RETURN NEW;
END $$;
`;

/** What was written before the chain gets its links in the order of its ids. */
const existing = /* sql */ `
ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only;
DO $$
DECLARE one audit_entry; head audit_head;
BEGIN
  FOR one IN SELECT * FROM audit_entry ORDER BY zone_id, id LOOP
    PERFORM set_config('loket.zone', one.zone_id::text, true);
    INSERT INTO audit_head (zone_id, place, hash) VALUES (one.zone_id, 0, sha256(convert_to(one.zone_id::text, 'UTF8')))
      ON CONFLICT (zone_id) DO NOTHING;
    SELECT * INTO head FROM audit_head WHERE zone_id = one.zone_id;
    one.place := head.place + 1;
    one.hash := sha256(head.hash || convert_to(audit_text(one), 'UTF8'));
    UPDATE audit_entry SET place = one.place, hash = one.hash WHERE zone_id = one.zone_id AND id = one.id;
    UPDATE audit_head SET place = one.place, hash = one.hash WHERE zone_id = one.zone_id;
  END LOOP;
END $$;
ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only;
`;

const guard = /* sql */ `
ALTER TABLE audit_entry ALTER COLUMN place SET NOT NULL, ALTER COLUMN hash SET NOT NULL;
CREATE UNIQUE INDEX audit_entry_place ON audit_entry (zone_id, place);
-- The search page asks for one person's acts, and for everything about one subject.
CREATE INDEX audit_entry_actor ON audit_entry (zone_id, actor_id, place);
CREATE INDEX audit_entry_subject ON audit_entry (zone_id, subject_id, place);
CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
`;
