import type { ZoneId } from '@loket/contract';
import type { ZoneDatabase } from '../database/zone-database.ts';

/**
 * Tells every node that a counter or an inspector has a new socket, so that older ones give way wherever they are.
 * @returns when, in microseconds by the database's clock: what decides which socket is the newer one
 */
export function announceSocket(
  database: ZoneDatabase,
  zoneId: ZoneId,
  kind: 'counter_socket' | 'desk_socket',
  id: string,
): Promise<number> {
  return database.inZone(zoneId, async (tx) => {
    const [row] = await tx.query<{ at: string }>(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS at',
    );
    const at = Number(row?.at ?? 0);
    tx.changed(kind, `${id}/${at}`);
    return at;
  });
}

/** The id of such a notice. */
export function readSocketNotice(id: string): { id: string; at: number } | undefined {
  const match = /^([0-9a-f-]{36})\/(\d{1,17})$/.exec(id);
  return match?.[1] === undefined ? undefined : { id: match[1], at: Number(match[2]) };
}
