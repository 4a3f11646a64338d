import { generateKeyPairSync, randomInt } from 'node:crypto';
import type pg from 'pg';
import { hashPassword } from '../staff/passwords.ts';
import { CARMA, CARMA_SITES, CARMA_STAFF } from './carma.ts';

export type LoadedCounter = {
  counterId: string;
  siteId: string;
  siteName: string;
  label: number;
  roles: readonly string[];
  /** PKCS#8. Printed once; central keeps the public half only. */
  privateKeyPem: string;
};

export type Loaded = {
  zoneId: string;
  staff: { name: string; username: string; password: string; roles: readonly string[] }[];
  sites: { id: string; name: string; code: string }[];
  counters: LoadedCounter[];
};

/** Writes the zone in the transaction that `owner` is in. */
export async function loadCarma(owner: pg.Client): Promise<Loaded> {
  const zoneId = await inserted(owner, 'INSERT INTO zone (code, name) VALUES ($1, $2) RETURNING id', [
    CARMA.code,
    CARMA.name,
  ]);
  // An owner that is no superuser is under the forced policies too.
  await owner.query(`SELECT set_config('loket.zone', $1, true)`, [zoneId]);
  await owner.query('INSERT INTO zone_clock (zone_id) VALUES ($1)', [zoneId]);
  const loaded: Loaded = { zoneId, staff: await loadStaff(owner, zoneId), sites: [], counters: [] };
  for (const site of CARMA_SITES) {
    const municipalityId = await inserted(
      owner,
      'INSERT INTO municipality (zone_id, name) VALUES ($1, $2) RETURNING id',
      [zoneId, site.municipality],
    );
    const siteId = await inserted(
      owner,
      `INSERT INTO site (zone_id, municipality_id, name, kind, code, address, hours, regime)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        zoneId,
        municipalityId,
        site.name,
        site.kind,
        site.code,
        site.address,
        JSON.stringify(site.hours),
        JSON.stringify(site.regime),
      ],
    );
    loaded.sites.push({ id: siteId, name: site.name, code: site.code });
    for (const [index, roles] of site.counters.entries()) {
      const enrolled = await enrolCounter(owner, zoneId, siteId, index + 1, roles);
      loaded.counters.push({ ...enrolled, siteId, siteName: site.name, label: index + 1, roles });
    }
  }
  await pointElsewhere(owner, zoneId);
  return loaded;
}

/** Once every site is there. */
async function pointElsewhere(owner: pg.Client, zoneId: string): Promise<void> {
  for (const { name, elsewhere } of CARMA_SITES) {
    if (elsewhere === undefined) continue;
    const { rowCount } = await owner.query(
      `UPDATE site SET regime = site.regime || jsonb_build_object('elsewhere', other.id)
       FROM site other WHERE other.zone_id = $1 AND other.name = $3 AND site.zone_id = $1 AND site.name = $2`,
      [zoneId, name, elsewhere],
    );
    if (rowCount !== 1) throw new Error(`${name} points to ${elsewhere}, which is not there.`);
  }
}

async function loadStaff(owner: pg.Client, zoneId: string): Promise<Loaded['staff']> {
  const staff: Loaded['staff'] = [];
  for (const { username, name, roles, competence } of CARMA_STAFF) {
    const password = readablePassword();
    const staffId = await inserted(
      owner,
      'INSERT INTO staff (username, name, password_hash) VALUES ($1, $2, $3) RETURNING id',
      [username, name, await hashPassword(password)],
    );
    await owner.query('INSERT INTO membership (zone_id, staff_id, roles) VALUES ($1, $2, $3)', [
      zoneId,
      staffId,
      roles,
    ]);
    if (competence)
      await owner.query(
        'INSERT INTO inspector (zone_id, staff_id, languages, skills) VALUES ($1, $2, $3, $4)',
        [zoneId, staffId, competence.languages, competence.skills],
      );
    staff.push({ name, username, password, roles });
  }
  return staff;
}

async function enrolCounter(
  owner: pg.Client,
  zoneId: string,
  siteId: string,
  label: number,
  roles: readonly string[],
): Promise<{ counterId: string; privateKeyPem: string }> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const counterId = await inserted(
    owner,
    `INSERT INTO counter (zone_id, site_id, label, roles, public_key, enrolled_at, in_service_at)
     VALUES ($1, $2, $3, $4, $5, now(), now()) RETURNING id`,
    [zoneId, siteId, label, roles, publicKey.export({ format: 'der', type: 'spki' })],
  );
  return { counterId, privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
}

async function inserted(owner: pg.Client, sql: string, values: unknown[]): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(sql, values);
  const [row] = rows;
  if (!row) throw new Error('an INSERT … RETURNING gave no row');
  return row.id;
}

/** Sixteen letters and digits that nobody confuses on a screen: 78 bits. */
function readablePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const letter = () => alphabet[randomInt(alphabet.length)];
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}
