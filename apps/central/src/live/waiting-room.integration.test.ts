import { jest } from '@jest/globals';
import {
  type CounterSnapshot,
  type DeskChange,
  DeskSnapshot,
  REST,
  ScreenMessage,
  ScreenSnapshot,
} from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import {
  type CounterClient,
  type DeskClient,
  openCounter,
  openDesk,
  openScreen,
  type TestClient,
} from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { loginCookie, makeTestZone, type TestZone } from '../testing/test-zone.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let counter: CounterClient;
let desk: DeskClient;
let screen: TestClient;
let chief: string;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'room', { inspectors: 2 });
  await database.owner.query(`UPDATE membership SET roles = '{chief_inspector}' WHERE staff_id = $1`, [
    zone.inspectors[1]!.id,
  ]);
  server = await startTestServer(database.appUrl);
  counter = await openCounter(server.url, zone, zone.counters[0]!);
  desk = await openDesk(server.url, zone.inspectors[0]!);
  screen = await openScreen(server.url, zone.site.id);
  chief = await loginCookie(server.url, zone.inspectors[1]!.username);
});
afterAll(async () => {
  for (const client of [counter, desk, screen]) client.close();
  await server.close();
  await database.close();
});

const send = (method: string, path: string, body?: unknown, cookie = chief) =>
  fetch(server.url + path, {
    method,
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const texts = { nl: 'Een uur langer', fr: 'Une heure de plus', de: 'Eine Stunde länger', en: 'An hour more' };
const change = (kind: string) => (message: DeskChange) => message.change.kind === kind;

test('a message is on the screen and on every desk, and goes when it is taken back', async () => {
  const made = await send('POST', REST.messages, { siteId: zone.site.id, texts, until: inAnHour() });
  const message = ScreenMessage.parse(await made.json());
  await screen.until<ScreenSnapshot>('snapshot', ({ messages }) => messages.length === 1);
  const told = await desk.until<DeskChange>('change', change('messages'));
  expect(told.change).toEqual({ kind: 'messages', messages: [message] });
  expect(DeskSnapshot.parse((await desk.get(REST.queue)).body).messages).toEqual([message]);
  expect((await send('DELETE', REST.message(message.id))).status).toBe(204);
  await screen.until<ScreenSnapshot>(
    'snapshot',
    ({ messages, version }) => messages.length === 0 && version > told.version,
  );
});

test('a policy is told to every desk', async () => {
  const policy = { ...FIRST_POLICY, recalls: 3, parkMinutes: 90 };
  const made = await send('PUT', REST.routing, { after: 0, policy, note: 'Geduldiger' });
  expect(await made.json()).toMatchObject({ version: 1, policy });
  const told = await desk.until<DeskChange>('change', change('policy'));
  expect(told.change).toEqual({
    kind: 'policy',
    policy: { version: 1, mode: 'next', recalls: 3, parkMinutes: 90 },
  });
});

test('a screen shows who waits with what they were told, and what the kiosk would say next', async () => {
  const ticket = await counter.issue();
  const shown = await screen.until<ScreenSnapshot>('snapshot', ({ waiting }) =>
    waiting.some(({ number }) => number.count === ticket.number.count),
  );
  ScreenSnapshot.parse(shown);
  await counter.until<CounterSnapshot>('snapshot', ({ waiting }) => waiting === 1);
  await counter.tell('ticket:cancel', { ticketId: ticket.id });
});

test('closed by the chief inspector: who waits is sent on, and screen and kiosk say so', async () => {
  const ticket = await counter.issue();
  await database.owner.query(`UPDATE site SET regime = regime || '{"whenClosing":"tell"}' WHERE id = $1`, [
    zone.site.id,
  ]);
  const override = { state: 'closed', until: null };
  expect((await send('PUT', REST.siteOverride(zone.site.id), { override })).status).toBe(200);
  const shown = await screen.until<ScreenSnapshot>('snapshot', ({ sentOn }) => sentOn.length > 0);
  expect(shown).toMatchObject({
    opening: { open: false },
    waiting: [],
    sentOn: [{ number: ticket.number, to: { kind: 'appointment' } }],
  });
  const kiosk = await counter.until<CounterSnapshot>('snapshot', ({ opening }) => !opening.open);
  expect(kiosk.wait).toBeNull();
  const page = await fetch(server.url + new URL(ticket.followUrl).pathname);
  expect(await page.text()).toContain('We helpen u op afspraak');
  await send('PUT', REST.siteOverride(zone.site.id), { override: null });
});

test('a break and a competence are told to every desk, with since when', async () => {
  const before = Date.now() - 60_000;
  expect((await send('POST', REST.forceBreak(zone.inspectors[0]!.id), {})).status).toBe(200);
  const told = await desk.until<DeskChange>(
    'change',
    ({ change }) => change.kind === 'inspector' && change.inspector.state === 'break',
  );
  const { change: changed } = told;
  expect(changed.kind === 'inspector' && Date.parse(changed.inspector.since ?? '')).toBeGreaterThan(before);
  await send('PUT', REST.competence(zone.inspectors[0]!.id), { languages: ['de'], skills: [] });
  await desk.until<DeskChange>(
    'change',
    ({ change }) => change.kind === 'inspector' && change.inspector.languages.join() === 'de',
  );
});

test.each([
  ['PUT', REST.routing, { after: 1, policy: FIRST_POLICY, note: 'Nee' }],
  ['POST', REST.routingPreview, FIRST_POLICY],
  ['POST', REST.messages, { siteId: null, texts, until: inAnHour() }],
  ['DELETE', REST.message('00000000-0000-4000-8000-000000000000'), undefined],
  ['POST', REST.tellWaiting('00000000-0000-4000-8000-000000000000'), { offer: 'appointment' }],
  ['POST', REST.forceBreak('00000000-0000-4000-8000-000000000000'), {}],
  ['PUT', REST.competence('00000000-0000-4000-8000-000000000000'), { languages: ['nl'], skills: [] }],
])('only the chief inspector may %s %s', async (method, path, body) => {
  const inspector = await loginCookie(server.url, zone.inspectors[0]!.username);
  expect((await send(method, path, body, inspector)).status).toBe(403);
  expect((await send(method, path, body, '')).status).toBe(401);
  expect((await send(method, path, body)).status).not.toBe(403);
});

test.each([
  ['PUT', REST.routing, { after: 1, policy: { ...FIRST_POLICY, siteTurnMinutes: 31 }, note: 'Te lang' }],
  ['PUT', REST.routing, { after: 1, policy: FIRST_POLICY, note: 'x' }],
  ['POST', REST.routingPreview, { ...FIRST_POLICY, mode: 'random' }],
  ['PUT', REST.competence('00000000-0000-4000-8000-000000000000'), { languages: [], skills: [] }],
  ['POST', REST.messages, { siteId: null, texts: { nl: 'Enkel Nederlands' }, until: inAnHour() }],
])('what no policy, message or competence is, is refused: %s %s', async (method, path, body) => {
  expect((await send(method, path, body)).status).toBe(400);
});
