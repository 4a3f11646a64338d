import { isDeepStrictEqual } from 'node:util';
import { type CounterId, canTakeACall, HEARTBEAT_VALID_MS, type Heartbeat } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { deviceChanges, recordDeviceChanges } from './device-history.repository.ts';

type Before = Omit<Heartbeat, 'bootId'> & { bootId: string; ready: boolean; seenAway: boolean };

/**
 * Notes what a counter says of itself, at the database's time. Desks hear of it only when something that they
 * show changed, not every three seconds.
 * @returns `restarted`: the counter's main process is another one than at the last heartbeat
 */
export async function recordHeartbeat(
  tx: ZoneTransaction,
  counterId: CounterId,
  heartbeat: Heartbeat,
): Promise<{ restarted: boolean }> {
  const ready = isReady(heartbeat);
  const [before] = await tx.query<Before>(
    `SELECT boot_id AS "bootId", ready, busy, devices,
       away_told OR last_heartbeat_at <= clock_timestamp() - make_interval(secs => $2) AS "seenAway"
     FROM counter_health WHERE counter_id = $1 FOR UPDATE`,
    [counterId, HEARTBEAT_VALID_MS / 1000],
  );
  await tx.query(
    `INSERT INTO counter_health (zone_id, counter_id, boot_id, last_heartbeat_at, ready, busy, devices)
     VALUES ($1, $2, $3, clock_timestamp(), $4, $5, $6)
     ON CONFLICT (zone_id, counter_id) DO UPDATE SET boot_id = excluded.boot_id,
       last_heartbeat_at = clock_timestamp(), ready = excluded.ready, busy = excluded.busy,
       devices = excluded.devices, away_told = false`,
    [tx.zoneId, counterId, heartbeat.bootId, ready, heartbeat.busy, JSON.stringify(heartbeat.devices)],
  );
  const looksTheSame =
    before !== undefined &&
    !before.seenAway &&
    before.ready === ready &&
    before.busy === heartbeat.busy &&
    isDeepStrictEqual(before.devices, heartbeat.devices);
  if (!looksTheSame) tx.changed('counter', counterId);
  await recordDeviceChanges(tx, counterId, deviceChanges(before?.devices ?? null, heartbeat.devices));
  return { restarted: before !== undefined && before.bootId !== heartbeat.bootId };
}

const isReady = ({ devices, busy }: Heartbeat) => canTakeACall(devices) && ['idle', 'issuing'].includes(busy);

/**
 * Notes the time of heartbeats that say what the database has already.
 * @returns the counters of which that was true; of the others nothing is noted
 */
export async function recordUnchanged(
  tx: ZoneTransaction,
  heartbeats: readonly { counterId: CounterId; heartbeat: Heartbeat }[],
): Promise<ReadonlySet<CounterId>> {
  // In one order everywhere, so that two nodes that hold the same counters' rows wait and do not deadlock.
  const rows = await tx.query<{ counterId: CounterId }>(
    `WITH same AS (
       SELECT h.counter_id FROM counter_health h
       JOIN unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::text[], $5::jsonb[])
         AS said (counter_id, boot_id, ready, busy, devices) ON said.counter_id = h.counter_id
       WHERE h.boot_id = said.boot_id AND h.ready = said.ready AND h.busy = said.busy AND h.devices = said.devices
         AND NOT h.away_told AND h.last_heartbeat_at > clock_timestamp() - make_interval(secs => $6)
       ORDER BY h.counter_id FOR UPDATE OF h)
     UPDATE counter_health h SET last_heartbeat_at = clock_timestamp() FROM same
     WHERE h.counter_id = same.counter_id RETURNING h.counter_id AS "counterId"`,
    [
      heartbeats.map(({ counterId }) => counterId),
      heartbeats.map(({ heartbeat }) => heartbeat.bootId),
      heartbeats.map(({ heartbeat }) => isReady(heartbeat)),
      heartbeats.map(({ heartbeat }) => heartbeat.busy),
      heartbeats.map(({ heartbeat }) => JSON.stringify(heartbeat.devices)),
      HEARTBEAT_VALID_MS / 1000,
    ],
  );
  return new Set(rows.map(({ counterId }) => counterId));
}

/**
 * A counter connects anew: since its last heartbeat it may have been cut off and have given tickets out. That instant
 * stands, through further cuts, until the counter has nothing left to hand in.
 */
export async function noteConnection(tx: ZoneTransaction, counterId: CounterId): Promise<void> {
  await tx.query(
    `UPDATE counter_health SET cut_off_since = last_heartbeat_at
     WHERE counter_id = $1 AND cut_off_since IS NULL`,
    [counterId],
  );
}

/** It reserves numbers for the next cut: everything of the last one was handed in. */
export async function noteNothingLeft(tx: ZoneTransaction, counterId: CounterId): Promise<void> {
  await tx.query('UPDATE counter_health SET cut_off_since = NULL WHERE counter_id = $1', [counterId]);
}

/**
 * For the sweep: counters whose last heartbeat became too old since somebody looked. Each is told to the desks
 * once, by whichever node looks first.
 */
export async function noticeCountersThatWentAway(tx: ZoneTransaction): Promise<CounterId[]> {
  const gone = await tx.query<{ counterId: CounterId }>(
    `UPDATE counter_health SET away_told = true
     WHERE NOT away_told AND last_heartbeat_at <= clock_timestamp() - make_interval(secs => $1)
     RETURNING counter_id AS "counterId"`,
    [HEARTBEAT_VALID_MS / 1000],
  );
  for (const { counterId } of gone) tx.changed('counter', counterId);
  return gone.map(({ counterId }) => counterId);
}
