import { randomUUID } from 'node:crypto';
import { type InvitationView, type Invite, type Invited, type PersonalSecret, PORTAL } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { personalSecret, secretHash } from '../portal/personal-secret.ts';
import { portalSettings } from '../portal/portal-settings.ts';
import { PortalZones } from '../portal/portal-zones.ts';
import { keepRecordFor, makeRecordKey } from '../vault/record-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { ownAgenda } from './agendas.repository.ts';
import { invitationBySecret, inviteeOf, sealInvitee } from './invitations.repository.ts';
import { offeredSlots } from './slots.repository.ts';
import { Telling } from './telling.ts';

/** Somebody of a case picks a moment that suits them and the case handler. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(PortalZones) private readonly zones: PortalZones,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Telling) private readonly telling: Telling,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** @throws Refusal `forbidden` for somebody else's agenda */
  async invite(staff: StaffSession, invite: Invite): Promise<Invited> {
    const zone = await this.zones.ofId(staff.zoneId);
    return this.database.inZone(zone.id, async (tx) => {
      const agenda = await ownAgenda(tx, staff, invite.agendaId);
      const id = randomUUID();
      const secret = personalSecret(this.vault, zone, 'invitation', id);
      const key = await makeRecordKey(tx, this.vault, id);
      const expiresAt = new Date(Date.now() + invite.validDays * 86_400_000);
      await tx.query(
        `INSERT INTO invitation (zone_id, id, agenda_id, secret_hash, sealed, locale, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [tx.zoneId, id, agenda.id, secretHash(secret), sealInvitee(key, invite), invite.locale, expiresAt],
      );
      await keepRecordFor(tx, [id], expiresAt, (await portalSettings(tx)).retentionDays);
      const url = `${this.configuration.publicUrl}${PORTAL.invitationPage(secret)}`;
      const mail = { to: invite.email, locale: invite.locale, url, withWhom: agenda.name };
      return { url, mailed: await this.telling.invite(tx, mail, zone) };
    });
  }

  /** @throws Refusal `not_found` once it expired */
  async view(secret: PersonalSecret): Promise<InvitationView> {
    const { zone, hash } = await this.zones.ofSecret(secret);
    return this.database.inZone(zone.id, async (tx) => {
      const invitation = await invitationBySecret(tx, hash);
      const invitee = invitation && (await inviteeOf(tx, this.vault, invitation));
      if (!invitation || !invitee) throw new Refusal('not_found', 'This invitation is not valid any more.');
      const { appointmentId, agendaId, withWhom } = invitation;
      return {
        zone: zone.code,
        agendaId,
        withWhom,
        ...invitee,
        slots: appointmentId === null ? await offeredSlots(tx, agendaId, true) : [],
        appointment:
          appointmentId === null ? null : personalSecret(this.vault, zone, 'appointment', appointmentId),
      };
    });
  }
}
