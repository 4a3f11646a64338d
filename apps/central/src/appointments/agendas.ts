import type {
  Agenda,
  AgendaId,
  AppointmentDetails,
  AppointmentId,
  Cancelled,
  DeskSlot,
  MakeAgenda,
  OpenedSlots,
  OpenSlots,
  SlotId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneRow, type ZoneTransaction } from '../database/zone-database.ts';
import { PortalZones } from '../portal/portal-zones.ts';
import { Vault } from '../vault/vault.ts';
import { insertAgenda, ownAgenda } from './agendas.repository.ts';
import { bookerOf, lockedAppointment } from './appointments.repository.ts';
import { Booking } from './booking.ts';
import { agendaOfSlot, closeSlot, maySeeAppointment } from './desk-appointments.repository.ts';
import { deskSlots, openSeries } from './slots.repository.ts';

/** The staff's side: opening and closing moments, reading who comes, calling off. */
@Injectable()
export class Agendas {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(PortalZones) private readonly zones: PortalZones,
    @Inject(Booking) private readonly booking: Booking,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal `forbidden`: a service is opened by a chief inspector; `conflict`: it is there already */
  make(staff: StaffSession, { kind, name, siteId, email }: MakeAgenda): Promise<Agenda> {
    const own = kind === 'person';
    if (!own && !staff.roles.includes('chief_inspector'))
      throw new Refusal('forbidden', 'Only a chief inspector opens a service.');
    if (!own && name === '')
      throw new Refusal('bad_request', 'A service needs a name.', { fields: ['name'] });
    if ((kind === 'virtual_counter') !== (siteId !== null))
      throw new Refusal('bad_request', 'A virtual counter is at a site, and nothing else is.', {
        fields: ['siteId'],
      });
    return this.database.inZone(staff.zoneId, async (tx) => {
      const row = await insertAgenda(tx, {
        kind,
        name: own ? staff.name : name,
        staffId: own ? staff.staffId : null,
        siteId,
        email,
      });
      return { ...row, mine: true };
    });
  }

  slots(staff: StaffSession, agendaId: AgendaId): Promise<DeskSlot[]> {
    return this.database.inZone(staff.zoneId, (tx) => deskSlots(tx, agendaId));
  }

  open(staff: StaffSession, series: OpenSlots): Promise<OpenedSlots> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const agenda = await ownAgenda(tx, staff, series.agendaId);
      if ((agenda.kind === 'virtual_counter') !== (series.placeKind === 'virtual_counter'))
        throw new Refusal('bad_request', 'A virtual counter has moments at its counter only.', {
          fields: ['placeKind'],
        });
      if (series.placeKind === 'virtual_counter' && series.siteId === null)
        throw new Refusal('bad_request', 'At which site?', { fields: ['siteId'] });
      if (series.placeKind === 'office' && series.siteId === null && series.place === '')
        throw new Refusal('bad_request', 'Where is the office?', { fields: ['place'] });
      if (series.siteId !== null) {
        const sites = await tx.query('SELECT FROM site WHERE id = $1', [series.siteId]);
        if (sites.length === 0) throw new Refusal('not_found', 'There is no such site.');
      }
      return openSeries(tx, series);
    });
  }

  /** Whoever had booked is told; whom no mail reaches is counted, to be called. */
  async close(staff: StaffSession, slotId: SlotId): Promise<Cancelled> {
    const zone = await this.zones.ofId(staff.zoneId);
    return this.database.inZone(zone.id, async (tx) => {
      const agendaId = await agendaOfSlot(tx, slotId);
      if (!agendaId) throw new Refusal('not_found', 'There is no such slot.');
      await ownAgenda(tx, staff, agendaId);
      const closed = await closeSlot(tx, slotId);
      return this.callOff(tx, zone, closed?.booked ?? []);
    });
  }

  /** Call-takers may, for who telephones; so may who is booked. */
  async cancel(staff: StaffSession, id: AppointmentId): Promise<Cancelled> {
    const zone = await this.zones.ofId(staff.zoneId);
    return this.database.inZone(zone.id, async (tx) => {
      await refuseOthers(tx, staff, id);
      return this.callOff(tx, zone, [id]);
    });
  }

  private async callOff(
    tx: ZoneTransaction,
    zone: ZoneRow,
    ids: readonly AppointmentId[],
  ): Promise<Cancelled> {
    const done = { mailed: 0, toCall: 0 };
    for (const id of ids) {
      const row = await lockedAppointment(tx, 'p.id = $1', id);
      if (row?.state !== 'booked') continue;
      const mailed = await this.booking.cancelled(tx, zone, row, 'cancelled_by_police');
      if (mailed) done.mailed += 1;
      else done.toCall += 1;
    }
    return done;
  }

  /** Who comes and why. The look is written down with its reason. */
  read(staff: StaffSession, id: AppointmentId, reason: string): Promise<AppointmentDetails> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await refuseOthers(tx, staff, id);
      const row = await lockedAppointment(tx, 'p.id = $1', id);
      const booker = row && (await bookerOf(tx, this.vault, row));
      if (!row || !booker) throw new Refusal('not_found', 'This appointment was forgotten.');
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'appointment_shown',
        subjectKind: 'appointment',
        subjectId: id,
        reason,
      });
      return { ...booker, locale: row.locale };
    });
  }
}

async function refuseOthers(tx: ZoneTransaction, staff: StaffSession, id: AppointmentId): Promise<void> {
  if (!(await maySeeAppointment(tx, staff, id)))
    throw new Refusal('not_found', 'There is no such appointment.');
}
