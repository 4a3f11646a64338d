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
  const ready = canTakeACall(heartbeat.devices) && ['idle', 'issuing'].includes(heartbeat.busy);
  if (await saysTheSame(tx, counterId, heartbeat, ready)) return { restarted: false };
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

/** Nearly every heartbeat: only its time is new, and one statement notes that. */
async function saysTheSame(
  tx: ZoneTransaction,
  counterId: CounterId,
  { bootId, busy, devices }: Heartbeat,
  ready: boolean,
): Promise<boolean> {
  const same = await tx.query(
    `UPDATE counter_health SET last_heartbeat_at = clock_timestamp()
     WHERE counter_id = $1 AND boot_id = $2 AND ready = $3 AND busy = $4 AND devices = $5::jsonb AND NOT away_told
       AND last_heartbeat_at > clock_timestamp() - make_interval(secs => $6)
     RETURNING counter_id`,
    [counterId, bootId, ready, busy, JSON.stringify(devices), HEARTBEAT_VALID_MS / 1000],
  );
  return same.length > 0;
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
