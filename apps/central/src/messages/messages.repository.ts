import type { ScreenMessage, SiteId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';

/** Messages that stand now, the newest first; with a site only what is said there. */
export async function liveMessages(tx: ZoneTransaction, siteId?: SiteId): Promise<ScreenMessage[]> {
  const rows = await tx.query<Omit<ScreenMessage, 'until'> & { until: Date }>(
    `SELECT id, site_id AS "siteId", texts, until FROM screen_message
     WHERE until > clock_timestamp() AND ($1::uuid IS NULL OR site_id IS NULL OR site_id = $1)
     ORDER BY made_at DESC, id`,
    [siteId ?? null],
  );
  return rows.map(({ until, ...row }) => ({ ...row, until: until.toISOString() }));
}

/** For the sweep: a message whose time is over leaves the boards too. */
export async function removeMessagesThatAreOver(tx: ZoneTransaction): Promise<void> {
  const over = await tx.query<{ id: string }>(
    'DELETE FROM screen_message WHERE until <= clock_timestamp() RETURNING id',
  );
  for (const { id } of over) tx.changed('messages', id);
}
