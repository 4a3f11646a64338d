import type { ConsultationId, PresenceCommand } from '@loket/contract';
import { badgePaper } from '@loket/ui/texts/badge.ts';
import { type PaperPlace, ticketPaper } from '@loket/ui/texts/ticket.ts';
import type { CounterEffect, CounterEvent } from '../machines/counter-state.ts';
import type { OfflineState } from '../machines/offline.ts';
import type { CentralRequests } from './central-requests.ts';
import type { DeviceHost } from './device-host-process.ts';
import { log } from './log.ts';
import type { ProvingDesk } from './proving-desk.ts';
import type { ServiceDesk } from './service-desk.ts';
import type { SigningDesk } from './signing-desk.ts';

/** What an effect may touch. */
export type Surroundings = {
  link: Pick<
    CentralRequests,
    | 'issue'
    | 'cancel'
    | 'visit'
    | 'refresh'
    | 'checkIn'
    | 'alarm'
    | 'reserveOffline'
    | 'reconcile'
    | 'reportInstallation'
  >;
  signing: Pick<SigningDesk, 'run'>;
  proving: Pick<ProvingDesk, 'run'>;
  service: Pick<ServiceDesk, 'run'>;
  host: Pick<DeviceHost, 'print' | 'printBadge'>;
  place: PaperPlace;
  now: () => Date;
  keepOffline: (offline: OfflineState) => void;
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
    case 'check_in':
      void checkIn(effect, around);
      break;
    case 'print_badge':
      around.host.printBadge(effect.job, badgePaper(effect.badge, effect.locale, around.place.siteName));
      break;
    case 'cancel_ticket':
      void cancel(effect, around);
      break;
    case 'keep_offline':
      around.keepOffline(effect.offline);
      break;
    case 'reserve_numbers':
      void reserve(around);
      break;
    case 'reconcile':
      void reconcile(effect, around);
      break;
    case 'raise_alarm':
      void raiseAlarm(effect, around);
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
    case 'test_device':
    case 'cancel_test':
    case 'show_calibration':
    case 'keep_calibration':
      around.proving.run(effect);
      break;
    case 'report_installation':
      void reportInstallation(effect, around);
      break;
    case 'open_service':
    case 'identify_devices':
    case 'report_service':
      around.service.run(effect);
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
  if (answer.ok) {
    const ticket = { ...answer.value, key: idempotencyKey };
    return dispatch({ event: 'issued', idempotencyKey, ticket });
  }
  log('warn', 'ticket not issued', { code: answer.error.code });
  dispatch({ event: 'issue_failed', idempotencyKey, code: answer.error.code });
}

async function checkIn(
  { request }: CounterEffect & { effect: 'check_in' },
  { link, dispatch }: Surroundings,
): Promise<void> {
  const { idempotencyKey } = request;
  const answer = await link.checkIn(request);
  if (answer.ok) return dispatch({ event: 'checked_in', idempotencyKey, badge: answer.value });
  log('warn', 'visitor not checked in', { code: answer.error.code });
  dispatch({ event: 'check_in_failed', idempotencyKey });
}

async function cancel(
  { ticket }: CounterEffect & { effect: 'cancel_ticket' },
  { link, dispatch }: Surroundings,
): Promise<void> {
  if (ticket.id === null) return;
  const answer = await link.cancel({ ticketId: ticket.id });
  dispatch({ event: 'cancel_answered', key: ticket.key, ok: answer.ok });
}

async function reserve({ link, dispatch }: Surroundings): Promise<void> {
  const answer = await link.reserveOffline();
  if (answer.ok) dispatch({ event: 'reserved', block: answer.value });
  else log('warn', 'no numbers reserved', { code: answer.error.code });
}

async function reconcile(
  { tickets, lastContactAt }: CounterEffect & { effect: 'reconcile' },
  { link, dispatch, now }: Surroundings,
): Promise<void> {
  const answer = await link.reconcile({
    lastContactAt: new Date(lastContactAt).toISOString(),
    deviceNow: now().toISOString(),
    tickets: [...tickets],
  });
  if (!answer.ok) return log('warn', 'tickets not handed over', { code: answer.error.code });
  const { accepted, refused } = answer.value;
  log('info', 'tickets handed over', { accepted: accepted.length, refused: refused.length });
  dispatch({ event: 'reconciled', answer: answer.value });
}

async function reportInstallation(
  { report }: CounterEffect & { effect: 'report_installation' },
  { link, dispatch }: Surroundings,
): Promise<void> {
  const answer = await link.reportInstallation(report);
  if (!answer.ok) log('warn', 'installation not accepted', { code: answer.error.code });
  dispatch({ event: 'reported', ok: answer.ok });
}

async function raiseAlarm(
  { key }: CounterEffect & { effect: 'raise_alarm' },
  { link, dispatch }: Surroundings,
): Promise<void> {
  const answer = await link.alarm({ idempotencyKey: key });
  // A refusal is an answer too: said again it would be refused again.
  if (answer.ok || answer.error.code !== 'unavailable') dispatch({ event: 'alarm_answered', key });
  if (!answer.ok) log('error', 'alarm not taken', { code: answer.error.code });
}

async function tellHere(
  { consultationId }: CounterEffect & { effect: 'tell_here' },
  around: Surroundings,
): Promise<void> {
  const ok = await tell('visit:here', { consultationId }, around);
  around.dispatch({ event: 'here_answered', consultationId, ok });
}

async function tell(
  what: 'visit:here' | 'visit:away' | 'visit:stop',
  { consultationId }: { consultationId: ConsultationId },
  { link }: Surroundings,
): Promise<boolean> {
  const answer = await link.visit(what, { consultationId });
  if (answer.ok) return true;
  log('warn', 'central did not accept', { what, code: answer.error.code });
  // It knows better what state this is: take that over.
  if (answer.error.code !== 'unavailable') link.refresh();
  return false;
}
