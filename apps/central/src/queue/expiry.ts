import type { TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { SERVICE_DAY } from './numbering.ts';
import { recordTicketEvent, SYSTEM } from './ticket-history.ts';
import { setTicketState } from './tickets.repository.ts';

/** Somebody who took a ticket just before the day turned still waits: nobody is sent away at four in the morning. */
const LONGEST_WAIT_HOURS = 6;

/** For the sweep: tickets of an earlier service day whose owner must have gone home. */
export async function expireTicketsOfEarlierDays(tx: ZoneTransaction): Promise<number> {
  const old = await tx.query<{ id: TicketId }>(
    `SELECT t.id FROM ticket t JOIN zone z ON z.id = t.zone_id
     WHERE t.state = 'waiting' AND t.service_day < ${SERVICE_DAY}
       AND t.ordered_at < clock_timestamp() - make_interval(hours => $1)
     LIMIT 100 FOR NO KEY UPDATE OF t SKIP LOCKED`,
    [LONGEST_WAIT_HOURS],
  );
  for (const { id: ticketId } of old) {
    await setTicketState(tx, ticketId, 'expired');
    await recordTicketEvent(tx, { ticketId, kind: 'ended', state: 'expired', actor: SYSTEM });
  }
  return old.length;
}
