import { err, ok, type Result, type TicketState } from '@loket/contract';

/** What can happen to a ticket, whoever does it. */
export type TicketMove =
  | 'call'
  | 'recall'
  | 'here'
  | 'complete'
  | 'no_show'
  | 'interrupt'
  | 'transfer'
  | 'park'
  | 'resume'
  | 'rejoin'
  | 'refer'
  | 'cancel'
  | 'expire'
  /** Kept for somebody, raised, lowered, offered: its place changes, its state does not. */
  | 'reorder';

/**
 * The whole life of a ticket. What is not written here can't happen.
 *
 *   waiting ──call──▶ called ──here──▶ in_consultation ──complete──▶ completed
 *   called, in_consultation ──interrupt | transfer──▶ waiting, at the head;  called ──no_show──▶ no_show
 *   waiting, called, in_consultation ──park──▶ parked ──resume──▶ waiting, at its old place
 *   no_show ──rejoin──▶ waiting (once, the same day)
 *   waiting, called, in_consultation, parked ──refer──▶ referred;  waiting, called, parked ──cancel──▶ cancelled
 *   waiting, parked ──expire──▶ expired
 */
const machine: Readonly<Record<TicketState, Readonly<Partial<Record<TicketMove, TicketState>>>>> = {
  waiting: {
    call: 'called',
    park: 'parked',
    refer: 'referred',
    cancel: 'cancelled',
    expire: 'expired',
    reorder: 'waiting',
  },
  called: {
    recall: 'called',
    here: 'in_consultation',
    complete: 'completed',
    no_show: 'no_show',
    interrupt: 'waiting',
    transfer: 'waiting',
    park: 'parked',
    refer: 'referred',
    cancel: 'cancelled',
  },
  in_consultation: {
    complete: 'completed',
    interrupt: 'waiting',
    transfer: 'waiting',
    park: 'parked',
    refer: 'referred',
    here: 'in_consultation',
  },
  parked: { resume: 'waiting', refer: 'referred', cancel: 'cancelled', expire: 'expired' },
  no_show: { rejoin: 'waiting' },
  completed: {},
  referred: {},
  cancelled: {},
  expired: {},
};

/** The state after a move, or that this move has no place in this state. */
export function afterMove(state: TicketState, move: TicketMove): Result<TicketState, 'out_of_state'> {
  const next = machine[state][move];
  return next === undefined ? err('out_of_state') : ok(next);
}

/** States from which nothing leads on. A no-show can still come back, the same day. */
export const isOver = (state: TicketState): boolean => Object.keys(machine[state]).length === 0;
