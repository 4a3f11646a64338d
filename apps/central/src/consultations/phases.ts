import { type ConsultationPhase, err, ok, type Result } from '@loket/contract';

/** What can happen to a consultation. `interrupt` is the system's: a counter or a desk is gone for good. */
export type ConsultationEvent =
  | 'recall'
  | 'here'
  | 'away'
  | 'no_show'
  | 'close'
  | 'transfer'
  | 'stop'
  | 'interrupt';

/**
 * The whole machine: phase × event → the next phase, or `-` for an event that has no place in that phase.
 *
 *   called ──here──▶ present ──away──▶ away ──here──▶ present
 *   called, present, away ──(close | transfer | stop | interrupt)──▶ ended;  called ──no_show──▶ ended
 */
const machine: Readonly<
  Record<ConsultationPhase, Readonly<Record<ConsultationEvent, ConsultationPhase | '-'>>>
> = {
  called: {
    recall: 'called',
    here: 'present',
    away: '-',
    no_show: 'ended',
    close: 'ended',
    transfer: 'ended',
    stop: 'ended',
    interrupt: 'ended',
  },
  present: {
    recall: '-',
    here: '-',
    away: 'away',
    no_show: '-',
    close: 'ended',
    transfer: 'ended',
    stop: 'ended',
    interrupt: 'ended',
  },
  away: {
    recall: '-',
    here: 'present',
    away: '-',
    no_show: '-',
    close: 'ended',
    transfer: 'ended',
    stop: 'ended',
    interrupt: 'ended',
  },
  ended: {
    recall: '-',
    here: '-',
    away: '-',
    no_show: '-',
    close: '-',
    transfer: '-',
    stop: '-',
    interrupt: '-',
  },
};

export function nextPhase(
  phase: ConsultationPhase,
  event: ConsultationEvent,
): Result<ConsultationPhase, 'out_of_state'> {
  const next = machine[phase][event];
  return next === '-' ? err('out_of_state') : ok(next);
}
