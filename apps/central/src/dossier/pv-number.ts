import { PvNumber, type TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';

const KIND = 'pv_number';

/** The number that the police's own system gave, as the inspector typed it. */
export async function pvNumberOf(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
): Promise<PvNumber | null> {
  const [row] = await tx.query<{ sealed: Buffer | null }>(
    'SELECT sealed_pv_number AS sealed FROM dossier WHERE ticket_id = $1',
    [ticketId],
  );
  return pvNumberIn(key, row?.sealed ?? null);
}

export function pvNumberIn(key: DataKey, sealed: Buffer | null): PvNumber | null {
  const opened = sealed && key.open(KIND, sealed);
  return opened?.ok ? PvNumber.parse(opened.value.toString('utf8')) : null;
}

export async function setPvNumber(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
  pvNumber: PvNumber,
): Promise<void> {
  await tx.query('UPDATE dossier SET sealed_pv_number = $2 WHERE ticket_id = $1', [
    ticketId,
    key.seal(KIND, Buffer.from(pvNumber)),
  ]);
}
