import type {
  AgendaId,
  DeskSlot,
  OfferedSlot,
  OpenedSlots,
  OpenSlots,
  PlaceKind,
  SlotAudience,
  SlotId,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** A moment that begins sooner can't be prepared any more. */
const LEAD_MINUTES = 30;
const DAYS_AHEAD = 120;

export type SlotRow = {
  id: SlotId;
  agendaId: AgendaId;
  startsAt: Date;
  endsAt: Date;
  placeKind: PlaceKind;
  place: string;
  siteId: string | null;
  audience: SlotAudience;
};

/** For `slot s`, with its site as `t`. */
export const SLOT_COLUMNS = /* sql */ `s.id, s.agenda_id AS "agendaId", lower(s.span) AS "startsAt",
  upper(s.span) AS "endsAt", s.place_kind AS "placeKind", s.site_id AS "siteId", s.audience,
  CASE WHEN s.place_kind = 'home' THEN '' ELSE concat_ws(', ', t.name, nullif(s.place, '')) END AS place`;
export const SLOT_FROM = /* sql */ `slot s LEFT JOIN site t ON t.zone_id = s.zone_id AND t.id = s.site_id`;

/** The imported calendar says that the person of this agenda is not there. */
export const COLLIDES = /* sql */ `EXISTS (
  SELECT FROM absence a JOIN agenda g ON g.zone_id = a.zone_id AND g.staff_id = a.staff_id
  WHERE g.zone_id = s.zone_id AND g.id = s.agenda_id AND a.span && s.span)`;

const TAKEN = /* sql */ `(SELECT count(*)::int FROM appointment p
  WHERE p.zone_id = s.zone_id AND p.slot_id = s.id AND p.state = 'booked')`;

export const OFFERED = /* sql */ `s.closed_at IS NULL AND NOT ${COLLIDES} AND ${TAKEN} < s.capacity
  AND lower(s.span) > clock_timestamp() + interval '${LEAD_MINUTES} minutes'
  AND lower(s.span) < clock_timestamp() + interval '${DAYS_AHEAD} days'`;

export const offeredSlot = ({ id, startsAt, endsAt, placeKind, place }: SlotRow): OfferedSlot => ({
  id,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  placeKind,
  place,
});

/** @param invited also those that only invited people see */
export async function offeredSlots(
  tx: ZoneTransaction,
  agendaId: AgendaId,
  invited: boolean,
): Promise<OfferedSlot[]> {
  const rows = await tx.query<SlotRow>(
    `SELECT ${SLOT_COLUMNS} FROM ${SLOT_FROM}
     WHERE s.agenda_id = $1 AND ${OFFERED} AND (s.audience = 'public' OR $2)
     ORDER BY lower(s.span) LIMIT 500`,
    [agendaId, invited],
  );
  return rows.map(offeredSlot);
}

/** Every open slot of an agenda from today on, as staff see it. */
export async function deskSlots(tx: ZoneTransaction, agendaId: AgendaId): Promise<DeskSlot[]> {
  const rows = await tx.query<SlotRow & { capacity: number; booked: number; collides: boolean }>(
    `SELECT ${SLOT_COLUMNS}, s.capacity, ${TAKEN} AS booked, ${COLLIDES} AS collides FROM ${SLOT_FROM}
     WHERE s.agenda_id = $1 AND s.closed_at IS NULL AND upper(s.span) > clock_timestamp()
     ORDER BY lower(s.span) LIMIT 1000`,
    [agendaId],
  );
  return rows.map((row) => ({
    ...offeredSlot(row),
    agendaId: row.agendaId,
    audience: row.audience,
    capacity: row.capacity,
    booked: row.booked,
    collides: row.collides,
  }));
}

/** The times are the zone's wall clock, so that 9.00 stays 9.00 when summer time begins or ends. */
const SERIES = /* sql */ `
  SELECT (local AT TIME ZONE z.time_zone) AS starts,
    ((local + make_interval(mins => $4)) AT TIME ZONE z.time_zone) AS ends
  FROM zone z, generate_series(0, $6::int - 1) AS week, generate_series(0, $5::int - 1) AS turn,
    LATERAL (SELECT $1::date + $2::time + make_interval(days => 7 * week, mins => turn * ($4::int + $3::int)) AS local) l
  WHERE z.id = current_zone() ORDER BY local`;

/** What overlaps with a slot that is there, or has begun, is skipped and counted. */
export async function openSeries(tx: ZoneTransaction, series: OpenSlots): Promise<OpenedSlots> {
  const moments = await tx.query<{ starts: Date; ends: Date }>(SERIES, [
    series.date,
    series.from,
    series.pauseMinutes,
    series.lengthMinutes,
    series.count,
    series.weeks,
  ]);
  let opened = 0;
  for (const { starts, ends } of moments)
    if (starts.getTime() > Date.now() && ends > starts && (await openSlot(tx, series, starts, ends)))
      opened += 1;
  return { opened, skipped: moments.length - opened };
}

async function openSlot(tx: ZoneTransaction, series: OpenSlots, starts: Date, ends: Date): Promise<boolean> {
  const [slot] = await tx.query<{ id: string }>(
    `INSERT INTO slot (zone_id, agenda_id, span, place_kind, site_id, place, capacity, audience)
     VALUES ($1, $2, tstzrange($3, $4), $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [
      tx.zoneId,
      series.agendaId,
      starts,
      ends,
      series.placeKind,
      series.siteId,
      series.place,
      series.capacity,
      series.audience,
    ],
  );
  if (!slot) return false;
  await tx.query(
    'INSERT INTO seat (zone_id, slot_id, number) SELECT $1, $2, n FROM generate_series(1, $3::int) n',
    [tx.zoneId, slot.id, series.capacity],
  );
  return true;
}

/**
 * The lowest free seat of an offered slot. Bookings of one slot wait for each other on its row; the unique index on
 * the seat is what makes a second booking impossible.
 * @returns undefined when the slot is full, closed, gone, or its person is absent
 */
export async function freeSeat(
  tx: ZoneTransaction,
  slotId: SlotId,
): Promise<{ slot: SlotRow; seat: number } | undefined> {
  await tx.query('SELECT FROM slot WHERE id = $1 FOR NO KEY UPDATE', [slotId]);
  const [row] = await tx.query<SlotRow & { seat: number }>(
    `SELECT ${SLOT_COLUMNS}, (SELECT min(e.number) FROM seat e WHERE e.zone_id = s.zone_id AND e.slot_id = s.id
       AND NOT EXISTS (SELECT FROM appointment p WHERE p.zone_id = e.zone_id AND p.slot_id = e.slot_id
         AND p.seat = e.number AND p.state = 'booked')) AS seat
     FROM ${SLOT_FROM} WHERE s.id = $1 AND ${OFFERED}`,
    [slotId],
  );
  if (!row || row.seat === null) return undefined;
  const { seat, ...slot } = row;
  return { slot, seat };
}
