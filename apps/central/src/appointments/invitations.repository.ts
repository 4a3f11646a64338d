import type { AgendaId, Locale } from '@loket/contract';
import { z } from 'zod';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { recordKey } from '../vault/record-key.repository.ts';
import type { DataKey, Vault } from '../vault/vault.ts';

const KIND = 'invitation';
const Stored = z.object({
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  subject: z.string(),
});
export type Invitee = z.infer<typeof Stored>;

export const sealInvitee = (key: DataKey, { name, email, phone, subject }: Invitee): Buffer =>
  key.seal(KIND, Buffer.from(JSON.stringify({ name, email, phone, subject })));

export type InvitationRow = {
  id: string;
  agendaId: AgendaId;
  withWhom: string;
  locale: Locale;
  sealed: Buffer;
  /** The appointment that it became, while that stands. */
  appointmentId: string | null;
};

/** A valid invitation by its link, or nothing once it expired. */
export async function invitationBySecret(
  tx: ZoneTransaction,
  hash: Buffer,
): Promise<InvitationRow | undefined> {
  const [row] = await tx.query<InvitationRow>(
    `SELECT i.id, i.agenda_id AS "agendaId", g.name AS "withWhom", i.locale, i.sealed,
       (SELECT p.id FROM appointment p WHERE p.zone_id = i.zone_id AND p.invitation_id = i.id
         AND p.state = 'booked') AS "appointmentId"
     FROM invitation i JOIN agenda g ON g.zone_id = i.zone_id AND g.id = i.agenda_id
     WHERE i.secret_hash = $1 AND i.expires_at > clock_timestamp()`,
    [hash],
  );
  return row;
}

export async function inviteeOf(
  tx: ZoneTransaction,
  vault: Vault,
  { id, sealed }: Pick<InvitationRow, 'id' | 'sealed'>,
): Promise<Invitee | undefined> {
  const key = await recordKey(tx, vault, id);
  const opened = key.ok ? key.value.open(KIND, sealed) : key;
  return opened.ok ? Stored.parse(JSON.parse(opened.value.toString('utf8'))) : undefined;
}
