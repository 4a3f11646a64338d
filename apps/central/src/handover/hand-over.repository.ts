import type { HandOver, TicketId } from '@loket/contract';
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
