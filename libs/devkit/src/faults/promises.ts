import type { Recorded, RecordedConsultation } from '@loket/queue/history/types.ts';
import type { GivenOffline, Journal, SentHeartbeat } from './journal.ts';
import type { Uptime } from './uptime.ts';

/** Something that must never be, in words that lead to it. */
export type Finding = { readonly kind: string; readonly says: string };

/** A ticket of a counter or a desk that fell silent is back within this, as long as central can work. */
const BACK_WITHIN_MS = 15_000;
/** The same when the citizen sat there already: the lease of a minute, the beat before it and the sweep after it. */
const BACK_FROM_PRESENT_WITHIN_MS = 70_000;
/** What a slow way and a lost answer may move a device's time by, where nobody saw that it took longer. */
const TRANSIT_MS = 3_000;
const ANSWERED_WITHIN_MS = 1_500;

/** The promises that speak of time, by the clocks of those who watched. */
export function brokenPromises(
  recorded: Recorded,
  journal: Journal,
  beats: readonly SentHeartbeat[],
  uptime: Uptime,
): Finding[] {
  return [
    ...recorded.consultations.flatMap((one) => heldBySilentCounter(one, beats, uptime)),
    ...heldByDeadDesk(recorded, journal, uptime),
    ...journal.offline.flatMap((given) => outOfPlace(given, recorded, journal)),
    ...journal.internal.map((says) => ({ kind: 'unplanned_failure', says })),
  ];
}

/** From a counter's last heartbeat to the end of a call to it that nobody answered. */
function heldBySilentCounter(
  { id, counterId, calledAt, presentAt, endedAt }: RecordedConsultation,
  beats: readonly SentHeartbeat[],
  uptime: Uptime,
): Finding[] {
  if (presentAt !== null || endedAt === null) return [];
  const heard = beats
    .filter((beat) => beat.counterId === counterId && beat.sentAt < endedAt)
    .map(({ sentAt, answeredAt }) => answeredAt ?? sentAt + ANSWERED_WITHIN_MS);
  const silentSince = Math.max(calledAt, ...heard);
  const silentMs = endedAt - silentSince - uptime.downBetween(silentSince, endedAt);
  if (silentMs <= BACK_WITHIN_MS) return [];
  return [
    {
      kind: 'not_given_back',
      says: `${id} held its citizen ${seconds(silentMs)} after the counter's last word`,
    },
  ];
}

function heldByDeadDesk({ consultations }: Recorded, { vanished }: Journal, uptime: Uptime): Finding[] {
  return vanished.flatMap(({ at, consultationId }) => {
    const one = consultations.find(({ id }) => id === consultationId);
    if (one === undefined) return [];
    const end = one.endedAt ?? Number.POSITIVE_INFINITY;
    const heldMs = end - at - uptime.downBetween(at, end);
    const limitMs = one.presentAt === null ? BACK_WITHIN_MS : BACK_FROM_PRESENT_WITHIN_MS;
    if (heldMs <= limitMs) return [];
    return [
      {
        kind: 'not_given_back',
        says: `${consultationId} held its citizen ${seconds(heldMs)} after its desk died`,
      },
    ];
  });
}

/** An offline ticket stands where its device gave it out; with a clock that jumped, at least inside its outage. */
function outOfPlace(
  { ticket, givenAt, lastContactAt, clockJumped }: GivenOffline,
  recorded: Recorded,
  journal: Journal,
): Finding[] {
  const { idempotencyKey, number } = ticket;
  const name = `${number.siteCode} ${number.count} ${number.series} (key ${idempotencyKey})`;
  const rows = recorded.tickets.filter((one) => one.idempotencyKey === idempotencyKey);
  const [row] = rows;
  if (row === undefined || rows.length > 1)
    return [{ kind: 'offline_not_once', says: `${name} is in the queue ${rows.length} times` }];
  const { askedAt, answeredAt } = handingIn(idempotencyKey, journal);
  // Central took it at some instant between the first asking and the answer, and that much its place may be late.
  const lateMs = Math.max(TRANSIT_MS, answeredAt - askedAt);
  const [from, to] = clockJumped
    ? [lastContactAt - TRANSIT_MS, answeredAt + TRANSIT_MS]
    : [givenAt - TRANSIT_MS, givenAt + lateMs];
  if (row.orderedAt >= from && row.orderedAt <= to) return [];
  return [
    {
      kind: 'offline_out_of_place',
      says: `${name} was given out at ${instant(givenAt)}, last contact ${instant(lastContactAt)}, and stands at ${instant(row.orderedAt)}${clockJumped ? ' (its clock had jumped)' : ''}`,
    },
  ];
}

/** From the first attempt to hand it in, which may have been lost or sent away as one too many, to the acceptance. */
function handingIn(key: string, { operations }: Journal) {
  const attempts = operations
    .filter((one) => one.what === 'reconcile')
    .filter(({ tickets }) => tickets.some(({ idempotencyKey }) => idempotencyKey === key));
  const answered = attempts.filter(({ outcome }) => outcome.kind === 'ok');
  return {
    askedAt: Math.min(...attempts.map(({ invokedAt }) => invokedAt)),
    answeredAt: Math.min(...answered.map(({ endedAt }) => endedAt ?? Number.POSITIVE_INFINITY)),
  };
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const instant = (ms: number) => new Date(ms).toISOString();
