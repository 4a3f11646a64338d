import { randomInt } from 'node:crypto';
import type {
  AgendaId,
  AgendaKind,
  AppointmentId,
  AppointmentState,
  Booker,
  Locale,
  StaffId,
} from '@loket/contract';
import { z } from 'zod';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { recordKey } from '../vault/record-key.repository.ts';
import type { DataKey, Vault } from '../vault/vault.ts';
import { SLOT_COLUMNS, type SlotRow } from './slots.repository.ts';

const KIND = 'appointment';

/** What is sealed; the schema is loose because it was checked when it came in. */
const Stored = z.object({
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  subject: z.string(),
});

/** Name, address, subject: only together with the record's key. */
export const sealBooker = (key: DataKey, { name, email, phone, address, subject }: Booker): Buffer =>
  key.seal(KIND, Buffer.from(JSON.stringify({ name, email, phone, address, subject })));

export type AppointmentRow = {
  id: AppointmentId;
  state: AppointmentState;
  sequence: number;
  locale: Locale;
  kioskCode: string | null;
  invitationId: string | null;
  sealed: Buffer;
  agenda: { id: AgendaId; kind: AgendaKind; name: string; email: string | null; staffId: StaffId | null };
  slot: SlotRow;
};

/** One appointment with its slot and agenda, its row locked. @param where on `appointment p`, one parameter */
export async function lockedAppointment(
  tx: ZoneTransaction,
  where: 'p.id = $1' | 'p.secret_hash = $1' | 'p.request_id = $1',
  value: unknown,
): Promise<AppointmentRow | undefined> {
  const [row] = await tx.query<Flat>(
    `SELECT p.id AS "appointmentId", p.state, p.sequence, p.locale, p.kiosk_code AS "kioskCode",
       p.invitation_id AS "invitationId", p.sealed, g.kind AS "agendaKind", g.name AS "agendaName",
       g.email AS "agendaEmail", g.staff_id AS "agendaStaffId", ${SLOT_COLUMNS}
     FROM appointment p
     JOIN slot s ON s.zone_id = p.zone_id AND s.id = p.slot_id
     LEFT JOIN site t ON t.zone_id = s.zone_id AND t.id = s.site_id
     JOIN agenda g ON g.zone_id = s.zone_id AND g.id = s.agenda_id
     WHERE ${where} FOR NO KEY UPDATE OF p`,
    [value],
  );
  if (!row) return undefined;
  return {
    id: row.appointmentId,
    state: row.state,
    sequence: row.sequence,
    locale: row.locale,
    kioskCode: row.kioskCode,
    invitationId: row.invitationId,
    sealed: row.sealed,
    agenda: {
      id: row.agendaId,
      kind: row.agendaKind,
      name: row.agendaName,
      email: row.agendaEmail,
      staffId: row.agendaStaffId,
    },
    slot: {
      id: row.id,
      agendaId: row.agendaId,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      placeKind: row.placeKind,
      place: row.place,
      siteId: row.siteId,
      audience: row.audience,
    },
  };
}

type Flat = SlotRow & {
  appointmentId: AppointmentId;
  state: AppointmentState;
  sequence: number;
  locale: Locale;
  kioskCode: string | null;
  invitationId: string | null;
  sealed: Buffer;
  agendaKind: AgendaKind;
  agendaName: string;
  agendaEmail: string | null;
  agendaStaffId: StaffId | null;
};

/** Who booked, or undefined once the zone's term is over. */
export async function bookerOf(
  tx: ZoneTransaction,
  vault: Vault,
  { id, sealed }: Pick<AppointmentRow, 'id' | 'sealed'>,
): Promise<Booker | undefined> {
  const key = await recordKey(tx, vault, id);
  const opened = key.ok ? key.value.open(KIND, sealed) : key;
  return opened.ok ? Stored.parse(JSON.parse(opened.value.toString('utf8'))) : undefined;
}

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code that no other coming appointment of the zone has. */
export async function freshKioskCode(tx: ZoneTransaction): Promise<string> {
  for (;;) {
    const code = Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    const taken = await tx.query(`SELECT FROM appointment WHERE kiosk_code = $1 AND state = 'booked'`, [
      code,
    ]);
    if (taken.length === 0) return code;
  }
}
