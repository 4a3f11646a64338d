import { jest } from '@jest/globals';
import { REST } from '@loket/contract';
import { type CounterClient, type DeskClient, openCounter, openDesk } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

let database: TestDatabase;
let zone: TestZone;
let server: TestServer;
let counter: CounterClient;
let desk: DeskClient;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'follow-me');
  server = await startTestServer(database.appUrl, { LOKET_PUBLIC_URL: 'https://loket.example' });
  counter = await openCounter(server.url, zone, zone.counters[0]!);
  desk = await openDesk(server.url, zone.inspectors[0]!);
});
afterEach(async () => {
  await database.owner.query(`UPDATE consultation SET phase = 'ended', ended_at = now(), outcome = 'helped'
    WHERE phase <> 'ended'`);
  await database.owner.query(
    `UPDATE ticket SET state = 'completed', parked_until = NULL, referred_to = NULL WHERE zone_id = $1`,
    [zone.id],
  );
  await database.owner.query(`UPDATE site SET regime = regime - 'whenClosing', override = NULL`);
});
afterAll(async () => {
  counter.close();
  desk.close();
  await server.close();
  await database.close();
});

async function issued() {
  const ticket = await counter.issue();
  return { ...ticket, path: new URL(ticket.followUrl).pathname };
}
const get = async (path: string, headers: Record<string, string> = {}) =>
  (await fetch(server.url + path, { headers })).text();
/** The inspector's *next*, with a counter that has just said that it is ready. */
async function next(): Promise<string> {
  await counter.heartbeat();
  const { status, body } = await desk.post<{ id: string }>(REST.next);
  if (status !== 200) throw new Error(`nobody was called: ${JSON.stringify(body)}`);
  return body.id;
}
const post = (path: string, origin: string | undefined = server.url) =>
  fetch(server.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(origin !== undefined && { origin }),
    },
  });
const stateOf = async (id: string): Promise<string> =>
  (await database.owner.query('SELECT state FROM ticket WHERE id = $1', [id])).rows[0].state;
const set = (id: string, assignments: string) =>
  database.owner.query(`UPDATE ticket SET ${assignments} WHERE id = $1`, [id]);

test('from waiting to over: how many are before, the counter, and nothing of the reason', async () => {
  const first = await issued();
  const ticket = await issued();
  expect(ticket.followUrl).toMatch(/^https:\/\/loket\.example\/t\/follow-me-[A-Za-z0-9_-]{22}$/);
  const page = await fetch(server.url + ticket.path);
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('referrer-policy')).toBe('same-origin');
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
  expect(page.headers.get('content-security-policy')).not.toContain('script-src');
  const html = await page.text();
  expect(html).toMatch(/<span>T<\/span> <span>2<\/span>/);
  expect(html).toContain('Er is nog 1 iemand voor u');
  expect(page.headers.get('refresh')).toBe('15');
  expect(html).toContain('noindex');
  expect(html).not.toMatch(/<script|theft|diefstal/i);

  await counter.tell('ticket:cancel', { ticketId: first.id });
  const consultationId = await next();
  expect(await get(ticket.path)).toContain('Kom nu naar loket 1');
  await counter.tell('visit:here', { consultationId });
  const inCall = await get(ticket.path);
  expect(inCall).toContain('U bent aan het loket');
  expect(inCall).not.toContain(REST.giveUp(''));
  await desk.post(REST.close(consultationId), { outcome: 'helped' });
  expect(await get(ticket.path)).toContain('Dit bezoek is voorbij');
});

test.each([
  ['fr', 'C’est bientôt à vous'],
  ['de', 'Sie sind als Nächstes dran'],
  ['en', 'You are next'],
  ['nl', 'U bent de volgende'],
])('the page speaks %s when it is asked to', async (lang, words) => {
  const html = await get(`${(await issued()).path}?lang=${lang}`);
  expect(html).toContain(words);
  expect(html).toContain(`<html lang="${lang}">`);
});

