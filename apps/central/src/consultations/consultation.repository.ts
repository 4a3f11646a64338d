import type {
  ConsultationId,
  ConsultationPhase,
  CounterConsultation,
  CounterId,
  DeskConsultation,
  Locale,
  Outcome,
  Reason,
  SiteId,
  StaffId,
  TicketId,
} from '@loket/contract';
import { Refusal } from '../boundary/refusal.ts';
import type { Configuration } from '../config/configuration.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { iceServersFor } from './ice-servers.ts';

/** A consultation as the database holds it. */
export type Consultation = {
  id: ConsultationId;
  ticketId: TicketId;
  counterId: CounterId;
  inspectorId: StaffId;
  phase: ConsultationPhase;
  /** Whether *Ik ben er* was ever touched. */
  wasPresent: boolean;
  outcome: Outcome | null;
  recalls: number;
  /** The number is still being said. */
  justCalled: boolean;
};

/** A chime, and the number in one language. */
const SAYING_SECONDS = 5;

/** Needs `consultation k`. */
export const CONSULTATION_FACTS = `k.id, k.ticket_id AS "ticketId", k.counter_id AS "counterId", k.inspector_id AS "inspectorId", k.phase,
  k.present_at IS NOT NULL AS "wasPresent", k.outcome, k.recalls,
  k.last_call_at > clock_timestamp() - make_interval(secs => ${SAYING_SECONDS}) AS "justCalled"`;

/**
 * Locks it until the end of the transaction, so that its phase can't change underneath.
 * @throws Refusal `not_found`, also for another zone's
 */
export async function lockConsultation(tx: ZoneTransaction, id: ConsultationId): Promise<Consultation> {
  const [row] = await tx.query<Consultation>(
    `SELECT ${CONSULTATION_FACTS} FROM consultation k WHERE k.id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!row) throw new Refusal('not_found', 'There is no such consultation.');
  return row;
}

/** The consultation that this ticket is in now, locked, if it is in one. */
export async function lockOpenConsultationOfTicket(
  tx: ZoneTransaction,
  ticketId: TicketId,
): Promise<Consultation | undefined> {
  const [row] = await tx.query<Consultation>(
    `SELECT ${CONSULTATION_FACTS} FROM consultation k WHERE k.ticket_id = $1 AND k.phase <> 'ended' FOR NO KEY UPDATE`,
    [ticketId],
  );
  return row;
}

/** The same without the lock, for a reader. */
export async function findConsultation(
  tx: ZoneTransaction,
  id: ConsultationId,
): Promise<Consultation | undefined> {
  const [row] = await tx.query<Consultation>(
    `SELECT ${CONSULTATION_FACTS} FROM consultation k WHERE k.id = $1`,
    [id],
  );
  return row;
}

/** The consultation that an inspector or a counter is in now. */
export async function openConsultationOf(
  tx: ZoneTransaction,
  who: { inspectorId: StaffId } | { counterId: CounterId },
): Promise<ConsultationId | undefined> {
  const [column, id] =
    'inspectorId' in who
      ? (['inspector_id', who.inspectorId] as const)
      : (['counter_id', who.counterId] as const);
  const [row] = await tx.query<{ id: ConsultationId }>(
    `SELECT id FROM consultation WHERE ${column} = $1 AND phase <> 'ended'`,
    [id],
  );
  return row?.id;
}

type Row = {
  id: ConsultationId;
  version: number;
  phase: ConsultationPhase;
  ticketId: TicketId;
  siteCode: string;
  count: number;
  series: string;
  reason: Reason;
  locale: Locale;
  siteId: SiteId;
  counterId: CounterId;
  inspectorId: StaffId;
  inspectorName: string;
  calledAt: Date;
  recalls: number;
  presentAt: Date | null;
  awaySince: Date | null;
  endedAt: Date | null;
  outcome: Outcome | null;
};

/** One consultation for both of its ends, each seeing what it may. */
export type ConsultationViews = {
  inspectorId: StaffId;
  desk: DeskConsultation;
  counter: CounterConsultation;
};

export async function viewConsultation(
  tx: ZoneTransaction,
  id: ConsultationId,
  turn: Configuration['turn'],
): Promise<ConsultationViews | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT k.id, k.version, k.phase, k.ticket_id AS "ticketId", s.code AS "siteCode", t.count, t.series,
       t.reason, t.locale, t.site_id AS "siteId", k.counter_id AS "counterId",
       k.inspector_id AS "inspectorId", p.name AS "inspectorName", k.called_at AS "calledAt", k.recalls,
       k.present_at AS "presentAt", k.away_since AS "awaySince", k.ended_at AS "endedAt", k.outcome
     FROM consultation k
     JOIN ticket t ON t.zone_id = k.zone_id AND t.id = k.ticket_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     JOIN staff p ON p.id = k.inspector_id
     WHERE k.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { inspectorId, inspectorName, siteCode, count, series, ...rest } = row;
  const desk: DeskConsultation = {
    ...rest,
    number: { siteCode, count, series },
    calledAt: row.calledAt.toISOString(),
    presentAt: row.presentAt?.toISOString() ?? null,
    awaySince: row.awaySince?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    iceServers: row.phase === 'ended' ? [] : iceServersFor(turn, row.id),
  };
  const { reason: _, ...shared } = desk;
  return { inspectorId, desk, counter: { ...shared, inspectorName } };
}
