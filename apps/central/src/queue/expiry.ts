import type { TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { SERVICE_DAY } from './numbering.ts';
import type { QueuePorts } from './ports.ts';
import { SYSTEM } from './ticket-history.ts';

/** Somebody who took a ticket just before the day turned still waits: nobody is sent away at four in the morning. */
const LONGEST_WAIT_HOURS = 6;

/**
 * For the sweep: tickets of an earlier service day whose owner must have gone home, and parked ones whose owner did not
 * come back in time.
 */
export async function expireTickets(
  tx: ZoneTransaction,
  { moveTicket }: Pick<QueuePorts, 'moveTicket'>,
): Promise<number> {
  const over = await tx.query<{ id: TicketId }>(
    `SELECT t.id FROM ticket t JOIN zone z ON z.id = t.zone_id
     WHERE (t.state = 'waiting' AND t.service_day < ${SERVICE_DAY}
         AND t.ordered_at < clock_timestamp() - make_interval(hours => $1))
       OR (t.state = 'parked' AND t.parked_until < clock_timestamp())
     LIMIT 100 FOR NO KEY UPDATE OF t SKIP LOCKED`,
    [LONGEST_WAIT_HOURS],
  );
  for (const { id: ticketId } of over)
    await moveTicket(tx, { ticketId, move: 'expire', kind: 'ended', actor: SYSTEM });
  return over.length;
}