test('a reader can ask the page to stand still, and it does', async () => {
  const { path } = await issued();
  expect(await get(`${path}?lang=en`)).toContain(`<a href="${path}?lang=en&amp;still=1">Stop refreshing`);
  const still = await fetch(`${server.url}${path}?lang=en&still=1`);
  expect(still.headers.get('refresh')).toBeNull();
  expect(await still.text()).toContain('Refresh by itself again');
  expect((await fetch(`${server.url}${path}/give-up`)).headers.get('refresh')).toBeNull();
});

test('a language that there is not is the ticket’s own', async () => {
  expect(await get(`${(await issued()).path}?lang=%3Cb%3E`)).toContain('U bent de volgende');
});

test('fifty looks by a mail scanner, at every address that the page names, change nothing', async () => {
  const ticket = await issued();
  const events = async () =>
    (await database.owner.query('SELECT count(*) FROM ticket_event WHERE ticket_id = $1', [ticket.id]))
      .rows[0];
  const before = await events();
  const linked = [...(await get(ticket.path)).matchAll(/(?:href|action)="([^"]+)"/g)].map(
    (match) => match[1]!,
  );
  expect(linked.some((path) => path.includes('give-up'))).toBe(true);
  const confirming = [...(await get(`${ticket.path}/give-up`)).matchAll(/(?:href|action)="([^"]+)"/g)];
  const all = [...linked, ...confirming.map((match) => match[1]!), `${ticket.path}/come-back`];
  for (let n = 0; n < 50; n += 1) {
    const method = n % 2 === 0 ? 'GET' : 'HEAD';
    await fetch(server.url + all[n % all.length]!, { method, redirect: 'follow' });
  }
  expect(await stateOf(ticket.id)).toBe('waiting');
  expect(await events()).toEqual(before);
});

