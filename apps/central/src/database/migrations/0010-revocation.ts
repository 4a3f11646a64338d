import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What proves a card beyond its files: the authority's word on it, and the answer of its own chip. */
export class Revocation0010 implements MigrationInterface {
  readonly name = 'Revocation1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [readings, statuses, evidence]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Answers that levels of signatures rest on would be lost; restore a backup instead.');
  }
}

const readings = /* sql */ `
ALTER TABLE card_reading
  -- What the chip of this reading has to sign; made once, so that an answer to another one proves nothing.
  ADD COLUMN challenge bytea CHECK (octet_length(challenge) = 48),
  -- The counter said that no further proof of this card comes.
  ADD COLUMN proofs_ended boolean NOT NULL DEFAULT false;
`;

const statuses = /* sql */ `
-- What the authority said about the card of a reading, sealed: that a card was reported stolen is about a person. No
-- row: not asked. Not sealed yet: the question is under way since asked_at.
CREATE TABLE card_status (
  zone_id uuid NOT NULL,
  reading_id uuid NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sealed bytea,
  PRIMARY KEY (zone_id, reading_id),
  FOREIGN KEY (zone_id, reading_id) REFERENCES card_reading (zone_id, id) ON DELETE CASCADE
);
ALTER TABLE card_status ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_status FORCE ROW LEVEL SECURITY;
CREATE POLICY own_zone ON card_status USING (zone_id = current_zone()) WITH CHECK (zone_id = current_zone());
GRANT SELECT, INSERT, UPDATE, DELETE ON card_status TO loket_app;
`;

const evidence = /* sql */ `
-- What decided the level of a signature by card: the authority's answer as it came, or which list. Sealed like the pages.
ALTER TABLE signed_statement
  ADD COLUMN sealed_evidence bytea,
  ADD CHECK (sealed_evidence IS NULL OR method = 'eid');
`;
