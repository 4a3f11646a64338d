import {
  type CounterId,
  type CounterRole,
  type OfflineBlock,
  type OfflineTicket,
  type ReconciledTickets,
  type ReconcileTickets,
  type SiteId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { noteNothingLeft } from '../fleet/heartbeats.repository.ts';
import { openingOf } from '../sites/sites.repository.ts';
import { Vault } from '../vault/vault.ts';
import { followHash, followSecret } from './follow-secret.ts';
import { insertTicketUnlessKnown } from './new-ticket.ts';
import { SERVICE_DAY } from './numbering.ts';

const BLOCK_SIZE = 50;

/**
 * Numbers for a counter that is cut off: its own letter at its site, a block at a time, and what becomes of them when
 * it is back. A number that central reserved can't be anybody else's, so nothing has to be renumbered.
 */
@Injectable()
export class OfflineNumbers {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /**
   * The counter's block for this service day, from its next unused number on; a fresh one when it is nearly used up.
   * @throws Refusal `forbidden` (gives no tickets)
   */
  reserve(counter: CounterIdentity): Promise<OfflineBlock> {
    return this.database.inZone(counter.zoneId, async (tx) => {
      const { siteId, siteCode, series } = await kiosk(tx, counter.counterId);
      await noteNothingLeft(tx, counter.counterId);
      const { serviceDay, used, last } = await usage(tx, siteId, series);
      if (last - used < BLOCK_SIZE / 2) await extend(tx, counter.counterId, siteId, serviceDay, series, last);
      const opening = await openingOf(tx, siteId);
      return {
        siteCode,
        series,
        serviceDay,
        from: used + 1,
        to: last - used < BLOCK_SIZE / 2 ? last + BLOCK_SIZE : last,
        closesAt: opening.open ? opening.until : new Date(0).toISOString(),
      };
    });
  }

  /**
   * Takes the tickets of a cut-off counter into the queue, each once. Their order is the device's time, corrected by
   * its clock's error and never before its last contact, by its own word and by central's memory, nor after now.
   */
  reconcile(counter: CounterIdentity, message: ReconcileTickets): Promise<ReconciledTickets> {
    return this.database.inZone(counter.zoneId, async (tx) => {
      const place = await kiosk(tx, counter.counterId);
      const answer: ReconciledTickets = { accepted: [], refused: [] };
      for (const ticket of message.tickets) {
        const reason = await this.take(tx, counter.counterId, place, ticket, message);
        if (reason === null) answer.accepted.push(ticket.idempotencyKey);
        else answer.refused.push({ idempotencyKey: ticket.idempotencyKey, reason });
      }
      return answer;
    });
  }

  /** @returns why not, or null when it is in the queue, also from an earlier attempt */
  private async take(
    tx: ZoneTransaction,
    counterId: CounterId,
    place: Kiosk,
    ticket: OfflineTicket,
    message: ReconcileTickets,
  ): Promise<string | null> {
    const { number, serviceDay } = ticket;
    if (number.siteCode !== place.siteCode) return 'another site';
    const [reserved] = await tx.query(
      `SELECT 1 FROM offline_block WHERE counter_id = $1 AND site_id = $2 AND service_day = $3 AND series = $4
         AND $5 BETWEEN first_count AND last_count`,
      [counterId, place.siteId, serviceDay, number.series, number.count],
    );
    if (!reserved) return 'not reserved for this counter';
    const secret = followSecret(this.vault, { id: tx.zoneId, code: place.zoneCode }, ticket.idempotencyKey);
    const ticketId = await insertTicketUnlessKnown(tx, {
      siteId: place.siteId,
      serviceDay,
      series: number.series,
      count: number.count,
      reason: ticket.reason,
      locale: ticket.locale,
      priorityClass: 'normal',
      issuedBy: counterId,
      idempotencyKey: ticket.idempotencyKey,
      followHash: followHash(secret),
      deviceTime: {
        issuedAt: ticket.issuedAt,
        deviceNow: message.deviceNow,
        lastContactAt: message.lastContactAt,
      },
      cancelled: ticket.cancelled,
    });
    if (ticketId) return null;
    const [known] = await tx.query('SELECT 1 FROM ticket WHERE idempotency_key = $1 AND issued_by = $2', [
      ticket.idempotencyKey,
      counterId,
    ]);
    return known ? null : 'this number was given out before';
  }
}

type Kiosk = { siteId: SiteId; siteCode: string; zoneCode: string; series: string };

/** The counter's place and letter; the first free letter of its site becomes its own. */
async function kiosk(tx: ZoneTransaction, counterId: CounterId): Promise<Kiosk> {
  const [row] = await tx.query<Omit<Kiosk, 'series'> & { series: string | null; roles: CounterRole[] }>(
    `SELECT c.site_id AS "siteId", s.code AS "siteCode", z.code AS "zoneCode", c.offline_series AS series, c.roles
     FROM counter c
     JOIN site s ON s.zone_id = c.zone_id AND s.id = c.site_id
     JOIN zone z ON z.id = c.zone_id
     WHERE c.id = $1 AND c.revoked_at IS NULL FOR NO KEY UPDATE OF c`,
    [counterId],
  );
  if (!row) throw new Refusal('not_found', 'There is no such counter.');
  if (!row.roles.includes('ticket_kiosk')) throw new Refusal('forbidden', 'This counter gives no tickets.');
  return { ...row, series: row.series ?? (await takeLetter(tx, counterId, row.siteId)) };
}

async function takeLetter(tx: ZoneTransaction, counterId: CounterId, siteId: SiteId): Promise<string> {
  // Letters that a counter of this site used before stay its own: their numbers may still be open.
  const [taken] = await tx.query<{ series: string }>(
    `UPDATE counter SET offline_series = (
       SELECT min(letter) FROM unnest(string_to_array('b,c,d,e,f,g,h,j,k,m,n,p,q,r,s,t,u,v,w,x,y,z', ',')) AS letter
       WHERE letter NOT IN (SELECT offline_series FROM counter WHERE site_id = $2 AND offline_series IS NOT NULL)
         AND letter NOT IN (SELECT series FROM offline_block WHERE site_id = $2 AND counter_id <> $1))
     WHERE id = $1 RETURNING offline_series AS series`,
    [counterId, siteId],
  );
  if (!taken?.series)
    throw new Refusal('unavailable', 'This site has no letter left for tickets without central.');
  return taken.series;
}

async function usage(
  tx: ZoneTransaction,
  siteId: SiteId,
  series: string,
): Promise<{ serviceDay: string; used: number; last: number }> {
  const [row] = await tx.query<{ serviceDay: string; used: number; last: number }>(
    `SELECT day.day::text AS "serviceDay",
       (SELECT coalesce(max(count), 0) FROM ticket WHERE site_id = $1 AND series = $2 AND service_day = day.day) AS used,
       (SELECT coalesce(max(last_count), 0) FROM offline_block
        WHERE site_id = $1 AND series = $2 AND service_day = day.day) AS last
     FROM (SELECT ${SERVICE_DAY} AS day FROM zone z WHERE z.id = $3) day`,
    [siteId, series, tx.zoneId],
  );
  if (!row) throw new Error('The zone is not there.');
  return row;
}

async function extend(
  tx: ZoneTransaction,
  counterId: CounterId,
  siteId: SiteId,
  serviceDay: string,
  series: string,
  last: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO offline_block (zone_id, counter_id, site_id, service_day, series, first_count, last_count)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.zoneId, counterId, siteId, serviceDay, series, last + 1, last + BLOCK_SIZE],
  );
}
