import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { CounterId, SiteId, StaffId, ZoneId } from '@loket/contract';
import type pg from 'pg';
import { hashPassword } from '../staff/passwords.ts';
import { ALL_READY } from '../testing/test-clients.ts';

/** Everything that a client needs to come in: keys of counters, names of inspectors with their one password. */
export type BenchZone = {
  readonly id: ZoneId;
  readonly password: string;
  readonly sites: readonly SiteId[];
  readonly counters: readonly { id: CounterId; siteId: SiteId; privateKeyPem: string }[];
  readonly inspectors: readonly { id: StaffId; username: string }[];
};

export type Size = { readonly sites: number; readonly countersPerSite: number; readonly inspectors: number };

/** A zone of this size whose counters were all proved and whose inspectors have an account. */
export async function makeBenchZone(owner: pg.Client, code: string, size: Size): Promise<BenchZone> {
  const one = async (sql: string, values: readonly unknown[]): Promise<string> => {
    const { rows } = await owner.query<{ id: string }>(sql, [...values]);
    return rows[0]?.id ?? '';
  };
  const id = ZoneId.parse(
    await one('INSERT INTO zone (code, name, inspector_cap) VALUES ($1, $1, 50) RETURNING id', [code]),
  );
  await owner.query('INSERT INTO zone_clock (zone_id) VALUES ($1)', [id]);
  const municipality = await one('INSERT INTO municipality (zone_id, name) VALUES ($1, $2) RETURNING id', [
    id,
    'Maasheide',
  ]);
  const sites: SiteId[] = [];
  const counters: BenchZone['counters'][number][] = [];
  for (let place = 0; place < size.sites; place += 1) {
    const siteCode = String.fromCharCode(65 + Math.floor(place / 26), 65 + (place % 26));
    const siteId = SiteId.parse(
      await one(
        `INSERT INTO site (zone_id, municipality_id, name, kind, code)
         VALUES ($1, $2, $3, 'town_hall', $4) RETURNING id`,
        [id, municipality, `Town hall ${siteCode}`, siteCode],
      ),
    );
    sites.push(siteId);
    for (let label = 1; label <= size.countersPerSite; label += 1)
      counters.push(await makeCounter(one, id, siteId, label));
  }
  const password = randomUUID();
  const passwordHash = await hashPassword(password);
  const inspectors: BenchZone['inspectors'][number][] = [];
  for (let number = 1; number <= size.inspectors; number += 1) {
    const username = `${code}-${number}`;
    const staffId = StaffId.parse(
      await one('INSERT INTO staff (username, name, password_hash) VALUES ($1, $1, $2) RETURNING id', [
        username,
        passwordHash,
      ]),
    );
    await owner.query(`INSERT INTO membership (zone_id, staff_id, roles) VALUES ($1, $2, '{inspector}')`, [
      id,
      staffId,
    ]);
    inspectors.push({ id: staffId, username });
  }
  return { id, password, sites, counters, inspectors };
}

type One = (sql: string, values: readonly unknown[]) => Promise<string>;

async function makeCounter(one: One, zoneId: ZoneId, siteId: SiteId, label: number) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const counterId = await one(
    `INSERT INTO counter (zone_id, site_id, label, roles, public_key, enrolled_at, in_service_at)
     VALUES ($1, $2, $3, '{counter,ticket_kiosk}', $4, now(), now()) RETURNING id`,
    [zoneId, siteId, label, publicKey.export({ format: 'der', type: 'spki' })],
  );
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { id: CounterId.parse(counterId), siteId, privateKeyPem };
}

/** Every inspector at work with a desk open and every counter ready, as if their sockets had just said so in this boot. */
export async function begin(owner: pg.Client, zone: BenchZone, bootId: string): Promise<void> {
  await owner.query(
    `INSERT INTO inspector (zone_id, staff_id, availability, desk_seen_at, desk_open)
     SELECT $1, id, 'available', clock_timestamp(), true FROM unnest($2::uuid[]) AS staff (id)`,
    [zone.id, zone.inspectors.map(({ id }) => id)],
  );
  await owner.query(
    `INSERT INTO counter_health (zone_id, counter_id, boot_id, last_heartbeat_at, ready, busy, devices)
     SELECT $1, id, $4, clock_timestamp(), true, 'idle', $3 FROM unnest($2::uuid[]) AS counter (id)`,
    [zone.id, zone.counters.map(({ id }) => id), JSON.stringify(ALL_READY), bootId],
  );
}

/** The signs of life that sockets would bring. */
export async function stayAlive(owner: pg.Client, zone: BenchZone): Promise<void> {
  await owner.query('UPDATE inspector SET desk_seen_at = clock_timestamp() WHERE zone_id = $1', [zone.id]);
  await owner.query('UPDATE counter_health SET last_heartbeat_at = clock_timestamp() WHERE zone_id = $1', [
    zone.id,
  ]);
}
