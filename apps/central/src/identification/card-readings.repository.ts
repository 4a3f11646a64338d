import type {
  CardFailure,
  CardFile,
  CardReadingId,
  ConsultationId,
  ReadingStep,
  TicketId,
} from '@loket/contract';
import type { CardFiles } from '@loket/identity';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';

export type CardReading = {
  id: CardReadingId;
  state: 'reading' | 'complete' | 'failed';
  step: ReadingStep;
  failure: CardFailure | null;
  startedAt: Date;
  challenge: Buffer | null;
  proofsEnded: boolean;
};

/**
 * Goes on with a reading, or begins it; a new one replaces what was read before of this visit.
 * @throws Refusal `forbidden` (another consultation's reading), `out_of_state` (it has ended)
 */
export async function continueReading(
  tx: ZoneTransaction,
  { id: consultationId, ticketId }: { id: ConsultationId; ticketId: TicketId },
  readingId: CardReadingId,
): Promise<void> {
  const [begun] = await tx.query<{ id: string }>(
    `INSERT INTO card_reading (zone_id, ticket_id, consultation_id, id) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING id`,
    [tx.zoneId, ticketId, consultationId, readingId],
  );
  if (begun) {
    await tx.query('DELETE FROM card_reading WHERE ticket_id = $1 AND id <> $2', [ticketId, readingId]);
    return;
  }
  const [known] = await tx.query<{ state: string; consultationId: string }>(
    'SELECT state, consultation_id AS "consultationId" FROM card_reading WHERE id = $1',
    [readingId],
  );
  if (known?.consultationId !== consultationId)
    throw new Refusal('forbidden', 'This is the reading of another consultation.');
  if (known.state !== 'reading') throw new Refusal('out_of_state', 'This reading has ended.');
}

export async function noteStep(tx: ZoneTransaction, id: CardReadingId, step: ReadingStep): Promise<void> {
  await tx.query('UPDATE card_reading SET step = $2 WHERE id = $1', [id, step]);
}

/**
 * For what comes after a whole reading: its proofs, once each, until the counter says that no more come.
 * @throws Refusal `forbidden` (another consultation's reading), `out_of_state` (it is not the one that counts, or over)
 */
export async function continueProofs(
  tx: ZoneTransaction,
  { id: consultationId }: { id: ConsultationId },
  readingId: CardReadingId,
): Promise<void> {
  const [known] = await tx.query<{ state: string; proofsEnded: boolean; consultationId: string }>(
    `SELECT state, proofs_ended AS "proofsEnded", consultation_id AS "consultationId" FROM card_reading WHERE id = $1`,
    [readingId],
  );
  if (known && known.consultationId !== consultationId)
    throw new Refusal('forbidden', 'This is the reading of another consultation.');
  if (known?.state !== 'complete' || known.proofsEnded)
    throw new Refusal('out_of_state', 'No proof of this reading is waited for.');
}

export async function isComplete(tx: ZoneTransaction, id: CardReadingId): Promise<boolean> {
  const [row] = await tx.query<{ state: string }>('SELECT state FROM card_reading WHERE id = $1', [id]);
  return row?.state === 'complete';
}

export async function endProofs(tx: ZoneTransaction, id: CardReadingId): Promise<void> {
  await tx.query('UPDATE card_reading SET proofs_ended = true WHERE id = $1', [id]);
}

/** What the chip of this reading has to sign: made at the first asking, the same at every other. */
export async function challengeFor(
  tx: ZoneTransaction,
  id: CardReadingId,
  fresh: Uint8Array,
): Promise<Buffer> {
  const [row] = await tx.query<{ challenge: Buffer }>(
    'UPDATE card_reading SET challenge = coalesce(challenge, $2) WHERE id = $1 RETURNING challenge',
    [id, Buffer.from(fresh)],
  );
  if (!row) throw new Error('A reading vanished in its own transaction.');
  return row.challenge;
}

/** @throws Refusal `out_of_state` when this file was sent before: a reading's files are never exchanged */
export async function storeCardFile(
  tx: ZoneTransaction,
  key: DataKey,
  id: CardReadingId,
  file: CardFile,
  bytes: Uint8Array,
): Promise<void> {
  const [stored] = await tx.query<{ file: string }>(
    `INSERT INTO sealed_card_file (zone_id, reading_id, file, sealed) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING file`,
    [tx.zoneId, id, file, key.seal(kindOf(id, file), bytes)],
  );
  if (!stored) throw new Refusal('out_of_state', 'This file was sent before.');
}

export async function openCardFiles(
  tx: ZoneTransaction,
  key: DataKey,
  id: CardReadingId,
): Promise<CardFiles> {
  const rows = await tx.query<{ file: CardFile; sealed: Buffer }>(
    'SELECT file, sealed FROM sealed_card_file WHERE reading_id = $1',
    [id],
  );
  const files: CardFiles = {};
  for (const { file, sealed } of rows) {
    const opened = key.open(kindOf(id, file), sealed);
    if (opened.ok) files[file] = opened.value;
  }
  return files;
}

export async function completeReading(tx: ZoneTransaction, id: CardReadingId): Promise<void> {
  await tx.query(`UPDATE card_reading SET state = 'complete', step = 'checked' WHERE id = $1`, [id]);
}

/** A reading that failed leaves nothing behind: a part of a card is no identity. */
export async function failReading(
  tx: ZoneTransaction,
  id: CardReadingId,
  failure: CardFailure,
): Promise<void> {
  await tx.query('DELETE FROM sealed_card_file WHERE reading_id = $1', [id]);
  await tx.query(`UPDATE card_reading SET state = 'failed', failure = $2 WHERE id = $1`, [id, failure]);
}

/** The newest reading is the one that counts, also when an earlier consultation of the ticket made it. */
export async function newestReading(
  tx: ZoneTransaction,
  ticketId: TicketId,
): Promise<CardReading | undefined> {
  const [reading] = await tx.query<CardReading>(
    `SELECT id, state, step, failure, started_at AS "startedAt", challenge, proofs_ended AS "proofsEnded"
     FROM card_reading WHERE ticket_id = $1
     ORDER BY started_at DESC LIMIT 1`,
    [ticketId],
  );
  return reading;
}

const kindOf = (id: CardReadingId, file: CardFile): string => `card_file:${id}:${file}`;
