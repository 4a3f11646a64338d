import {
  type CounterId,
  type RecordedDecision,
  type RoutingSnapshot,
  SKILL_OF_REASON,
  type TimelineEntry,
} from '@loket/contract';
import { grouped } from './grouped.ts';
import type {
  Heartbeat,
  History,
  RecordedConsultation,
  RecordedEvent,
  RecordedTicket,
  Told,
  Violation,
} from './types.ts';

/** All that was so when a decision was taken, as far as it is certain. */
type Instant = {
  readonly history: History;
  readonly consultation: RecordedConsultation;
  readonly snapshot: RoutingSnapshot;
  readonly told: Told;
  /** What happened within this of the decision may or may not have been seen by it. */
  readonly marginMs: number;
};

/**
 * What a decision's snapshot says that the rest of the history contradicts. A routing that decides rightly on a false
 * picture is as wrong as one that decides wrongly; only what was certain at that instant is held against it.
 */
export function untruths(
  history: History,
  consultation: RecordedConsultation,
  { snapshot }: RecordedDecision,
  told: Told,
): Violation[] {
  const marginMs = isQuiet(history, consultation, snapshot.at, told) ? 1 : told.unsureMs;
  const instant = { history, consultation, snapshot, told, marginMs };
  return [...aboutTickets(instant), ...aboutCounters(instant), ...aboutFreeRooms(instant)];
}

/**
 * Whether nobody did anything while this call was being decided. A decision is taken somewhere between its question
 * and its answer: the instant that its snapshot carries is not exactly the one at which the database looked.
 */
function isQuiet({ operations }: History, { id }: RecordedConsultation, at: number, told: Told): boolean {
  const own = operations.find(
    (operation) =>
      operation.what === 'accept' &&
      operation.outcome.kind === 'ok' &&
      operation.outcome.value.consultationId === id,
  );
  const from = Math.min(at, own?.invokedAt ?? at) - told.slackMs;
  const to = Math.max(at, own?.endedAt ?? at) + told.slackMs;
  return (
    told.alone &&
    !operations.some(
      (operation) =>
        operation !== own &&
        operation.invokedAt <= to &&
        (operation.endedAt ?? Number.POSITIVE_INFINITY) >= from,
    )
  );
}

const untrue = ({ consultation }: Instant, says: string): Violation => ({
  kind: 'decision_on_untrue_snapshot',
  says: `consultation ${consultation.id}: ${says}`,
});

function aboutTickets(instant: Instant): Violation[] {
  const { history, snapshot } = instant;
  const lives = grouped(history.recorded.events, ({ ticketId }) => ticketId);
  const listed = new Map(snapshot.tickets.map((ticket) => [ticket.id, ticket]));
  // Whoever says yes to an offer is asked about that ticket and about no other.
  const [first] = snapshot.tickets;
  const onlyOffered =
    snapshot.tickets.length === 1 && first !== undefined && isOffered(lives.get(first.id) ?? [], instant);
  const strangers = snapshot.tickets
    .filter(({ id }) => !lives.has(id))
    .map(({ id }) => untrue(instant, `ticket ${id} of its snapshot is not there`));
  const found = history.recorded.tickets.flatMap((ticket) => {
    const life = lives.get(ticket.id) ?? [];
    const state = stateAt(life, instant);
    if (state === 'unsure') return [];
    const own = listed.get(ticket.id);
    if (own) {
      if (state !== 'waiting')
        return [untrue(instant, `ticket ${ticket.id} was ${state} and is in its snapshot`)];
      return isUnchanged(life) && !isAsRecorded(own, ticket)
        ? [untrue(instant, `ticket ${ticket.id} is in its snapshot as ${JSON.stringify(own)}`)]
        : [];
    }
    if (
      state !== 'waiting' ||
      onlyOffered ||
      isOffered(life, instant) ||
      standsBehind(ticket, life, snapshot)
    )
      return [];
    return [untrue(instant, `ticket ${ticket.id} waited and is not in its snapshot`)];
  });
  return [...strangers, ...found];
}

function stateAt(
  life: readonly RecordedEvent[],
  { consultation, snapshot, marginMs }: Instant,
): RecordedEvent['state'] | 'unsure' | 'not there' {
  let state: RecordedEvent['state'] | 'not there' = 'not there';
  for (const event of life) {
    if (event.kind === 'called' && event.consultationId === consultation.id) break;
    if (event.at > snapshot.at + marginMs) break;
    if (event.at > snapshot.at - marginMs) return 'unsure';
    state = event.state;
  }
  return state;
}

/** These leave a ticket's class, time and reservation alone. */
const UNCHANGING: ReadonlySet<TimelineEntry['kind']> = new Set([
  'issued',
  'reconciled',
  'called',
  'recalled',
  'present',
  'away',
  'back',
  'card_read',
  'card_failed',
  'parked',
  'resumed',
  'offered',
  'offer_missed',
]);

function isUnchanged(life: readonly RecordedEvent[]): boolean {
  return life.every(
    ({ kind, outcome }) =>
      UNCHANGING.has(kind) || (kind === 'ended' && outcome !== 'interrupted' && outcome !== 'transferred'),
  );
}

