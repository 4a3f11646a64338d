import { HEARTBEAT_VALID_MS, type SiteId, type TicketId } from '@loket/contract';
import type { Situation } from '@loket/queue';
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
  const { policy } = await policyInForce(tx);
  const waiting = await tx.query<WaitingNow>(
    `SELECT t.id, t.site_id AS "siteId", t.reserved_for IS NOT NULL AS kept,
       extract(epoch FROM statement_timestamp() - t.ranked_at)::float8 AS "rankedAgo"
     FROM ticket t WHERE t.state = 'waiting' ORDER BY ${QUEUE_ORDER}`,
  );
  const underway = await tx.query<{ siteId: SiteId; elapsed: number }>(
    `SELECT c.site_id AS "siteId",
       greatest(0, extract(epoch FROM statement_timestamp() - k.called_at))::float8 AS elapsed
     FROM consultation k JOIN counter c ON c.zone_id = k.zone_id AND c.id = k.counter_id
     WHERE k.phase <> 'ended'`,
  );
  return {
    waiting,
    underway,
    sites: await sites(tx, policy.siteTurnMinutes),
    ...(await inspectors(tx)),
    siteTurn: policy.siteTurnMinutes * 60,
  };
}

/** Sites with at least one room that is ready, in a consultation, or being wiped after one. */
async function sites(tx: ZoneTransaction, turnMinutes: number): Promise<Situation['sites']> {
  return tx.query<Situation['sites'][number]>(
    `SELECT c.site_id AS id, count(*)::int AS rooms,
       (SELECT extract(epoch FROM statement_timestamp() - max(k.called_at))::float8
        FROM consultation k JOIN counter there ON there.zone_id = k.zone_id AND there.id = k.counter_id
        WHERE there.site_id = c.site_id AND k.called_at > statement_timestamp() - make_interval(mins => $2)
       ) AS "lastCallAgo"
     FROM counter c LEFT JOIN counter_health h ON h.zone_id = c.zone_id AND h.counter_id = c.id
     WHERE 'counter' = ANY (c.roles) AND c.in_service_at IS NOT NULL AND c.revoked_at IS NULL
       AND ((h.last_heartbeat_at > statement_timestamp() - make_interval(secs => $1)
           AND (h.ready OR h.busy = 'wiping'))
         OR EXISTS (SELECT FROM consultation k
           WHERE k.zone_id = c.zone_id AND k.counter_id = c.id AND k.phase <> 'ended'))
     GROUP BY c.site_id`,
    [HEARTBEAT_VALID_MS / 1000, turnMinutes],
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
