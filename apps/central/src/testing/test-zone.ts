import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  CounterChallenge,
  CounterId,
  CounterToken,
  counterProofText,
  REST,
  SiteId,
  StaffId,
  type StaffRole,
  ZoneId,
} from '@loket/contract';
import type pg from 'pg';
import { hashPassword } from '../staff/passwords.ts';

export const TEST_PASSWORD = 'a test password';

export type TestCounter = { id: CounterId; label: number; privateKey: KeyObject };
export type TestPerson = { id: StaffId; username: string; name: string };
export type TestZone = {
  id: ZoneId;
  code: string;
  site: { id: SiteId; name: string; code: string };
  counters: TestCounter[];
  inspectors: TestPerson[];
  technician: TestPerson;
};

/** A small zone: one site with counters, inspectors and a technician; everybody's password is TEST_PASSWORD. */
export async function makeTestZone(
  owner: pg.Client,
  code: string,
  { counters = 1, inspectors = 1 } = {},
): Promise<TestZone> {
  const id = ZoneId.parse(await inserted(owner, 'zone', { code, name: `Zone ${code}`, inspector_cap: 50 }));
  await owner.query('INSERT INTO zone_clock (zone_id) VALUES ($1)', [id]);
  const municipality = await inserted(owner, 'municipality', { zone_id: id, name: `Town of ${code}` });
  const site = { name: `Town hall of ${code}`, code: 'T' };
  const siteId = SiteId.parse(
    await inserted(owner, 'site', { zone_id: id, municipality_id: municipality, kind: 'town_hall', ...site }),
  );
  const passwordHash = await hashPassword(TEST_PASSWORD);
  const person = async (username: string, role: StaffRole): Promise<TestPerson> => {
    const name = `${role} ${username}`;
    const staffId = await inserted(owner, 'staff', { username, name, password_hash: passwordHash });
    await owner.query('INSERT INTO membership (zone_id, staff_id, roles) VALUES ($1, $2, $3)', [
      id,
      staffId,
      [role],
    ]);
    return { id: StaffId.parse(staffId), username, name };
  };
  const zone: TestZone = {
    id,
    code,
    site: { id: siteId, ...site },
    counters: [],
    inspectors: [],
    technician: await person(`technician-${code}`, 'technician'),
  };
  for (let n = 1; n <= inspectors; n += 1)
    zone.inspectors.push(await person(`inspector-${code}-${n}`, 'inspector'));
  for (let label = 1; label <= counters; label += 1) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const counterId = await inserted(owner, 'counter', {
      zone_id: id,
      site_id: siteId,
      label,
      roles: ['counter', 'ticket_kiosk'],
      public_key: publicKey.export({ format: 'der', type: 'spki' }),
      enrolled_at: new Date(),
      in_service_at: new Date(),
    });
    zone.counters.push({ id: CounterId.parse(counterId), label, privateKey });
  }
  return zone;
}

async function inserted(owner: pg.Client, table: string, row: Record<string, unknown>): Promise<string> {
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')}) RETURNING id`,
    Object.values(row),
  );
  return rows[0]?.id ?? '';
}

/** Logs in over REST. @returns the `Cookie` header for what follows */
export async function loginCookie(url: string, username: string, password = TEST_PASSWORD): Promise<string> {
  const response = await postJson(url + REST.login, { username, password });
  if (!response.ok) throw new Error(`login refused: ${response.status}`);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A counter's whole login over REST. @returns its token */
export async function counterToken(url: string, zoneId: ZoneId, counter: TestCounter): Promise<string> {
  const counterId = counter.id;
  const { nonce } = CounterChallenge.parse(
    await (await postJson(url + REST.counterChallenge, { zoneId, counterId })).json(),
  );
  const signature = signedProof(counter.privateKey, { zoneId, counterId, nonce });
  const response = await postJson(url + REST.counterToken, { zoneId, counterId, nonce, signature });
  return CounterToken.parse(await response.json()).token;
}

export function signedProof(
  key: KeyObject,
  proof: { zoneId: string; counterId: string; nonce: string },
): string {
  return sign('sha256', Buffer.from(counterProofText(proof)), { key, dsaEncoding: 'ieee-p1363' }).toString(
    'base64',
  );
}

export const postJson = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
