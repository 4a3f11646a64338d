import { type AppointmentId, err, type Locale, ok, type Result, type SiteId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

const EARLIEST_MINUTES = 60;
const LATEST_MINUTES = 30;

export type RedeemedAppointment = { appointmentId: AppointmentId; startsAt: Date; locale: Locale };

/**
 * `unknown`: nobody's code at this site. `used`: a ticket was already taken with it. `too_early`, `too_late`: more
 * than an hour before, more than half an hour after.
 */
export type RedeemRefusal = 'unknown' | 'used' | 'too_early' | 'too_late';

/**
 * The holder of an appointment at a virtual counter is at its site's kiosk and typed the code: marks them as
 * arrived, for a ticket with the priority of an appointment in the same transaction.
 * @param code as typed; blanks and small letters forgiven
 * @param at the instant at the kiosk; offline kiosks bring it later
 */
export async function redeemAppointmentCode(
  tx: ZoneTransaction,
  { siteId, code, at }: { siteId: SiteId; code: string; at: Date },
): Promise<Result<RedeemedAppointment, RedeemRefusal>> {
  const [row] = await tx.query<RedeemedAppointment & { arrivedAt: Date | null }>(
    `SELECT p.id AS "appointmentId", lower(s.span) AS "startsAt", p.locale, p.arrived_at AS "arrivedAt"
     FROM appointment p
     JOIN slot s ON s.zone_id = p.zone_id AND s.id = p.slot_id
     WHERE p.kiosk_code = $1 AND p.state = 'booked' AND s.site_id = $2 FOR NO KEY UPDATE OF p`,
    [code.replaceAll(/\s/g, '').toUpperCase(), siteId],
  );
  if (!row) return err('unknown');
  if (row.arrivedAt) return err('used');
  const early = (row.startsAt.getTime() - at.getTime()) / 60_000;
  if (early > EARLIEST_MINUTES) return err('too_early');
  if (-early > LATEST_MINUTES) return err('too_late');
  await tx.query('UPDATE appointment SET arrived_at = $2 WHERE id = $1', [row.appointmentId, at]);
  return ok({ appointmentId: row.appointmentId, startsAt: row.startsAt, locale: row.locale });
}
