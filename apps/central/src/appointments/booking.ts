import { randomUUID } from 'node:crypto';
import {
  type AgendaKind,
  AppointmentCode,
  type BookAppointment,
  type BookedOnBehalf,
  type Booker,
  type BookOnBehalf,
  type CancelAppointment,
  type HeldAppointment,
  type Locale,
  type MoveAppointment,
  type SlotId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { violatedConstraint } from '../database/failures.ts';
import { ZoneDatabase, type ZoneRow, type ZoneTransaction } from '../database/zone-database.ts';
import { Outbox } from '../mail/outbox.ts';
import { personalSecret, secretHash } from '../portal/personal-secret.ts';
import { portalSettings } from '../portal/portal-settings.ts';
import { PortalZones } from '../portal/portal-zones.ts';
import { keepRecordFor, makeRecordKey } from '../vault/record-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import {
  type AppointmentRow,
  bookerOf,
  freshKioskCode,
  lockedAppointment,
  sealBooker,
} from './appointments.repository.ts';
import { invitationBySecret } from './invitations.repository.ts';
import { freeSeat, offeredSlot, type SlotRow } from './slots.repository.ts';
import { Telling } from './telling.ts';

type NewAppointment = {
  slotId: SlotId;
  locale: Locale;
  requestId: string;
  booker: Booker;
  staff: StaffSession | null;
  invitation: { id: string; agendaId: string } | null;
};

