import { type ConsultationId, HEARTBEAT_VALID_MS } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { QueuePorts } from '../queue/ports.ts';
import { SYSTEM } from '../queue/ticket-history.ts';
import { policyInForce } from '../routing/policy.repository.ts';
import { CONSULTATION_FACTS, type Consultation } from './consultation.repository.ts';
import { type Happening, happen } from './transitions.ts';

type Due = Consultation & { due: 'interrupt' | 'away' | 'recall' | 'no_show'; lastHeartbeatAt: Date | null };

/**
 * Does the one thing that time has made due, if there is one: recall, no-show, away, interrupted. All by the
 * database's clock; a consultation that another node works on is left to it.
 * @returns whether something was done, so that the caller asks again
 */
export async function doWhatIsDue(
  tx: ZoneTransaction,
  ports: Pick<QueuePorts, 'moveTicket'>,
): Promise<boolean> {
  const { recalls } = (await policyInForce(tx)).policy;
  const seen = await firstDue(tx, recalls, null);
  if (!seen) return false;
  const [locked] = await tx.query<{ id: string }>(
    'SELECT id FROM consultation WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED',
    [seen.id],
  );
  // Looked at again under the lock: what was due may have been done, or be prevented, in between.
  const due = locked && (await firstDue(tx, recalls, seen.id));
  if (!due) return false;
  await happen(tx, due, happeningOf(due), SYSTEM, ports);
  return true;
}

async function firstDue(
  tx: ZoneTransaction,
  recalls: number,
  only: ConsultationId | null,
): Promise<Due | undefined> {
  const [due] = await tx.query<Due>(DUE, [HEARTBEAT_VALID_MS / 1000, recalls, only]);
  return due;
}

function happeningOf({ due, lastHeartbeatAt }: Due): Happening {
  if (due !== 'away') return { event: due };
  return lastHeartbeatAt ? { event: 'away', since: lastHeartbeatAt } : { event: 'away' };
}

/**
 * In this order:
 * - the inspector's lease is over, because no desk gave a sign of life: interrupted;
 * - called to a counter that fell silent: interrupted, so that the ticket is at the head again within 15 s;
 * - away longer than the zone allows: interrupted; a counter that fell silent during a call: away since then;
 * - nobody came: recalled as often as the policy says, each time after the zone's patience; then a no-show.
 */
const DUE = /* sql */ `
  SELECT * FROM (
    SELECT ${CONSULTATION_FACTS}, h.last_heartbeat_at AS "lastHeartbeatAt",
      CASE
        WHEN k.lease_until < clock_timestamp() THEN 'interrupt'
        WHEN k.phase = 'called' AND silent.is THEN 'interrupt'
        WHEN k.phase = 'away' AND k.away_since < clock_timestamp() - make_interval(secs => z.away_limit_seconds)
          THEN 'interrupt'
        WHEN k.phase = 'present' AND silent.is THEN 'away'
        WHEN k.phase = 'called'
          AND k.last_call_at < clock_timestamp() - make_interval(secs => z.call_patience_seconds)
          THEN CASE WHEN k.recalls < $2 THEN 'recall' ELSE 'no_show' END
      END AS due
    FROM consultation k
    JOIN zone z ON z.id = k.zone_id
    LEFT JOIN counter_health h ON h.zone_id = k.zone_id AND h.counter_id = k.counter_id
    CROSS JOIN LATERAL (SELECT coalesce(
      h.last_heartbeat_at <= clock_timestamp() - make_interval(secs => $1), true) AS is) silent
    WHERE k.phase <> 'ended' AND ($3::uuid IS NULL OR k.id = $3)
  ) open
  WHERE due IS NOT NULL
  LIMIT 1`;
