import type { ConsoleSite, SiteId, TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { type Actor, SYSTEM } from '../queue/ticket-history.ts';
import { moveTicket } from '../queue/ticket-moves.ts';
import { consoleSitesOf } from './sites.repository.ts';

/**
 * For the sweep: tells of sites that opened or closed by the clock since somebody was told (the node that writes the
 * flag first tells it), and sends on who waits at a closed site whose regime says so. That is looked at in every pass
 * and not only at the moment of closing, so that neither a crash nor a ticket given in the last instant is forgotten.
 */
export async function noticeOpeningsAndClosings(tx: ZoneTransaction): Promise<void> {
  const sites = await consoleSitesOf(tx);
  const told = await tx.query<{ id: SiteId; open: boolean }>(
    'SELECT id, open_told AS open FROM site WHERE archived_at IS NULL',
  );
  for (const { id, open } of told) {
    const site = sites.find((one) => one.id === id);
    if (!site) continue;
    if (site.opening.open !== open) await tellOpening(tx, site);
    if (!site.opening.open && site.regime.whenClosing === 'tell')
      await sendOn(tx, site, whereFrom(site, sites), 'those_not_begun', SYSTEM);
  }
}

async function tellOpening(tx: ZoneTransaction, { id, opening }: ConsoleSite): Promise<void> {
  const told = await tx.query(
    'UPDATE site SET open_told = $2 WHERE id = $1 AND open_told <> $2 RETURNING id',
    [id, opening.open],
  );
  if (told.length > 0) tx.changed('sites', id);
}

/** The other site of the regime while it is open, else an appointment. */
export function whereFrom(site: ConsoleSite, sites: readonly ConsoleSite[]): 'other_site' | 'appointment' {
  const other = sites.find(({ id }) => id === site.regime.elsewhere);
  return other?.opening.open && !other.archived ? 'other_site' : 'appointment';
}

/**
 * Sends on who waits at a site or is away for a while; who was called already is served.
 * @param whom `those_not_begun` leaves out whose conversation broke off: they are in the middle of their story
 * @returns how many were sent on
 */
export async function sendOn(
  tx: ZoneTransaction,
  site: Pick<ConsoleSite, 'id'>,
  referredTo: 'other_site' | 'appointment',
  whom: 'everybody' | 'those_not_begun',
  actor: Actor,
): Promise<number> {
  const waiting = await tx.query<{ id: TicketId }>(
    `SELECT t.id FROM ticket t WHERE t.site_id = $1 AND t.state IN ('waiting', 'parked')
       AND ($2 OR t.priority_class <> 'returning')
     ORDER BY t.id FOR NO KEY UPDATE`,
    [site.id, whom === 'everybody'],
  );
  for (const { id: ticketId } of waiting)
    await moveTicket(tx, { ticketId, move: 'refer', kind: 'referred', actor, changes: { referredTo } });
  return waiting.length;
}
