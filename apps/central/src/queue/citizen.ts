import type { TicketId, TicketState } from '@loket/contract';
import { Refusal } from '../boundary/refusal.ts';
import { lockOpenConsultationOfTicket } from '../consultations/consultation.repository.ts';
import { happen } from '../consultations/transitions.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { SERVICE_DAY } from './numbering.ts';
import { type QueuePorts, queuePorts } from './ports.ts';
import { type Actor, SYSTEM } from './ticket-history.ts';

type Moves = Pick<QueuePorts, 'moveTicket'>;

/**
 * The citizen gives the place up: while waiting, while away, or called but not there yet.
 * @throws Refusal `not_found`, `out_of_state` (in the call, or over)
 */
export async function giveUp(
  tx: ZoneTransaction,
  ticketId: TicketId,
  ports: Moves = queuePorts,
): Promise<void> {
  const consultation = await lockOpenConsultationOfTicket(tx, ticketId);
  if (consultation && consultation.phase !== 'called')
    throw new Refusal('out_of_state', 'Whoever sits at the counter ends the visit there.');
  if (consultation) return happen(tx, consultation, { event: 'stop' }, SYSTEM, ports);
  // Called between these two looks: now its consultation is there.
  if ((await lockTicket(tx, ticketId)).state === 'called') return giveUp(tx, ticketId, ports);
  await ports.moveTicket(tx, { ticketId, move: 'cancel', kind: 'ended', actor: SYSTEM });
}

/**
 * Back at the old place in time: after being away, or once after a call that was missed on this service day.
 * @throws Refusal `not_found`, `out_of_state`
 */
export async function comeBack(
  tx: ZoneTransaction,
  ticketId: TicketId,
  actor: Actor = SYSTEM,
  { moveTicket }: Moves = queuePorts,
): Promise<void> {
  const { state, today } = await lockTicket(tx, ticketId);
  if (state !== 'no_show') {
    await moveTicket(tx, { ticketId, move: 'resume', kind: 'resumed', actor });
    return;
  }
  if (!today) throw new Refusal('out_of_state', 'This ticket was called on an earlier day.');
  await moveTicket(tx, { ticketId, move: 'rejoin', kind: 'rejoined', actor, changes: { rejoined: true } });
}

/** Until the end of the transaction nobody calls, parks or ends it. @throws Refusal `not_found` */
export async function lockTicket(
  tx: ZoneTransaction,
  ticketId: TicketId,
): Promise<{ state: TicketState; today: boolean }> {
  const [ticket] = await tx.query<{ state: TicketState; today: boolean }>(
    `SELECT t.state, t.service_day = ${SERVICE_DAY} AS today FROM ticket t JOIN zone z ON z.id = t.zone_id
     WHERE t.id = $1 FOR NO KEY UPDATE OF t`,
    [ticketId],
  );
  if (!ticket) throw new Refusal('not_found', 'There is no such ticket.');
  return ticket;
}
