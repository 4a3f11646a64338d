import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import {
  CounterSnapshot,
  type DeskChange,
  DeskConsultation,
  DeskIdentification,
  type DeskSnapshot,
  REST,
  ScreenSnapshot,
  type TimelineEntry,
} from '@loket/contract';
import { openCounter, openDesk, openScreen } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'alpha', { counters: 1, inspectors: 2 });
  server = await startTestServer(database.appUrl);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test('a ticket is issued, called, answered and closed, and everybody hears of it', async () => {
  const counter = await openCounter(server.url, zone, zone.counters[0]!);
  const desk = await openDesk(server.url, zone.inspectors[0]!);
  const colleague = await openDesk(server.url, zone.inspectors[1]!);
  const screen = await openScreen(server.url, zone.site.id);

  const ticket = await counter.issue();
  expect(ticket.number).toEqual({ siteCode: 'T', count: 1, series: '' });
  expect(ticket.peopleBefore).toBe(0);
  await desk.until<DeskChange>(
    'change',
    ({ change }) => change.kind === 'ticket' && change.ticket.id === ticket.id,
  );
  await screen.until<ScreenSnapshot>('snapshot', ({ waiting }) => waiting.length === 1);
  await counter.until<CounterSnapshot>('snapshot', ({ waiting }) => waiting === 1);
  const page = await fetch(server.url + new URL(ticket.followUrl).pathname);
  expect(await page.text()).toContain('U bent de volgende');

  const accepted = await desk.post<DeskConsultation>(REST.next);
  expect(accepted.status).toBe(200);
  const { id: consultationId } = DeskConsultation.parse(accepted.body);
  const called = await counter.until<CounterSnapshot>(
    'snapshot',
    ({ consultation }) => consultation !== null,
  );
  expect(CounterSnapshot.parse(called).consultation).toMatchObject({ id: consultationId, phase: 'called' });
  expect(JSON.stringify(called)).not.toContain('theft');
  const shown = await screen.until<ScreenSnapshot>('snapshot', ({ called: calls }) => calls.length === 1);
  expect(ScreenSnapshot.parse(shown).called[0]).toMatchObject({ counterLabel: 1, open: true, calls: 1 });
  expect(JSON.stringify(shown)).not.toContain('theft');

  await counter.tell('visit:here', { consultationId });
  await desk.until<DeskConsultation>('consultation', ({ phase }) => phase === 'present');

  const hello = { kind: 'hello', from: randomUUID() } as const;
  await counter.tell('signal', { consultationId, signal: hello });
  expect(await desk.until('signal')).toEqual({ consultationId, signal: hello });

  await counter.tell('card:step', { consultationId, readingId: randomUUID(), step: 'card_found' });
  const progress = await desk.until<DeskIdentification>(
    'identification',
    ({ identification }) => identification.state === 'reading',
  );
  expect(DeskIdentification.parse(progress).consultationId).toBe(consultationId);

  const closed = await desk.post<DeskConsultation>(REST.close(consultationId), { outcome: 'helped' });
  expect(closed.body).toMatchObject({ phase: 'ended', outcome: 'helped' });
  await counter.until(
    'visit:ended',
    (message: { consultationId: string }) => message.consultationId === consultationId,
  );
  await desk.until<DeskConsultation>('consultation', ({ phase }) => phase === 'ended');

  const timeline = await desk.get<TimelineEntry[]>(REST.timeline(consultationId));
  expect(timeline.body.map(({ kind }) => kind)).toEqual(['issued', 'called', 'present', 'ended']);

  // The colleague saw every version, each once, and none of the consultation's own messages.
  const [first] = colleague.messages<DeskSnapshot>('snapshot');
  await colleague.until<DeskChange>('change', ({ change }) => change.kind === 'ticket_gone');
  const versions = colleague.messages<DeskChange>('change').map(({ version }) => version);
  expect(versions).toEqual(versions.map((_, place) => first!.version + 1 + place));
  expect(colleague.messages('identification')).toEqual([]);
  expect(colleague.messages('consultation')).toEqual([]);
  for (const client of [counter, desk, colleague, screen]) client.close();
});
