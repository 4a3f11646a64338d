import type { AgendaId, AppointmentId, DeskAppointment, PlaceKind, SlotId } from '@loket/contract';
import type { StaffSession } from '../access/access.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { COLLIDES, offeredSlot, SLOT_COLUMNS, type SlotRow } from './slots.repository.ts';

/** Call-takers and chief inspectors see every appointment of the zone, others those of their own agenda. */
const seesAll = (staff: StaffSession): boolean =>
  staff.roles.some((role) => role === 'call_taker' || role === 'chief_inspector');

/** For `appointment p` in `agenda g`: $1 sees all, $2 who. */
const MAY_SEE = '($1::boolean OR g.staff_id = $2)';

type Row = SlotRow & {
  appointmentId: AppointmentId;
  agenda: string;
  state: 'booked' | 'cancelled';
  madeBy: 'citizen' | 'staff';
  collides: boolean;
  arrived: boolean;
  placeKind: PlaceKind;
  agendaId: AgendaId;
};

/** The coming ones and those of today, without anybody's name. */
export async function deskAppointments(tx: ZoneTransaction, staff: StaffSession): Promise<DeskAppointment[]> {
  const rows = await tx.query<Row>(
    `SELECT p.id AS "appointmentId", g.name AS agenda, p.state, p.made_by AS "madeBy",
       p.arrived_at IS NOT NULL AS arrived, ${COLLIDES} AS collides, ${SLOT_COLUMNS}
     FROM appointment p
     JOIN slot s ON s.zone_id = p.zone_id AND s.id = p.slot_id
     LEFT JOIN site t ON t.zone_id = s.zone_id AND t.id = s.site_id
     JOIN agenda g ON g.zone_id = s.zone_id AND g.id = s.agenda_id
     WHERE upper(s.span) > clock_timestamp() - interval '12 hours' AND ${MAY_SEE}
     ORDER BY lower(s.span), p.created_at LIMIT 500`,
    [seesAll(staff), staff.staffId],
  );
  return rows.map((row) => ({
    id: row.appointmentId,
    agendaId: row.agendaId,
    agenda: row.agenda,
    slot: offeredSlot(row),
    state: row.state,
    madeBy: row.madeBy,
    collides: row.collides && row.state === 'booked',
    arrived: row.arrived,
  }));
}

export async function maySeeAppointment(
  tx: ZoneTransaction,
  staff: StaffSession,
  id: AppointmentId,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT FROM appointment p
     JOIN slot s ON s.zone_id = p.zone_id AND s.id = p.slot_id
     JOIN agenda g ON g.zone_id = s.zone_id AND g.id = s.agenda_id
     WHERE p.id = $3 AND ${MAY_SEE}`,
    [seesAll(staff), staff.staffId, id],
  );
  return rows.length > 0;
}

/** Closes a slot for good. @returns its agenda and who had booked it; undefined when it is gone or closed */
export async function closeSlot(
  tx: ZoneTransaction,
  slotId: SlotId,
): Promise<{ booked: AppointmentId[] } | undefined> {
  const closed = await tx.query(
    'UPDATE slot SET closed_at = clock_timestamp() WHERE id = $1 AND closed_at IS NULL RETURNING id',
    [slotId],
  );
  if (closed.length === 0) return undefined;
  const booked = await tx.query<{ id: AppointmentId }>(
    `SELECT id FROM appointment WHERE slot_id = $1 AND state = 'booked' ORDER BY id`,
    [slotId],
  );
  return { booked: booked.map(({ id }) => id) };
}

export async function agendaOfSlot(tx: ZoneTransaction, slotId: SlotId): Promise<AgendaId | undefined> {
  const [row] = await tx.query<{ agendaId: AgendaId }>(
    'SELECT agenda_id AS "agendaId" FROM slot WHERE id = $1',
    [slotId],
  );
  return row?.agendaId;
}
