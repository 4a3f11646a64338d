import type { ConsultationId, HandOver, TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

type Row = {
  state: Exclude<HandOver['state'], 'none'>;
  reference: string;
  detail: string | null;
  writtenAt: Date;
  acknowledgedAt: Date | null;
};

export async function handOverOf(tx: ZoneTransaction, ticketId: TicketId): Promise<HandOver> {
  const [row] = await tx.query<Row>(
    `SELECT state, reference, detail, written_at AS "writtenAt", acknowledged_at AS "acknowledgedAt"
     FROM hand_over WHERE ticket_id = $1`,
    [ticketId],
  );
  if (!row) return { state: 'none' };
  if (row.state === 'failed') return { state: 'failed', detail: row.detail ?? 'unknown' };
  const { reference } = row;
  const writtenAt = row.writtenAt.toISOString();
  if (row.state === 'acknowledged' && row.acknowledgedAt)
    return { state: 'acknowledged', reference, writtenAt, acknowledgedAt: row.acknowledgedAt.toISOString() };
  return { state: 'written', reference, writtenAt };
}

/** How often a package was refused by the receiving side: the next one has a name of its own. */
export async function attemptsOf(tx: ZoneTransaction, ticketId: TicketId): Promise<number> {
  const [row] = await tx.query<{ reference: string }>(
    `SELECT reference FROM hand_over WHERE ticket_id = $1 AND state = 'failed'`,
    [ticketId],
  );
  if (!row) return 0;
  return Number(/-[0-9a-f]{6}-(\d+)$/.exec(row.reference)?.[1] ?? 1);
}

/** @returns whether this is news: the same package noted twice is once */
export async function noteWritten(
  tx: ZoneTransaction,
  ticketId: TicketId,
  reference: string,
  manifestSha256: string,
): Promise<boolean> {
  const [row] = await tx.query<{ ticketId: string }>(
    `INSERT INTO hand_over (zone_id, ticket_id, state, reference, manifest_sha256) VALUES ($1, $2, 'written', $3, $4)
     ON CONFLICT (zone_id, ticket_id) DO UPDATE SET state = 'written', reference = excluded.reference,
       manifest_sha256 = excluded.manifest_sha256, detail = NULL, written_at = clock_timestamp()
     WHERE hand_over.state = 'failed'
     RETURNING ticket_id AS "ticketId"`,
    [tx.zoneId, ticketId, reference, manifestSha256],
  );
  return row !== undefined;
}

/** Packages that lie in the folder and have no answer yet. */
export type Unanswered = { ticketId: TicketId; reference: string; manifestSha256: string };

export async function unanswered(tx: ZoneTransaction): Promise<Unanswered[]> {
  return tx.query<Unanswered>(
    `SELECT ticket_id AS "ticketId", reference, manifest_sha256 AS "manifestSha256"
     FROM hand_over WHERE state = 'written' ORDER BY written_at LIMIT 500`,
  );
}

/** @returns the consultation that is told, when this was news */
export async function noteAnswer(
  tx: ZoneTransaction,
  { ticketId, reference }: Unanswered,
  answer: 'fits' | 'other_bytes',
): Promise<{ id: ConsultationId; ticketId: TicketId } | undefined> {
  const [row] = await tx.query<{ ticketId: string }>(
    `UPDATE hand_over SET state = CASE WHEN $3 THEN 'acknowledged' ELSE 'failed' END,
       acknowledged_at = CASE WHEN $3 THEN clock_timestamp() END,
       detail = CASE WHEN $3 THEN NULL ELSE 'other_bytes' END
     WHERE ticket_id = $1 AND reference = $2 AND state = 'written' RETURNING ticket_id AS "ticketId"`,
    [ticketId, reference, answer === 'fits'],
  );
  if (!row) return undefined;
  const [newest] = await tx.query<{ id: ConsultationId }>(
    'SELECT id FROM consultation WHERE ticket_id = $1 ORDER BY called_at DESC LIMIT 1',
    [ticketId],
  );
  return newest && { id: newest.id, ticketId };
}
