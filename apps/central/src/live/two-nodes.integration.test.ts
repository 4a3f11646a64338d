import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import {
  type CounterSnapshot,
  type DeskChange,
  type DeskConsultation,
  type DeskSnapshot,
  REST,
  type ScreenSnapshot,
  type SignalMessage,
} from '@loket/contract';
import { openCounter, openDesk, openScreen } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { DeskSockets } from './desk-sockets.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

let secrets: string;
let database: TestDatabase;
let zone: TestZone;
let east: TestServer;
let west: TestServer;

beforeAll(async () => {
  secrets = await mkdtemp(path.join(tmpdir(), 'loket-two-'));
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'two-nodes', { counters: 1, inspectors: 1 });
  const shared = { LOKET_SECRETS: secrets, LOKET_PUBLIC_URL: 'http://loket.example' };
  [east, west] = await Promise.all([
    startTestServer(database.appUrl, shared),
    startTestServer(database.appUrl, shared),
  ]);
});
afterAll(async () => {
  await Promise.all([east.close(), west.close()]);
  await database.close();
  await rm(secrets, { recursive: true });
});

const secretWord = 'v=0 nobody may read this candidate';
const signal = (place: number) =>
  ({
    kind: 'candidate',
    from: randomUUID(),
    to: randomUUID(),
    generation: place,
    candidate: secretWord,
    sdpMid: null,
    sdpMLineIndex: null,
  }) as const;

test('counter on one node, desk and screen on the other: the whole call, signals in order, nothing readable', async () => {
  const counter = await openCounter(east.url, zone, zone.counters[0]!);
  const desk = await openDesk(west.url, zone.inspectors[0]!);
  const screen = await openScreen(west.url, zone.site.id);
  await counter.issue();
  await desk.until<DeskChange>('change', ({ change }) => change.kind === 'ticket');
  const { id: consultationId } = (await desk.post<DeskConsultation>(REST.next)).body;
  await counter.until<CounterSnapshot>('snapshot', ({ consultation }) => consultation?.id === consultationId);
  await screen.until<ScreenSnapshot>('snapshot', ({ called }) => called.length === 1);
  await counter.tell('visit:here', { consultationId });
  await desk.until<DeskConsultation>('consultation', ({ phase }) => phase === 'present');

  const out = Array.from({ length: 30 }, (_, place) => signal(place));
  await Promise.all(out.map((one) => counter.tell('signal', { consultationId, signal: one })));
  await desk.until<SignalMessage>('signal', (message) => message.signal.from === out.at(-1)!.from);
  expect(desk.messages<SignalMessage>('signal').map((message) => message.signal)).toEqual(out);
  const back = signal(0);
  await desk.tell('signal', { consultationId, signal: back });
  expect((await counter.until<SignalMessage>('signal')).signal).toEqual(back);

  // The desk goes; what is sent meanwhile waits sealed, and reaches it on the other node, in order.
  desk.close();
  const desks = west.app.get(DeskSockets, { strict: false });
  while (desks.all.length > 0) await new Promise((resolve) => setImmediate(resolve));
  const waiting = Array.from({ length: 5 }, (_, place) => signal(place));
  for (const one of waiting) await counter.tell('signal', { consultationId, signal: one });
  const { rows } = await database.owner.query('SELECT sealed FROM relayed_signal');
  expect(rows).toHaveLength(5);
  for (const { sealed } of rows) expect(sealed.toString('latin1')).not.toContain('nobody may read');
  const again = await openDesk(east.url, zone.inspectors[0]!);
  expect((await again.until<DeskSnapshot>('snapshot')).consultation?.id).toBe(consultationId);
  await again.until<SignalMessage>('signal', (message) => message.signal.from === waiting.at(-1)!.from);
  expect(again.messages<SignalMessage>('signal').map((message) => message.signal)).toEqual(waiting);
  await again.post(REST.close(consultationId), { outcome: 'helped' });
  await counter.until('visit:ended');
  for (const client of [counter, again, screen]) client.close();
});

test('a counter that reconnects to the other node is cut off from the first', async () => {
  const first = await openCounter(east.url, zone, zone.counters[0]!);
  const second = await openCounter(west.url, zone, zone.counters[0]!);
  await first.disconnected();
  expect(second.socket.connected).toBe(true);
  second.close();
});

test('the bus loses its connection: it comes back, and everybody has the truth again', async () => {
  const counter = await openCounter(east.url, zone, zone.counters[0]!);
  const desk = await openDesk(west.url, zone.inspectors[0]!);
  await database.owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'loket central bus' AND datname = current_database()`,
  );
  const ticket = await counter.issue();
  const knows = () =>
    [...desk.messages<DeskSnapshot>('snapshot')].some(({ tickets }) =>
      tickets.some(({ id }) => id === ticket.id),
    ) ||
    desk
      .messages<DeskChange>('change')
      .some(({ change }) => change.kind === 'ticket' && change.ticket.id === ticket.id);
  const until = Date.now() + 8_000;
  while (!knows() && Date.now() < until) await new Promise((resolve) => desk.socket.onAny(resolve));
  expect(knows()).toBe(true);
  counter.close();
  desk.close();
});
