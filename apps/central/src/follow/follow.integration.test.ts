import { jest } from '@jest/globals';
import { REST } from '@loket/contract';
import { openCounter, openDesk } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

let database: TestDatabase;
let zone: TestZone;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'follow-me');
  server = await startTestServer(database.appUrl, { LOKET_PUBLIC_URL: 'https://loket.example' });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test('the page tells how far a ticket is, from waiting to over, and nothing once the day is', async () => {
  const counter = await openCounter(server.url, zone, zone.counters[0]!);
  const desk = await openDesk(server.url, zone.inspectors[0]!);
  const first = await counter.issue();
  const ticket = await counter.issue();
  expect(ticket.followUrl).toMatch(/^https:\/\/loket\.example\/t\/follow-me-[A-Za-z0-9_-]{22}$/);
  const look = async () => fetch(server.url + new URL(ticket.followUrl).pathname);
  const page = await look();
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const html = await page.text();
  expect(html).toContain('T 2');
  expect(html).toContain('1 persoon voor u');
  expect(html).toContain('<meta http-equiv="refresh" content="15">');
  expect(html).toContain('noindex');
  expect(html).not.toMatch(/<script|theft|diefstal/i);

  await counter.tell('ticket:cancel', { ticketId: first.id });
  const { body } = await desk.post<{ id: string }>(REST.next);
  expect(await (await look()).text()).toContain('Kom nu naar loket 1');
  await counter.tell('visit:here', { consultationId: body.id });
  expect(await (await look()).text()).toContain('U bent aan het loket');
  await desk.post(REST.close(body.id), { outcome: 'helped' });
  expect(await (await look()).text()).toContain('Dit bezoek is voorbij');
  await database.owner.query('UPDATE ticket SET service_day = service_day - 1');
  expect((await look()).status).toBe(404);
  counter.close();
  desk.close();
});

test.each([
  '/t/nothing',
  '/t/follow-me-AAAAAAAAAAAAAAAAAAAAAA',
  `/t/${'a'.repeat(500)}`,
  '/t/%00',
  '/t/nowhere-AAAAAAAAAAAAAAAAAAAAAA',
])('an address that is nobody’s: %s', async (path) => {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('niet meer geldig');
});
