import type { Agenda, AgendaId, AgendaKind, StaffId } from '@loket/contract';
import type { StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { Neighbourhood } from './find-inspector.ts';

type AgendaRow = { id: AgendaId; kind: AgendaKind; name: string; staffId: StaffId | null };

const COLUMNS = /* sql */ `id, kind, name, staff_id AS "staffId"`;

/** One's own agenda is one's own; services and everybody's are the chief inspector's. */
const isMine = (staff: StaffSession, row: AgendaRow): boolean =>
  row.staffId === staff.staffId || staff.roles.includes('chief_inspector');

export async function agendasOf(tx: ZoneTransaction, staff: StaffSession): Promise<Agenda[]> {
  const rows = await tx.query<AgendaRow>(`SELECT ${COLUMNS} FROM agenda ORDER BY kind, name`);
  return rows.map((row) => ({ ...row, mine: isMine(staff, row) }));
}

/** @throws Refusal `not_found`; `forbidden` for somebody else's */
export async function ownAgenda(tx: ZoneTransaction, staff: StaffSession, id: AgendaId): Promise<AgendaRow> {
  const [row] = await tx.query<AgendaRow>(`SELECT ${COLUMNS} FROM agenda WHERE id = $1`, [id]);
  if (!row) throw new Refusal('not_found', 'There is no such agenda.');
  if (!isMine(staff, row)) throw new Refusal('forbidden', 'This is somebody else’s agenda.');
  return row;
}

export async function insertAgenda(
  tx: ZoneTransaction,
  agenda: {
    kind: AgendaKind;
    name: string;
    staffId: StaffId | null;
    siteId: string | null;
    email: string | null;
  },
): Promise<AgendaRow> {
  const [row] = await tx.query<AgendaRow>(
    `INSERT INTO agenda (zone_id, kind, name, staff_id, site_id, email) VALUES ($1, $2, $3, $4, $5, $6)
     RETURNING ${COLUMNS}`,
    [tx.zoneId, agenda.kind, agenda.name, agenda.staffId, agenda.siteId, agenda.email],
  );
  if (!row) throw new Error('An agenda was inserted without a row.');
  return row;
}

export function neighbourhoodsOf(tx: ZoneTransaction): Promise<Neighbourhood[]> {
  return tx.query<Neighbourhood>(
    `SELECT i.agenda_id AS "agendaId", g.name, n.name AS neighbourhood, m.name AS municipality, n.streets
     FROM neighbourhood_inspector i
     JOIN neighbourhood n ON n.zone_id = i.zone_id AND n.id = i.neighbourhood_id
     JOIN municipality m ON m.zone_id = n.zone_id AND m.id = n.municipality_id
     JOIN agenda g ON g.zone_id = i.zone_id AND g.id = i.agenda_id
     ORDER BY m.name, n.name, g.name`,
  );
}
