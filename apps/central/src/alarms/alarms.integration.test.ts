import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { type Alarm, type DeskChange, type DeskConsultation, type DeskSnapshot, REST } from '@loket/contract';
import { type CounterClient, type DeskClient, openCounter, openDesk } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let counter: CounterClient;
let desk: DeskClient;
let colleague: DeskClient;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'alarms', { counters: 1, inspectors: 2 });
  await database.owner.query(`UPDATE site SET address = 'Dorpsstraat 1, 3600 Genk'`);
  server = await startTestServer(database.appUrl);
  counter = await openCounter(server.url, zone, zone.counters[0]!);
  desk = await openDesk(server.url, zone.inspectors[0]!);
  colleague = await openDesk(server.url, zone.inspectors[1]!);
});
afterAll(async () => {
  for (const client of [counter, desk, colleague]) client.close();
  await server.close();
  await database.close();
});

const told = (client: DeskClient, fits: (alarm: Alarm) => boolean) =>
  client
    .until<DeskChange>('change', ({ change }) => change.kind === 'alarm' && fits(change.alarm))
    .then(({ change }) => (change.kind === 'alarm' ? change.alarm : undefined));

test('a press at the counter reaches every desk with the address; twice is once; one answers', async () => {
  const touch = { idempotencyKey: randomUUID() };
  await counter.tell('alarm', touch);
  await counter.tell('alarm', touch);
  const alarm = await told(desk, ({ raisedBy }) => raisedBy === 'counter');
  expect(alarm).toMatchObject({
    address: 'Dorpsstraat 1, 3600 Genk',
    counterLabel: 1,
    consultationId: null,
    answeredBy: null,
  });
  await told(colleague, ({ id }) => id === alarm?.id);
  const { alarms } = await colleague.tell<DeskSnapshot>('snapshot', {});
  expect(alarms).toEqual([alarm]);
  const answered = await colleague.post<Alarm>(REST.answerAlarm(alarm!.id));
  expect(answered.body.answeredBy).toBe(zone.inspectors[1]!.name);
  const late = await desk.post<Alarm>(REST.answerAlarm(alarm!.id));
  expect(late.body.answeredBy).toBe(zone.inspectors[1]!.name);
  await told(desk, ({ answeredBy }) => answeredBy !== null);
  expect((await desk.post(REST.answerAlarm(randomUUID()))).status).toBe(404);
  const { rows } = await database.owner.query(
    `SELECT action, actor_kind FROM audit_entry WHERE subject_kind = 'alarm' ORDER BY id`,
  );
  expect(rows).toEqual([
    { action: 'alarm_raised', actor_kind: 'counter' },
    { action: 'alarm_answered', actor_kind: 'staff' },
  ]);
});

test('the inspector calls for help at the counter of the call; a second press is the same alarm', async () => {
  await counter.heartbeat();
  await counter.issue();
  const { body } = await desk.post<DeskConsultation>(REST.next);
  const first = await desk.post<Alarm>(REST.raiseAlarm(body.id));
  const second = await desk.post<Alarm>(REST.raiseAlarm(body.id));
  expect(second.body).toEqual(first.body);
  expect(first.body).toMatchObject({ raisedBy: 'inspector', consultationId: body.id });
  await told(colleague, ({ raisedBy }) => raisedBy === 'inspector');
  expect((await colleague.post(REST.raiseAlarm(body.id))).status).toBe(403);
  await desk.post(REST.close(body.id), { outcome: 'helped' });
  expect((await desk.post(REST.raiseAlarm(body.id))).status).toBe(409);
});
