import {
  type CounterId,
  type CounterRole,
  type CounterStanding,
  type CounterState,
  canTakeACall,
  type DeviceReport,
  HEARTBEAT_VALID_MS,
  type Heartbeat,
  type SiteId,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

type Row = {
  id: CounterId;
  siteId: SiteId;
  label: number;
  roles: CounterRole[];
  standing: CounterStanding;
  valid: boolean | null;
  ready: boolean | null;
  busy: Heartbeat['busy'] | null;
  devices: DeviceReport | null;
  lastHeartbeatAt: Date | null;
};

/** Where a counter is in its life. Needs `counter c`. */
export const STANDING = /* sql */ `CASE
  WHEN c.revoked_at IS NOT NULL THEN 'revoked'
  WHEN c.public_key IS NULL THEN 'planned'
  WHEN c.in_service_at IS NULL THEN 'installing'
  ELSE 'in_service' END`;

/** The zone's counters as staff see them, or only the one that is asked. Revoked ones are gone. */
export async function counterStates(tx: ZoneTransaction, only?: CounterId): Promise<CounterState[]> {
  const rows = await tx.query<Row>(
    `SELECT c.id, c.site_id AS "siteId", c.label, c.roles, ${STANDING} AS standing, h.ready, h.busy, h.devices,
       h.last_heartbeat_at AS "lastHeartbeatAt",
       h.last_heartbeat_at > clock_timestamp() - make_interval(secs => $1) AS valid
     FROM counter c
     LEFT JOIN counter_health h ON h.zone_id = c.zone_id AND h.counter_id = c.id
     WHERE c.revoked_at IS NULL AND ($2::uuid IS NULL OR c.id = $2)
     ORDER BY c.site_id, c.label`,
    [HEARTBEAT_VALID_MS / 1000, only ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    siteId: row.siteId,
    label: row.label,
    roles: row.roles,
    standing: row.standing,
    health: healthOf(row),
    devices: row.devices,
    lastHeartbeatAt: row.lastHeartbeatAt?.toISOString() ?? null,
  }));
}

/**
 * What staff are told. A counter that is in a call is in good health: that it is taken shows in the queue.
 * Whether a ticket may be called to it is decided by the stored `ready`, not by this.
 */
function healthOf({ valid, ready, busy, devices }: Row): CounterState['health'] {
  if (!valid || !devices) return 'away';
  return ready || (busy === 'visit' && canTakeACall(devices)) ? 'ready' : 'degraded';
}
