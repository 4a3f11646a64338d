import type { PresenceCommand } from '@loket/contract';
import { type PaperPlace, ticketPaper } from '@loket/ui/texts/ticket.ts';
import type { CounterEffect, CounterEvent } from '../machines/counter.ts';
import type { CentralRequests } from './central-requests.ts';
import type { DeviceHost } from './device-host-process.ts';
import { log } from './log.ts';
import type { SigningDesk } from './signing-desk.ts';

/** What an effect may touch. */
export type Surroundings = {
  link: Pick<CentralRequests, 'issue' | 'cancel' | 'visit' | 'refresh'>;
  signing: Pick<SigningDesk, 'run'>;
  host: Pick<DeviceHost, 'print'>;
  place: PaperPlace;
  dispatch: (event: CounterEvent) => void;
  sendToPresence: (command: PresenceCommand) => void;
  wipe: () => void;
};

/** Does what a machine asked for; answers come back as events. */
export function runEffect(effect: CounterEffect, around: Surroundings): void {
  switch (effect.effect) {
    case 'issue':
      void issue(effect, around);
      break;
    case 'print':
      around.host.print(effect.job, ticketPaper(effect.ticket, around.place));
      break;
    case 'cancel_ticket':
      void cancel(effect, around);
      break;
    case 'tell_here':
      void tellHere(effect, around);
      break;
    case 'tell_away':
      void tell('visit:away', effect, around);
      break;
    case 'tell_stop':
      void tell('visit:stop', effect, around);
      break;
    case 'presence':
      around.sendToPresence(effect.command);
      break;
    case 'wipe':
      around.wipe();
      break;
    default:
      around.signing.run(effect);
  }
}

async function issue(
  { request }: CounterEffect & { effect: 'issue' },
  { link, dispatch }: Surroundings,
): Promise<void> {
  const { idempotencyKey } = request;
  const first = await link.issue(request);
  // An answer that got lost: with the same key central gives the same ticket, not a second one.
  const answer = first.ok || first.error.code !== 'unavailable' ? first : await link.issue(request);
  if (answer.ok) return dispatch({ event: 'issued', idempotencyKey, ticket: answer.value });
  log('warn', 'ticket not issued', { code: answer.error.code });
  dispatch({ event: 'issue_failed', idempotencyKey });
}

async function cancel(
  { ticketId }: CounterEffect & { effect: 'cancel_ticket' },
  { link, dispatch }: Surroundings,
): Promise<void> {
  const answer = await link.cancel({ ticketId });
  dispatch({ event: 'cancel_answered', ticketId, ok: answer.ok });
}

async function tellHere(
  { consultationId }: CounterEffect & { effect: 'tell_here' },
  around: Surroundings,
): Promise<void> {
  const ok = await tell('visit:here', { consultationId }, around);
  around.dispatch({ event: 'here_answered', consultationId, ok });
}

type VisitTold = { consultationId: Parameters<CentralRequests['visit']>[1]['consultationId'] };

async function tell(
  what: 'visit:here' | 'visit:away' | 'visit:stop',
  { consultationId }: VisitTold,
  { link }: Surroundings,
): Promise<boolean> {
  const answer = await link.visit(what, { consultationId });
  if (answer.ok) return true;
  log('warn', 'central did not accept', { what, code: answer.error.code });
  // It knows better what state this is: take that over.
  if (answer.error.code !== 'unavailable') link.refresh();
  return false;
}
