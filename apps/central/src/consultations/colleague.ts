import type { StaffId, TransferConsultation } from '@loket/contract';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { DESK_VALID_SECONDS } from '../staff/inspectors.repository.ts';

/**
 * Who a ticket is kept for when this inspector passes it on; nobody in particular is null. A language means one
 * colleague: of those at work who speak it, the one who has been idle longest, else the one who is busy longest.
 * @throws Refusal `not_found` (no other inspector of this zone), `nobody_speaks_it`
 */
export async function colleagueFor(
  tx: ZoneTransaction,
  inspectorId: StaffId,
  to: TransferConsultation['to'],
): Promise<StaffId | null> {
  if (to.kind === 'anybody') return null;
  if (to.kind === 'inspector') {
    const [colleague] = await tx.query<{ id: StaffId }>(
      'SELECT staff_id AS id FROM inspector WHERE staff_id = $1 AND staff_id <> $2',
      [to.inspectorId, inspectorId],
    );
    if (!colleague) throw new Refusal('not_found', 'There is no such colleague.');
    return colleague.id;
  }
  const [colleague] = await tx.query<{ id: StaffId }>(
    `SELECT i.staff_id AS id FROM inspector i
     LEFT JOIN consultation k ON k.zone_id = i.zone_id AND k.inspector_id = i.staff_id AND k.phase <> 'ended'
     WHERE i.staff_id <> $1 AND $2 = ANY (i.languages) AND (k.id IS NOT NULL OR (i.availability = 'available'
       AND i.desk_seen_at > clock_timestamp() - make_interval(secs => $3)))
     ORDER BY k.called_at NULLS FIRST, i.idle_since, i.staff_id LIMIT 1`,
    [inspectorId, to.locale, DESK_VALID_SECONDS],
  );
  if (!colleague) throw new Refusal('nobody_speaks_it', 'No colleague at work speaks this language.');
  return colleague.id;
}