const skillOf = ({ reason }: RecordedTicket) => SKILL_OF_REASON[reason] ?? null;

const isAsRecorded = (own: RoutingSnapshot['tickets'][number], ticket: RecordedTicket): boolean =>
  own.siteId === ticket.siteId &&
  own.locale === ticket.locale &&
  own.skill === skillOf(ticket) &&
  own.priorityClass === ticket.priorityClass &&
  own.reservedFor === ticket.reservedFor &&
  Math.abs(own.orderedAt - ticket.orderedAt) <= 1;

/** Whether an offer of it was out at the decision, as far as anybody can tell: what came within the margin may be later. */
function isOffered(life: readonly RecordedEvent[], { snapshot, marginMs }: Instant): boolean {
  const before = life.filter(({ at }) => at <= snapshot.at - marginMs);
  const around = life.filter(({ at }) => Math.abs(at - snapshot.at) <= marginMs);
  return [...before.slice(-1), ...around].some(({ kind }) => kind === 'offered');
}

/** Of tickets that are alike the first is enough. Of one whose class changed, anybody of its site who came earlier. */
function standsBehind(
  ticket: RecordedTicket,
  life: readonly RecordedEvent[],
  { tickets }: RoutingSnapshot,
): boolean {
  return tickets.some(
    (other) =>
      other.siteId === ticket.siteId &&
      other.orderedAt <= ticket.orderedAt + 1 &&
      (!isUnchanged(life) ||
        (other.locale === ticket.locale &&
          other.skill === skillOf(ticket) &&
          other.priorityClass === ticket.priorityClass &&
          other.reservedFor === ticket.reservedFor)),
  );
}

function aboutCounters(instant: Instant): Violation[] {
  const { history, snapshot } = instant;
  const free = new Set(snapshot.sites.flatMap(({ freeCounters }) => freeCounters));
  const occupied = [...free].flatMap((counterId) => {
    const other = history.recorded.consultations.find((one) => holds(one, counterId, instant, 'surely'));
    return other
      ? [
          {
            kind: 'occupied_counter' as const,
            says: `consultation ${instant.consultation.id}: counter ${counterId} was in ${other.id} and passed for free`,
          },
        ]
      : [];
  });
  const beats = history.heartbeats;
  if (!beats) return occupied;
  const overlooked = history.recorded.counters
    .filter(
      ({ id }) =>
        !free.has(id) &&
        surelyReady(
          beats.filter(({ counterId }) => counterId === id),
          instant,
        ) &&
        !history.recorded.consultations.some((one) => holds(one, id, instant, 'perhaps')),
    )
    .filter(({ siteId }) => snapshot.tickets.some((ticket) => ticket.siteId === siteId))
    .map(({ id }) => untrue(instant, `counter ${id} was free and ready, and is not in its snapshot`));
  return [...occupied, ...overlooked];
}

function holds(
  one: RecordedConsultation,
  counterId: CounterId,
  { consultation, snapshot, marginMs }: Instant,
  how: 'surely' | 'perhaps',
): boolean {
  if (one.counterId !== counterId || one.id === consultation.id) return false;
  const margin = how === 'surely' ? marginMs : -marginMs;
  return (
    one.calledAt <= snapshot.at - margin && (one.endedAt ?? Number.POSITIVE_INFINITY) >= snapshot.at + margin
  );
}

/** Its newest heartbeat says ready, was answered, and is valid; none is under way. */
function surelyReady(beats: readonly Heartbeat[], { snapshot, told, marginMs }: Instant): boolean {
  const before = beats.filter(({ at }) => at <= snapshot.at + marginMs).sort((a, b) => a.at - b.at);
  const last = before.at(-1);
  return (
    last?.ready === true &&
    last.acknowledged &&
    last.at < snapshot.at - marginMs &&
    last.at > snapshot.at - told.heartbeatValidMs + told.slackMs + marginMs
  );
}

/**
 * Since when a room stands free moves its site's turn: since the last consultation in it ended, of the room of which
 * that is longest ago. What ended within the margin may or may not have been seen.
 */
function aboutFreeRooms(instant: Instant): Violation[] {
  const { history, snapshot, marginMs } = instant;
  const used = grouped(history.recorded.consultations, ({ counterId }) => counterId);
  return snapshot.sites.flatMap(({ id, freeCounters, freeSince }) => {
    // Nobody was in it today: the day before is in the history too.
    if (freeSince === null) return [];
    const ends = freeCounters.map((counterId) =>
      (used.get(counterId) ?? []).flatMap(({ endedAt }) =>
        endedAt !== null && endedAt <= snapshot.at + marginMs ? [endedAt] : [],
      ),
    );
    const certain = ends.map((ofRoom) => Math.max(0, ...ofRoom.filter((at) => at <= snapshot.at - marginMs)));
    const isOneOfThem = ends.flat().some((at) => Math.abs(at - freeSince) <= 1);
    const isOfEveryRoom = ends.every((ofRoom) => ofRoom.some((at) => at >= freeSince - 1));
    return isOneOfThem && isOfEveryRoom && freeSince >= Math.min(...certain) - 1
      ? []
      : [untrue(instant, `no room of site ${id} was free since ${new Date(freeSince).toISOString()}`)];
  });
}
