import { type CardReadingId, Verdict } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';
import type { CardReading } from './card-readings.repository.ts';

/** Longer than a question takes: whoever asked is gone. */
const ASKING_SECONDS = 20;
/** The proofs of a card are read in seconds. */
const PROOFS_SECONDS = 60;

/**
 * Takes the question about this reading's card upon the caller, once: when the card's certificates are here, or nothing
 * further comes.
 */
export async function claimStatus(tx: ZoneTransaction, id: CardReadingId): Promise<boolean> {
  const [claimed] = await tx.query<{ id: string }>(
    `INSERT INTO card_status (zone_id, reading_id)
     SELECT r.zone_id, r.id FROM card_reading r WHERE r.id = $1 AND r.state = 'complete' AND (r.proofs_ended OR 2 = (
       SELECT count(*) FROM sealed_card_file f WHERE f.reading_id = r.id
         AND f.file IN ('authentication_certificate', 'ca_certificate')))
     ON CONFLICT DO NOTHING RETURNING reading_id AS id`,
    [id],
  );
  return claimed !== undefined;
}

export async function storeStatus(
  tx: ZoneTransaction,
  key: DataKey,
  id: CardReadingId,
  verdict: Verdict,
): Promise<void> {
  await tx.query('UPDATE card_status SET sealed = $2 WHERE reading_id = $1', [
    id,
    key.seal(kindOf(id), Buffer.from(JSON.stringify(verdict))),
  ]);
}

/** What is known of this reading's card by now. */
export async function revocationOf(
  tx: ZoneTransaction,
  key: DataKey,
  { id }: Pick<CardReading, 'id'>,
): Promise<Verdict> {
  const [row] = await tx.query<{ sealed: Buffer | null; asked: boolean; isLate: boolean }>(
    `SELECT s.sealed, s.asked_at IS NOT NULL AS asked,
       clock_timestamp() > CASE WHEN s.asked_at IS NULL THEN r.started_at + make_interval(secs => $2)
         ELSE s.asked_at + make_interval(secs => $3) END AS "isLate"
     FROM card_reading r LEFT JOIN card_status s ON s.zone_id = r.zone_id AND s.reading_id = r.id
     WHERE r.id = $1`,
    [id, PROOFS_SECONDS, ASKING_SECONDS],
  );
  const opened = row?.sealed && key.open(kindOf(id), row.sealed);
  if (opened?.ok) return Verdict.parse(JSON.parse(opened.value.toString('utf8')));
  if (!row?.isLate) return { verdict: 'indeterminate', reason: 'asking' };
  return { verdict: 'indeterminate', reason: row.asked ? 'authority_away' : 'missing_file' };
}

const kindOf = (id: CardReadingId): string => `card_status:${id}`;
