import { jest } from '@jest/globals';
import { DeskConsultation, type DeskSnapshot, type DeviceReport, REST } from '@loket/contract';
import {
  ALL_READY,
  type CounterClient,
  type DeskClient,
  openCounter,
  openDesk,
} from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let first: CounterClient;
let second: CounterClient;
let desk: DeskClient;
let colleague: DeskClient;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'gated', { counters: 2, inspectors: 2 });
  server = await startTestServer(database.appUrl);
  first = await openCounter(server.url, zone, zone.counters[0]!);
  second = await openCounter(server.url, zone, zone.counters[1]!);
  desk = await openDesk(server.url, zone.inspectors[0]!);
  colleague = await openDesk(server.url, zone.inspectors[1]!);
});
afterAll(async () => {
  for (const client of [first, second, desk, colleague]) client.close();
  await server.close();
  await database.close();
});

const silent: Partial<DeviceReport> = { microphone: { state: 'silent', name: 'Jabra Speak (0b0e:0412)' } };
const withoutPrinter: Partial<DeviceReport> = { ticketPrinter: { state: 'offline' } };
const says = (counter: CounterClient, devices: Partial<DeviceReport>) =>
  counter.heartbeat({ devices: { ...ALL_READY, ...devices } });
const seen = async (place: number) =>
  (await desk.get<DeskSnapshot>(REST.queue)).body.counters.find(({ id }) => id === zone.counters[place]!.id);

test('a counter whose microphone gives silence gets no call; one without a printer does, and says so', async () => {
  await says(first, silent);
  await says(second, withoutPrinter);
  const ticket = await second.issue();
  const { status, body } = await desk.post<unknown>(REST.next);
  expect(status).toBe(200);
  expect(DeskConsultation.parse(body)).toMatchObject({
    ticketId: ticket.id,
    counterId: zone.counters[1]!.id,
  });
  expect(await seen(0)).toMatchObject({ health: 'degraded', devices: silent });
  expect(await seen(1)).toMatchObject({ devices: withoutPrinter });
});

test('while its rooms are taken or silent nobody is called there; as soon as one hears again, somebody is', async () => {
  const ticket = await second.issue();
  const nobody = await colleague.post<unknown>(REST.next);
  expect(DeskConsultation.safeParse(nobody.body).success).toBe(false);
  const { tickets } = (await desk.get<DeskSnapshot>(REST.queue)).body;
  expect(tickets.find(({ id }) => id === ticket.id)).toMatchObject({ state: 'waiting' });
  await says(first, {});
  const { body } = await colleague.post<unknown>(REST.next);
  expect(DeskConsultation.parse(body)).toMatchObject({
    ticketId: ticket.id,
    counterId: zone.counters[0]!.id,
  });
});

describe('a report that no counter of ours would send', () => {
  const beat = { bootId: '0190b6f4-0000-4000-8000-0000000000b0', busy: 'idle' };
  const { microphone: _, ...deaf } = ALL_READY;
  const stored = async () =>
    (
      await database.owner.query(
        'SELECT boot_id, ready, busy, devices FROM counter_health WHERE counter_id = $1',
        [zone.counters[1]!.id],
      )
    ).rows[0];

  test.each<[string, unknown]>([
    ['a camera out of paper', { ...beat, devices: { ...ALL_READY, camera: { state: 'paper_out' } } }],
    ['a printer that is silent', { ...beat, devices: { ...ALL_READY, ticketPrinter: { state: 'silent' } } }],
    [
      'a reader with half a card',
      {
        ...beat,
        devices: { ...ALL_READY, cardReader: { state: 'ready', name: 'x', card: 'half' } },
      },
    ],
    [
      'a display of no size',
      {
        ...beat,
        devices: { ...ALL_READY, citizenDisplay: { state: 'ready', name: 'x', widthPx: -1, heightPx: 0 } },
      },
    ],
    ['no word of the microphone', { ...beat, devices: deaf }],
    [
      'a name without an end',
      {
        ...beat,
        devices: { ...ALL_READY, camera: { state: 'ready', name: 'x'.repeat(121) } },
      },
    ],
    ['a counter that sleeps', { ...beat, busy: 'asleep', devices: ALL_READY }],
    ['nothing at all', null],
  ])('%s: refused, and what was known stays', async (_, message) => {
    const before = await stored();
    expect(await second.code('heartbeat', message)).toBe('bad_request');
    expect(await stored()).toEqual(before);
  });

  test('a device that nobody knows is not kept', async () => {
    const devices = { ...ALL_READY, coffeeMachine: { state: 'ready', note: 'Anneleen was here' } };
    expect(await second.code('heartbeat', { ...beat, bootId: second.bootId, devices })).toBeUndefined();
    const kept = await stored();
    expect(Object.keys(kept.devices).toSorted()).toEqual(Object.keys(ALL_READY).toSorted());
    expect(JSON.stringify(kept)).not.toContain('Anneleen');
  });
});
