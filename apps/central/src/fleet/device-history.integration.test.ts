import { jest } from '@jest/globals';
import { DeviceChange, type DeviceReport, REST } from '@loket/contract';
import { z } from 'zod';
import { ZoneDatabase } from '../database/zone-database.ts';
import { ALL_READY, type CounterClient, openCounter } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { loginCookie, makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { forgetOldDeviceChanges } from './device-history.repository.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let other: TestZone;
let counter: CounterClient;
let technician: string;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'looked-after');
  other = await makeTestZone(database.owner, 'elsewhere');
  server = await startTestServer(database.appUrl);
  counter = await openCounter(server.url, zone, zone.counters[0]!);
  technician = await loginCookie(server.url, zone.technician.username);
});
afterAll(async () => {
  counter.close();
  await server.close();
  await database.close();
});

const counterId = () => zone.counters[0]!.id;
const read = (query = '', cookie = technician) =>
  fetch(`${server.url}${REST.deviceHistory(counterId())}${query}`, { headers: { cookie } });
const history = async (query = ''): Promise<DeviceChange[]> =>
  z.array(DeviceChange).parse(await (await read(query)).json());
const told = (devices: Partial<DeviceReport>) => counter.heartbeat({ devices: { ...ALL_READY, ...devices } });
const known = ({ device, from, to, detail }: DeviceChange) => [device, from, to, detail];
const rows = async () =>
  Number((await database.owner.query('SELECT count(*) FROM device_change')).rows[0].count);

test('a counter’s first words are the beginning of its history', async () => {
  const first = await history();
  expect(first.map(known)).toEqual(
    expect.arrayContaining([
      ['camera', null, 'ready', null],
      ['ticketPrinter', null, 'ready', null],
    ]),
  );
  expect(first).toHaveLength(5);
});

test('what changes is written once, from what to what, however often it is said', async () => {
  await told({ ticketPrinter: { state: 'paper_out' }, microphone: { state: 'silent', name: 'Jabra' } });
  await told({ ticketPrinter: { state: 'paper_out' }, microphone: { state: 'silent', name: 'Jabra' } });
  await told({ camera: { state: 'error', detail: 'NotReadableError' } });
  expect((await history()).slice(0, 5).map(known).toSorted()).toEqual(
    [
      ['ticketPrinter', 'ready', 'paper_out', null],
      ['microphone', 'ready', 'silent', 'Jabra'],
      ['ticketPrinter', 'paper_out', 'ready', null],
      ['microphone', 'silent', 'ready', null],
      ['camera', 'ready', 'error', 'NotReadableError'],
    ].toSorted(),
  );
  expect((await history())[0]!.device).toMatch(/camera|microphone|ticketPrinter/);
});

test('a card that is put in is no change of the reader, and a device that is new has no past', async () => {
  await told({});
  const before = await rows();
  await told({ cardReader: { state: 'ready', name: 'virtual', card: 'present' } });
  expect(await rows()).toBe(before);
  await told({ signaturePad: { state: 'absent' } });
  expect(known((await history())[0]!)).toEqual(['signaturePad', null, 'absent', null]);
});

test('it is read page by page, and nothing is skipped or told twice', async () => {
  const whole = await history('?limit=200');
  const pages: DeviceChange[] = [];
  for (;;) {
    const before = pages.at(-1)?.at;
    const page = await history(`?limit=2${before ? `&before=${encodeURIComponent(before)}` : ''}`);
    if (page.length === 0) break;
    pages.push(...page);
  }
  expect(pages.map(known).toSorted()).toEqual(whole.map(known).toSorted());
  expect((await read('?limit=0')).status).toBe(400);
  expect((await read('?before=yesterday')).status).toBe(400);
});

test('technicians read it, of their own zone; an inspector does not', async () => {
  expect((await read('', await loginCookie(server.url, zone.inspectors[0]!.username))).status).toBe(403);
  expect((await read('', await loginCookie(server.url, other.technician.username))).status).toBe(404);
  expect((await fetch(server.url + REST.deviceHistory(counterId()))).status).toBe(401);
});

test('what is written is never altered, not even by the owner', async () => {
  await expect(database.owner.query(`UPDATE device_change SET to_state = 'ready'`)).rejects.toThrow(
    'append-only',
  );
});

test('a device that comes and goes fills nothing: the newest 500 stay, and those of ninety days', async () => {
  await database.owner.query(
    `INSERT INTO device_change (zone_id, counter_id, device, from_state, to_state, at)
     SELECT $1, $2, 'camera', 'ready', 'absent', clock_timestamp() - make_interval(days => 80, mins => n)
     FROM generate_series(1, 600) AS n`,
    [zone.id, counterId()],
  );
  await told({ speaker: { state: 'absent' } });
  expect(await rows()).toBe(500);
  expect((await history())[0]!.device).toBe('speaker');
  await database.owner.query(
    `INSERT INTO device_change (zone_id, counter_id, device, from_state, to_state, at)
     VALUES ($1, $2, 'camera', 'ready', 'absent', clock_timestamp() - interval '91 days')`,
    [zone.id, counterId()],
  );
  await server.app.get(ZoneDatabase).inZone(zone.id, forgetOldDeviceChanges);
  expect(await rows()).toBe(500);
});
