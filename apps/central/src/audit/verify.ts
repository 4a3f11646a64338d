import pg from 'pg';
import { type ChainedEntry, type ChainFault, type ChainHead, ChainWalk } from './chain.ts';

export type ZoneVerdict = {
  zoneId: string;
  zone: string;
  entries: number;
  head: string;
  fault: ChainFault | null;
};

const AT_ONCE = 5_000;

/**
 * Recomputes every zone's chain from the rows alone, with a connection of its own and none of the server's code.
 * @param url of a role that may read `audit_entry` of every zone: the owner's
 * @param kept heads that were written down earlier
 */
export async function verifyAudit(url: string, kept: readonly ChainHead[]): Promise<ZoneVerdict[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: zones } = await client.query<{ id: string; code: string }>(
      'SELECT id, code FROM zone ORDER BY code',
    );
    const verdicts: ZoneVerdict[] = [];
    for (const zone of zones) verdicts.push(await verifyZone(client, zone, kept));
    return verdicts;
  } finally {
    await client.end();
  }
}

async function verifyZone(
  client: pg.Client,
  { id, code }: { id: string; code: string },
  kept: readonly ChainHead[],
): Promise<ZoneVerdict> {
  const walk = new ChainWalk(id, kept);
  const fault = await walkThrough(client, id, walk);
  return {
    zoneId: id,
    zone: code,
    entries: walk.head.place,
    head: `${id}:${walk.head.place}:${walk.head.hash}`,
    fault,
  };
}

async function walkThrough(client: pg.Client, zoneId: string, walk: ChainWalk): Promise<ChainFault | null> {
  // One picture of the table, so that entries written meanwhile are not taken for a fault.
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query(`SELECT set_config('loket.zone', $1, true)`, [zoneId]);
    for (;;) {
      const { rows } = await client.query<ChainedEntry>(ENTRIES, [zoneId, walk.head.place, AT_ONCE]);
      for (const row of rows) {
        const fault = walk.step(row);
        if (fault) return fault;
      }
      if (rows.length < AT_ONCE) break;
    }
    const { rows } = await client.query<{ place: string; hash: string }>(
      `SELECT place, encode(hash, 'hex') AS hash FROM audit_head WHERE zone_id = $1`,
      [zoneId],
    );
    const [head] = rows;
    return walk.end(head && { zoneId, place: Number(head.place), hash: head.hash });
  } finally {
    await client.query('COMMIT');
  }
}

const ENTRIES = /* sql */ `
  SELECT zone_id AS "zoneId", place::text, (extract(epoch FROM at) * 1000000)::bigint::text AS "atMicroseconds",
    actor_kind AS "actorKind", actor_id AS "actorId", action, subject_kind AS "subjectKind",
    subject_id AS "subjectId", reason, encode(hash, 'hex') AS hash
  FROM audit_entry WHERE zone_id = $1 AND place > $2 ORDER BY audit_entry.place LIMIT $3`;

/** `ZONE:PLACE:HASH`, as a verification printed it. */
export function readHead(text: string): ChainHead | undefined {
  const [, zoneId, place, hash] = /^([0-9a-f-]{36}):(\d{1,18}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return zoneId && place && hash ? { zoneId, place: Number(place), hash } : undefined;
}
