import { route } from '@loket/queue';
import { nextNumber } from './numbering.ts';
import { routingSnapshot } from './routing-snapshot.repository.ts';
import { beginConsultation } from './taking.repository.ts';
import { moveTicket } from './ticket-moves.ts';

/**
 * What the queue's promises rest on. Each can be replaced by a test: the proofs put a wrong one in its place and must
 * notice. Nothing else may.
 */
export type QueuePorts = {
  /** Who is next: pure. */
  readonly route: typeof route;
  /** What that depends on. */
  readonly routingSnapshot: typeof routingSnapshot;
  /** Looks again under locks, and takes ticket, counter and inspector. */
  readonly beginConsultation: typeof beginConsultation;
  /** Every change of a ticket. */
  readonly moveTicket: typeof moveTicket;
  /** The number on a new ticket. */
  readonly nextNumber: typeof nextNumber;
};

export const QUEUE_PORTS = Symbol('what the queue rests on');

export const queuePorts: QueuePorts = { route, routingSnapshot, beginConsultation, moveTicket, nextNumber };