/** Booking, moving and cancelling, by who holds the personal link or by a call-taker. */
@Injectable()
export class Booking {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(PortalZones) private readonly zones: PortalZones,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Telling) private readonly telling: Telling,
  ) {}

  /**
   * Takes a place in a slot, once per request id.
   * @throws Refusal `slot_taken`: somebody else has it meanwhile; `no_email`: none can be sent and none was needed
   */
  async book(request: BookAppointment): Promise<HeldAppointment> {
    const zone = await this.zones.named(request.zone);
    this.refuseVainEmail(request);
    return this.taking(zone, async (tx) => {
      const invitation =
        request.invitation === null ? null : await invitationBySecret(tx, secretHash(request.invitation));
      if (invitation === undefined) throw new Refusal('not_found', 'This invitation is not valid any more.');
      const row = await this.booked(tx, zone, { ...request, booker: request, staff: null, invitation });
      return this.held(tx, zone, row);
    });
  }

  async bookOnBehalf(staff: StaffSession, request: BookOnBehalf): Promise<BookedOnBehalf> {
    const zone = await this.zones.ofId(staff.zoneId);
    this.refuseVainEmail(request);
    return this.taking(zone, async (tx) => {
      const row = await this.booked(tx, zone, { ...request, booker: request, staff, invitation: null });
      const mailed = this.outbox.enabled && request.email !== null;
      return { id: row.id, code: row.kioskCode, mailed };
    });
  }

  /** By the personal link; changes nothing. @throws Refusal `not_found` */
  async find(secret: string): Promise<HeldAppointment> {
    return this.withHeld(secret, (tx, zone, row) => this.held(tx, zone, row));
  }

  /** @throws Refusal `conflict`: it was changed since; `out_of_state`: it began or was cancelled; `slot_taken` */
  move({ secret, sequence, slotId }: MoveAppointment): Promise<HeldAppointment> {
    return this.withHeld(secret, async (tx, zone, before) => {
      // A repeated request finds it done.
      if (before.slot.id === slotId && before.state === 'booked') return this.held(tx, zone, before);
      refuseUnchangeable(before, sequence);
      const found = await freeSeat(tx, slotId);
      if (!found || found.slot.agendaId !== before.agenda.id || !mayTake(found.slot, before.invitationId))
        throw taken();
      const { address } = await this.bookerFor(tx, before);
      if (found.slot.placeKind === 'home' && address === null)
        throw new Refusal('bad_request', 'A home visit needs an address.', { fields: ['address'] });
      const kioskCode = await codeFor(tx, before.agenda.kind, before.kioskCode);
      await tx.query(
        `UPDATE appointment SET slot_id = $2, seat = $3, sequence = sequence + 1, kiosk_code = $4 WHERE id = $1`,
        [before.id, slotId, found.seat, kioskCode],
      );
      const after = await this.again(tx, before.id);
      await this.forgetLater(tx, after);
      await this.telling.tellBoth(tx, 'moved', await this.about(tx, zone, after));
      return this.held(tx, zone, after);
    });
  }

  /** @throws Refusal as `move`; cancelling what is cancelled succeeds */
  cancel({ secret, sequence }: CancelAppointment): Promise<HeldAppointment> {
    return this.withHeld(secret, async (tx, zone, before) => {
      if (before.state === 'cancelled') return this.held(tx, zone, before);
      refuseUnchangeable(before, sequence);
      await this.cancelled(tx, zone, before, 'cancelled_by_holder');
      return this.held(tx, zone, await this.again(tx, before.id));
    });
  }

  /** @returns whether the holder is told by e-mail */
  async cancelled(
    tx: ZoneTransaction,
    zone: ZoneRow,
    row: AppointmentRow,
    by: 'cancelled_by_holder' | 'cancelled_by_police',
  ): Promise<boolean> {
    await tx.query(
      `UPDATE appointment SET state = 'cancelled', sequence = sequence + 1, kiosk_code = NULL WHERE id = $1`,
      [row.id],
    );
    const after = { ...row, sequence: row.sequence + 1, state: 'cancelled' as const, kioskCode: null };
    return this.telling.tellBoth(tx, by, await this.about(tx, zone, after));
  }

  private async booked(tx: ZoneTransaction, zone: ZoneRow, wanted: NewAppointment): Promise<AppointmentRow> {
    // Two requests with one id at the same instant: the second waits here and then finds the first's appointment.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `${tx.zoneId} ${wanted.requestId}`,
    ]);
    const already = await lockedAppointment(tx, 'p.request_id = $1', wanted.requestId);
    if (already) return already;
    const found = await freeSeat(tx, wanted.slotId);
    if (!found || !mayTake(found.slot, wanted.invitation?.id ?? null)) throw taken();
    if (wanted.invitation && wanted.invitation.agendaId !== found.slot.agendaId) throw taken();
    const { booker } = wanted;
    if (found.slot.placeKind === 'home' && booker.address === null)
      throw new Refusal('bad_request', 'A home visit needs an address.', { fields: ['address'] });
    const id = randomUUID();
    const key = await makeRecordKey(tx, this.vault, id);
    const [agenda] = await tx.query<{ kind: AgendaKind }>('SELECT kind FROM agenda WHERE id = $1', [
      found.slot.agendaId,
    ]);
    await tx.query(
      `INSERT INTO appointment (zone_id, id, slot_id, seat, secret_hash, sealed, locale, made_by, staff_id,
         invitation_id, request_id, kiosk_code) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        tx.zoneId,
        id,
        wanted.slotId,
        found.seat,
        secretHash(personalSecret(this.vault, zone, 'appointment', id)),
        sealBooker(key, { ...booker, address: found.slot.placeKind === 'home' ? booker.address : null }),
        wanted.locale,
        wanted.staff ? 'staff' : 'citizen',
        wanted.staff?.staffId ?? null,
        wanted.invitation?.id ?? null,
        wanted.requestId,
        await codeFor(tx, agenda?.kind ?? 'person', null),
      ],
    );
    const row = await this.again(tx, id);
    await this.forgetLater(tx, row);
    await this.telling.tellBoth(tx, 'booked', await this.about(tx, zone, row));
    return row;
  }

  /** The database has the last word about a race; here it becomes the answer that the loser gets. */
  private async taking<Value>(zone: ZoneRow, work: (tx: ZoneTransaction) => Promise<Value>): Promise<Value> {
    try {
      return await this.database.inZone(zone.id, work);
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'appointment_one_per_seat' || constraint === 'appointment_one_per_invitation')
        throw taken();
      throw error;
    }
  }

  private async withHeld<Value>(
    secret: string,
    work: (tx: ZoneTransaction, zone: ZoneRow, row: AppointmentRow) => Promise<Value>,
  ): Promise<Value> {
    const { zone, hash } = await this.zones.ofSecret(secret);
    return this.taking(zone, async (tx) => {
      const row = await lockedAppointment(tx, 'p.secret_hash = $1', hash);
      if (!row) throw new Refusal('not_found', 'There is no such appointment.');
      return work(tx, zone, row);
    });
  }

  private async held(tx: ZoneTransaction, zone: ZoneRow, row: AppointmentRow): Promise<HeldAppointment> {
    const booker = await this.bookerFor(tx, row);
    return {
      secret: personalSecret(this.vault, zone, 'appointment', row.id),
      state: row.state,
      sequence: row.sequence,
      agendaId: row.agenda.id,
      withWhom: row.agenda.name,
      kind: row.agenda.kind,
      slot: offeredSlot(row.slot),
      locale: row.locale,
      code: row.kioskCode === null ? null : AppointmentCode.parse(row.kioskCode),
      mailed: this.outbox.enabled && booker.email !== null,
      name: booker.name,
      subject: booker.subject,
      address: booker.address,
      calendarFile: this.telling.file({ appointment: row, zone }, 'PUBLISH'),
      changeable: row.state === 'booked' && row.slot.startsAt.getTime() > Date.now(),
    };
  }

  /** @throws Refusal `not_found` once the zone's term is over: what is forgotten is not there */
  private async bookerFor(tx: ZoneTransaction, row: AppointmentRow): Promise<Booker> {
    const booker = await bookerOf(tx, this.vault, row);
    if (!booker) throw new Refusal('not_found', 'This appointment was forgotten.');
    return booker;
  }

  private async about(tx: ZoneTransaction, zone: ZoneRow, appointment: AppointmentRow) {
    const secret = personalSecret(this.vault, zone, 'appointment', appointment.id);
    return { appointment, booker: await this.bookerFor(tx, appointment), secret, zone };
  }

  private async again(tx: ZoneTransaction, id: string): Promise<AppointmentRow> {
    const row = await lockedAppointment(tx, 'p.id = $1', id);
    if (!row) throw new Error('An appointment vanished in its own transaction.');
    return row;
  }

  private async forgetLater(tx: ZoneTransaction, { id, slot }: AppointmentRow): Promise<void> {
    const { retentionDays } = await portalSettings(tx);
    await keepRecordFor(tx, [id], slot.endsAt, retentionDays);
  }

  private refuseVainEmail({ email, phone }: { email: string | null; phone: string | null }): void {
    if (!this.outbox.enabled && email !== null && phone === null)
      throw new Refusal('no_email', 'This installation sends no e-mail; a telephone number is needed.');
  }
}

const taken = () => new Refusal('slot_taken', 'This moment is taken meanwhile, or is not offered any more.');

const mayTake = (slot: SlotRow, invitationId: string | null): boolean =>
  slot.audience === 'public' || invitationId !== null;

function refuseUnchangeable(row: AppointmentRow, sequence: number): void {
  if (row.state !== 'booked' || row.slot.startsAt.getTime() <= Date.now())
    throw new Refusal('out_of_state', 'This appointment began or was cancelled.');
  if (row.sequence !== sequence) throw new Refusal('conflict', 'This appointment was changed since.');
}

async function codeFor(tx: ZoneTransaction, kind: AgendaKind, before: string | null): Promise<string | null> {
  return kind === 'virtual_counter' ? (before ?? (await freshKioskCode(tx))) : null;
}
