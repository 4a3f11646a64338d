import { type ConsultationId, err, type Result, type TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { Unreadable } from './sealing.ts';
import type { DataKey, Vault } from './vault.ts';

/**
 * Makes the dossier of the ticket that this consultation is for, with its key; the one that an interrupted
 * consultation left behind is simply taken up again.
 */
export async function openDossier(
  tx: ZoneTransaction,
  vault: Vault,
  consultationId: ConsultationId,
): Promise<void> {
  const [row] = await tx.query<{ ticketId: TicketId }>(
    'SELECT ticket_id AS "ticketId" FROM consultation WHERE id = $1',
    [consultationId],
  );
  if (!row) throw new Error('A dossier needs a consultation.');
  const { wrapped } = vault.makeKey({ zoneId: tx.zoneId, recordId: row.ticketId });
  await tx.query(
    `INSERT INTO dossier (zone_id, ticket_id, wrapped) VALUES ($1, $2, $3)
     ON CONFLICT (zone_id, ticket_id) DO UPDATE SET keep_until = NULL, signing = '{"state":"none"}',
       wrapped = coalesce(dossier.wrapped, excluded.wrapped), version = dossier.version + 1`,
    [tx.zoneId, row.ticketId, wrapped],
  );
}

/** The key of a dossier that was read already. */
export function dossierKey(
  zoneId: ZoneTransaction['zoneId'],
  vault: Vault,
  ticketId: TicketId,
  wrapped: Uint8Array | null,
): Result<DataKey, 'destroyed' | Unreadable> {
  return wrapped ? vault.unwrap({ zoneId, recordId: ticketId }, wrapped) : err('destroyed');
}

/** The key, or `destroyed` once the dossier's term was over. */
export async function dossierKeyOf(
  tx: ZoneTransaction,
  vault: Vault,
  ticketId: TicketId,
): Promise<Result<DataKey, 'destroyed' | Unreadable>> {
  const [row] = await tx.query<{ wrapped: Buffer | null }>(
    'SELECT wrapped FROM dossier WHERE zone_id = $1 AND ticket_id = $2',
    [tx.zoneId, ticketId],
  );
  return dossierKey(tx.zoneId, vault, ticketId, row?.wrapped ?? null);
}
