import { createPrivateKey } from 'node:crypto';
import { jest } from '@jest/globals';
import { CounterId, PublicSite, REST, SiteRegime, SitesOverview, ZoneId } from '@loket/contract';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { portalClient } from '../testing/test-portal.ts';
import { startTestServer } from '../testing/test-server.ts';
import { counterToken, loginCookie } from '../testing/test-zone.ts';
import { loadDemonstration } from './demonstration.ts';
import type { Loaded } from './load-carma.ts';

// Passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

let database: TestDatabase;
let loaded: Loaded;

beforeAll(async () => {
  database = await openTestDatabase();
  const runs = await Promise.all([1, 2].map(() => loadDemonstration(database.ownerUrl)));
  const first = runs.find((run): run is Loaded => !('already' in run));
  if (!first || runs.every((run) => !('already' in run))) throw new Error('two runs at once must load once');
  loaded = first;
});
afterAll(() => database.close());

test('is CARMA: eight municipalities, ten counters and its people', async () => {
  expect(loaded.sites.map(({ code }) => code).sort()).toEqual(['A', 'B', 'BO', 'G', 'H', 'K', 'O', 'Z']);
  expect(loaded.counters).toHaveLength(10);
  const countersAt = (name: string) => loaded.counters.filter(({ siteName }) => siteName === name).length;
  expect(loaded.sites.map(({ name }) => countersAt(name)).sort()).toEqual([1, 1, 1, 1, 1, 1, 2, 2]);
  expect([countersAt('Politiehuis Genk'), countersAt('Gemeentehuis Oudsbergen')]).toEqual([2, 2]);
  // Wherever one waits, a ticket can be taken.
  for (const { id } of loaded.sites)
    expect(loaded.counters.some((c) => c.siteId === id && c.roles.includes('ticket_kiosk'))).toBe(true);
  expect(loaded.staff.map(({ roles }) => roles.join()).sort()).toEqual([
    'analyst',
    'call_taker',
    'chief_inspector',
    ...Array(4).fill('inspector'),
    'mobile_operator',
    'neighbourhood_inspector',
    'neighbourhood_inspector',
    'technician',
  ]);
});

test('its inspectors speak and know what the routing looks for', async () => {
  const { rows } = await database.owner.query(
    `SELECT p.username, i.languages, i.skills FROM inspector i JOIN staff p ON p.id = i.staff_id ORDER BY 1`,
  );
  expect(rows).toEqual([
    { username: 'bart', languages: ['nl', 'de'], skills: ['traffic', 'fraud'] },
    { username: 'julie', languages: ['fr', 'nl'], skills: ['traffic', 'victims'] },
    { username: 'samira', languages: ['nl', 'fr', 'en'], skills: ['traffic', 'victims'] },
    { username: 'tom', languages: ['nl', 'en'], skills: ['traffic', 'fraud'] },
  ]);
});

test('its town halls stop giving tickets before they close, and Bocholt sends on to Bree', async () => {
  const { rows } = await database.owner.query(
    `SELECT s.name, s.regime, other.name AS elsewhere FROM site s
     LEFT JOIN site other ON other.id = (s.regime ->> 'elsewhere')::uuid ORDER BY s.name`,
  );
  const regimes = new Map(
    rows.map(({ name, regime, elsewhere }) => [name, { ...SiteRegime.parse(regime), elsewhere }]),
  );
  expect(regimes.get('Gemeentehuis Bocholt')).toMatchObject({
    lastTicketMinutes: 15,
    whenClosing: 'tell',
    elsewhere: 'Politiehuis Bree',
  });
  expect(regimes.get('Bibliotheek As')).toMatchObject({ lastTicketMinutes: 15, whenClosing: 'serve' });
  expect(regimes.get('Politiehuis Bree')).not.toHaveProperty('lastTicketMinutes');
});

test('its people can log in and its counters prove themselves', async () => {
  const server = await startTestServer(database.appUrl);
  try {
    for (const { username, password } of loaded.staff) {
      const cookie = await loginCookie(server.url, username, password);
      const response = await fetch(server.url + REST.sites, { headers: { cookie } });
      expect(SitesOverview.parse(await response.json()).counters).toHaveLength(10);
    }
    for (const { counterId, label, privateKeyPem } of loaded.counters) {
      const counter = { id: CounterId.parse(counterId), label, privateKey: createPrivateKey(privateKeyPem) };
      expect(await counterToken(server.url, ZoneId.parse(loaded.zoneId), counter)).toContain(loaded.zoneId);
    }
    const answer = await (await fetch(server.url + REST.publicSites)).json();
    const publicSites = z.array(PublicSite.strict()).parse(answer);
    expect(publicSites).toHaveLength(8);
  } finally {
    await server.close();
  }
});

test('a second run changes nothing and tells no secret', async () => {
  const again = await loadDemonstration(database.ownerUrl);
  expect(again).toMatchObject({ already: true, zoneId: loaded.zoneId });
  expect(again.counters).toHaveLength(10);
  expect(JSON.stringify(again)).not.toMatch(/password|PRIVATE KEY/i);
});

test('passwords are nowhere in the database', async () => {
  const { rows } = await database.owner.query('SELECT * FROM staff');
  for (const { password } of loaded.staff) expect(JSON.stringify(rows)).not.toContain(password);
  expect(new Set(loaded.staff.map(({ password }) => password)).size).toBe(loaded.staff.length);
});

test('somebody of Genk finds their neighbourhood inspector and moments on the coming days', async () => {
  const server = await startTestServer(database.appUrl);
  try {
    const client = portalClient(server.url);
    const asked = { zone: 'carma', street: 'vennestr 7', municipality: 'Genk', name: '' };
    const { body } = await client.find(asked);
    expect(body).toMatchObject([{ name: 'Lien Gielen', street: 'Vennestraat' }]);
    expect((await client.slots('carma', body[0]!.agendaId)).body.length).toBeGreaterThan(50);
  } finally {
    await server.close();
  }
});