test('giving up asks first, is done by POST, and the number is over', async () => {
  const ticket = await issued();
  const question = await get(`${ticket.path}/give-up?lang=fr`);
  expect(question).toContain('Vous ne venez plus ?');
  expect(await stateOf(ticket.id)).toBe('waiting');
  const answer = await post(`${ticket.path}/give-up?lang=fr`);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${ticket.path}?lang=fr`]);
  expect(await stateOf(ticket.id)).toBe('cancelled');
  expect(await get(`${ticket.path}?lang=fr`)).toContain('Vous avez laissé votre place');
  // The same form sent again, and the question once it has no sense.
  expect((await post(`${ticket.path}/give-up`)).status).toBe(303);
  expect((await fetch(`${server.url}${ticket.path}/give-up`, { redirect: 'manual' })).status).toBe(303);
});

test('giving up while called frees the counter and the inspector', async () => {
  const ticket = await issued();
  const consultationId = await next();
  await post(`${ticket.path}/give-up`);
  expect(await stateOf(ticket.id)).toBe('cancelled');
  const { rows } = await database.owner.query('SELECT phase FROM consultation WHERE id = $1', [
    consultationId,
  ]);
  expect(rows[0].phase).toBe('ended');
});

test.each(['https://evil.example', 'null', undefined])('a POST of origin %s does nothing', async (origin) => {
  const ticket = await issued();
  const answer = await fetch(`${server.url}${ticket.path}/give-up`, {
    method: 'POST',
    headers: origin === undefined ? {} : { origin },
  });
  expect(answer.status).toBe(403);
  expect(await stateOf(ticket.id)).toBe('waiting');
});

test('nobody gives up for somebody who sits at the counter', async () => {
  const ticket = await issued();
  const consultationId = await next();
  await counter.tell('visit:here', { consultationId });
  expect((await post(`${ticket.path}/give-up`)).status).toBe(303);
  expect(await stateOf(ticket.id)).toBe('in_consultation');
});

test('away for a while: until when, and back at the old place', async () => {
  const ticket = await issued();
  const other = await issued();
  await set(ticket.id, `state = 'parked', parked_until = now() + interval '1 hour'`);
  const html = await get(ticket.path);
  expect(html).toMatch(/U mag wegblijven tot \d\d\.\d\d uur/);
  expect(html).toContain('Ik ben terug');
  expect((await post(`${ticket.path}/come-back`)).status).toBe(303);
  expect(await stateOf(ticket.id)).toBe('waiting');
  expect(await get(ticket.path)).toContain('U bent de volgende');
  expect(await get(other.path)).toContain('Er is nog 1 iemand voor u');
});

test('a missed turn comes back once, the same day', async () => {
  const ticket = await issued();
  const consultationId = await next();
  await desk.post(REST.noShow(consultationId));
  expect(await get(ticket.path)).toContain('Beurt gemist? Uw nummer blijft geldig');
  await post(`${ticket.path}/come-back`);
  expect(await stateOf(ticket.id)).toBe('waiting');
  await desk.post(REST.noShow(await next()));
  const html = await get(ticket.path);
  expect(html).toContain('Dit nummer is niet meer geldig');
  expect(html).not.toContain('Ik ben terug');
  await post(`${ticket.path}/come-back`);
  expect(await stateOf(ticket.id)).toBe('no_show');
});

test('where a closed site sends people on, nobody comes back to wait in vain', async () => {
  const ticket = await issued();
  await set(ticket.id, `state = 'no_show'`);
  await database.owner.query(
    `UPDATE site SET regime = regime || '{"whenClosing":"tell"}', override = '{"state":"closed","until":null}'`,
  );
  expect(await get(ticket.path)).not.toContain('Ik ben terug');
  await post(`${ticket.path}/come-back`);
  expect(await stateOf(ticket.id)).toBe('no_show');
});

test('sent on: to whom, with the way there', async () => {
  const ticket = await issued();
  await database.owner.query(
    `INSERT INTO site (zone_id, municipality_id, name, kind, code, address)
     SELECT zone_id, municipality_id, 'Bibliotheek <Zuid>', 'library', 'Z', 'Kerkplein 1, 3600 Genk' FROM site
     WHERE id = $1`,
    [zone.site.id],
  );
  await database.owner.query(
    `UPDATE site SET regime = regime || jsonb_build_object('elsewhere', (SELECT id FROM site WHERE code = 'Z'))
     WHERE id = $1`,
    [zone.site.id],
  );
  await set(ticket.id, `state = 'referred', referred_to = 'other_site'`);
  const html = await get(ticket.path);
  expect(html).toContain('Ga naar Bibliotheek &lt;Zuid&gt;, Kerkplein 1, 3600 Genk.');
  expect(html).toContain('href="/portal/"');
  await set(ticket.id, `referred_to = 'appointment'`);
  expect(await get(`${ticket.path}?lang=en`)).toContain('We will help you by appointment');
});

test('the day after, the address is nobody’s', async () => {
  const ticket = await issued();
  await set(ticket.id, `state = 'completed', service_day = service_day - 1`);
  expect((await fetch(server.url + ticket.path)).status).toBe(404);
  expect((await fetch(`${server.url}${ticket.path}/give-up`)).status).toBe(404);
  expect((await post(`${ticket.path}/come-back`)).status).toBe(404);
});

test.each([
  '/t/nothing',
  '/t/follow-me-AAAAAAAAAAAAAAAAAAAAAA',
  `/t/${'a'.repeat(500)}`,
  '/t/%00',
  '/t/nowhere-AAAAAAAAAAAAAAAAAAAAAA',
  '/t/follow-me-AAAAAAAAAAAAAAAAAAAAAA/give-up',
])('an address that is nobody’s: %s', async (path) => {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(404);
  const html = await response.text();
  for (const words of ['niet meer geldig', 'n’est plus valable', 'nicht mehr gültig', 'no longer valid'])
    expect(html).toContain(words);
});
