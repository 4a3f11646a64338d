import { HEARTBEAT_VALID_MS, type SiteId, type TicketId } from '@loket/contract';
import type { Situation } from '@loket/queue';
import { together } from '../database/together.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { QUEUE_ORDER } from '../queue/tickets.repository.ts';
import { policyInForce } from '../routing/policy.repository.ts';

export type WaitingNow = {
  id: TicketId;
  siteId: SiteId;
  rankedAgo: number;
  /** For one inspector: when that one gets to it nobody can say. */
  kept: boolean;
};

export type SituationNow = Omit<Situation, 'waiting'> & { readonly waiting: readonly WaitingNow[] };

/** A break that lasts longer than this is no break any more. */
const LONGEST_BREAK_MINUTES = 60;

/** Who waits, which rooms can take a call or are in one, and who works: as of this transaction. */
export async function situationNow(tx: ZoneTransaction): Promise<SituationNow> {
  const [{ policy }, waiting, underway, rooms, people] = await together(
    policyInForce(tx),
    tx.query<WaitingNow>(
      `SELECT t.id, t.site_id AS "siteId", t.reserved_for IS NOT NULL AS kept,
         extract(epoch FROM statement_timestamp() - t.ranked_at)::float8 AS "rankedAgo"
       FROM ticket t WHERE t.state = 'waiting' ORDER BY ${QUEUE_ORDER}`,
    ),
    tx.query<{ siteId: SiteId; elapsed: number }>(
      `SELECT c.site_id AS "siteId",
         greatest(0, extract(epoch FROM statement_timestamp() - k.called_at))::float8 AS elapsed
       FROM consultation k JOIN counter c ON c.zone_id = k.zone_id AND c.id = k.counter_id
       WHERE k.phase <> 'ended'`,
    ),
    sites(tx),
    inspectors(tx),
  );
  return { waiting, underway, sites: rooms, ...people, siteTurn: policy.siteTurnMinutes * 60 };
}

/**
 * Sites with at least one room that is ready, in a consultation, or being wiped after one; and for how long one of the
 * others has been free. A room's newest consultation is one step in the index by counter.
 */
async function sites(tx: ZoneTransaction): Promise<Situation['sites']> {
  return tx.query<Situation['sites'][number]>(
    `SELECT c.site_id AS id, count(*)::int AS rooms,
       CASE WHEN count(*) FILTER (WHERE newest.underway IS NOT TRUE) = count(newest.ended_at)
         THEN extract(epoch FROM statement_timestamp() - min(newest.ended_at))::float8 END AS "freeFor"
     FROM counter c LEFT JOIN counter_health h ON h.zone_id = c.zone_id AND h.counter_id = c.id
     LEFT JOIN LATERAL (
       SELECT k.counter_id, k.ended_at, k.phase <> 'ended' AS underway FROM consultation k
       WHERE k.zone_id = c.zone_id AND (k.counter_id, k.called_at) <= (c.id, 'infinity'::timestamptz)
       ORDER BY k.counter_id DESC, k.called_at DESC LIMIT 1
     ) newest ON newest.counter_id = c.id
     WHERE 'counter' = ANY (c.roles) AND c.in_service_at IS NOT NULL AND c.revoked_at IS NULL
       AND ((h.last_heartbeat_at > statement_timestamp() - make_interval(secs => $1)
           AND (h.ready OR h.busy = 'wiping'))
         OR newest.underway)
     GROUP BY c.site_id`,
    [HEARTBEAT_VALID_MS / 1000],
  );
}

async function inspectors(tx: ZoneTransaction): Promise<Pick<Situation, 'idle' | 'onBreak'>> {
  const [row] = await tx.query<{ idle: number; onBreak: number }>(
    `SELECT count(*) FILTER (WHERE i.availability = 'available')::int AS idle,
       count(*) FILTER (WHERE i.availability = 'break'
         AND i.state_since > statement_timestamp() - make_interval(mins => $2))::int AS "onBreak"
     FROM inspector i
     WHERE i.desk_seen_at > statement_timestamp() - make_interval(secs => $1)
       AND NOT EXISTS (SELECT FROM consultation k
         WHERE k.zone_id = i.zone_id AND k.inspector_id = i.staff_id AND k.phase <> 'ended')`,
    [HEARTBEAT_VALID_MS / 1000, LONGEST_BREAK_MINUTES],
  );
  return row ?? { idle: 0, onBreak: 0 };
}
