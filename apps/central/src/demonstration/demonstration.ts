import pg from 'pg';
import { CARMA } from './carma.ts';
import { type Loaded, loadCarma } from './load-carma.ts';
import { loadPortal } from './portal.ts';

type Public<Item, Secret extends keyof Item> = Omit<Item, Secret>;

/** A second run tells what is there, without what only the first could know. */
export type AlreadyLoaded = Omit<Loaded, 'staff' | 'counters'> & {
  already: true;
  staff: Public<Loaded['staff'][number], 'password'>[];
  counters: Public<Loaded['counters'][number], 'privateKeyPem'>[];
};

/** Any number that is ours and not the migration's. */
const LOCK = 5_640_532;

/** Loads the demonstration zone when it is not there yet; two runs at once load it once. */
export async function loadDemonstration(ownerUrl: string): Promise<Loaded | AlreadyLoaded> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'loket demonstration' });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM zone WHERE code = $1', [CARMA.code]);
    const answer = rows[0] ? await alreadyLoaded(owner, rows[0].id) : await loadCarma(owner);
    await loadPortal(owner, answer.zoneId);
    await owner.query('COMMIT');
    return answer;
  } finally {
    await owner.end();
  }
}

async function alreadyLoaded(owner: pg.Client, zoneId: string): Promise<AlreadyLoaded> {
  await owner.query(`SELECT set_config('loket.zone', $1, true)`, [zoneId]);
  const staff = await owner.query(
    `SELECT p.name, p.username, m.roles FROM membership m JOIN staff p ON p.id = m.staff_id
     WHERE m.zone_id = $1 ORDER BY p.username`,
    [zoneId],
  );
  const sites = await owner.query('SELECT id, name, code FROM site WHERE zone_id = $1 ORDER BY name', [
    zoneId,
  ]);
  const counters = await owner.query(
    `SELECT c.id AS "counterId", s.id AS "siteId", s.name AS "siteName", c.label, c.roles
     FROM counter c JOIN site s ON s.zone_id = c.zone_id AND s.id = c.site_id
     WHERE c.zone_id = $1 ORDER BY s.name, c.label`,
    [zoneId],
  );
  return { already: true, zoneId, staff: staff.rows, sites: sites.rows, counters: counters.rows };
}
