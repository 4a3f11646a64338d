import type { SiteId, TicketId, WaitInterval } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/**
 * At issue: forecasts the wait of a ticket that waits, keeps the forecast and what is told, and returns what to tell.
 * Null when only the position can be said. Asked again for the same ticket it returns what was told the first time.
 */
export async function announceWait(_tx: ZoneTransaction, _ticketId: TicketId): Promise<WaitInterval | null> {
  return null;
}

/** What everybody who waits now is told, by their present place: all waiting tickets of the zone. Reads only. */
export async function intervalsNow(
  _tx: ZoneTransaction,
): Promise<ReadonlyMap<TicketId, WaitInterval | null>> {
  return new Map();
}

/** At the first call of a ticket: how long the wait was, and where it fell in what was forecast. Later calls change nothing. */
export async function noteWaited(_tx: ZoneTransaction, _ticketId: TicketId): Promise<void> {}

/** What somebody who takes a ticket at this site now would be told. Reads only. */
export async function waitForNewcomer(_tx: ZoneTransaction, _siteId: SiteId): Promise<WaitInterval | null> {
  return null;
}
