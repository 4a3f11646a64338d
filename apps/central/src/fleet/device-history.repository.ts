import {
  type CounterId,
  type DeviceChange,
  DeviceName,
  type DeviceReport,
  type ReadDeviceHistory,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** What the console can look back on: so many days, and so many changes of one counter. */
const KEPT_DAYS = 90;
const KEPT_CHANGES = 500;

type Told = Omit<DeviceChange, 'at'>;

/** Which devices say something else than before. A card that is put in or taken out is no change of the reader. */
export function deviceChanges(before: DeviceReport | null, now: DeviceReport): Told[] {
  return DeviceName.options.flatMap((device) => {
    const from = before?.[device]?.state ?? null;
    const status = now[device];
    // Not told any more: the counter has a new configuration, and what was is the last that is known.
    if (!status || status.state === from) return [];
    return [{ device, from, to: status.state, detail: detailOf(status) }];
  });
}

/** A code or a number; of a device that is not there, which one is meant. */
function detailOf(status: NonNullable<DeviceReport[DeviceName]>): string | null {
  if ('detail' in status && status.detail) return status.detail;
  return 'name' in status && status.state !== 'ready' ? (status.name ?? null) : null;
}

/** Writes the changes, and removes what is more than is kept of this counter. Nothing changed: no statement. */
export async function recordDeviceChanges(
  tx: ZoneTransaction,
  counterId: CounterId,
  changes: readonly Told[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `WITH told AS (
       INSERT INTO device_change (zone_id, counter_id, device, from_state, to_state, detail)
       SELECT $1, $2, t.device, t.from_state, t.to_state, t.detail
       FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) AS t (device, from_state, to_state, detail))
     DELETE FROM device_change WHERE counter_id = $2 AND place IN (
       SELECT place FROM device_change WHERE counter_id = $2 ORDER BY at DESC, place DESC OFFSET $7)`,
    [
      tx.zoneId,
      counterId,
      changes.map(({ device }) => device),
      changes.map(({ from }) => from),
      changes.map(({ to }) => to),
      changes.map(({ detail }) => detail),
      KEPT_CHANGES - changes.length,
    ],
  );
}

/** Newest first. What changed at one instant stays together, so a page can be a little longer than its limit. */
export async function deviceHistory(
  tx: ZoneTransaction,
  counterId: CounterId,
  { before, limit }: ReadDeviceHistory,
): Promise<DeviceChange[]> {
  const rows = await tx.query<Told & { at: Date }>(
    `SELECT device, from_state AS "from", to_state AS "to", detail, at
     FROM device_change
     WHERE counter_id = $1 AND ($2::timestamptz IS NULL OR at < $2)
     ORDER BY at DESC FETCH FIRST $3 ROWS WITH TIES`,
    [counterId, before ?? null, limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** For the sweep. */
export async function forgetOldDeviceChanges(tx: ZoneTransaction): Promise<void> {
  // Asked once, so that the index answers: a clock that runs on would have to be compared with every row.
  await tx.query(
    'DELETE FROM device_change WHERE at < (SELECT clock_timestamp()) - make_interval(days => $1)',
    [KEPT_DAYS],
  );
}
