import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { statisticsCsv } from './csv.ts';
import { statisticsOf } from './statistics.repository.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let node: TestNode;
let day: TestDay;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
});
afterAll(async () => {
  await node.close();
  await database.close();
});

test('one who was helped and one who never came', async () => {
  day = new TestDay(
    node,
    await makeTestZone(database.owner, `figures-${randomUUID().slice(0, 8)}`),
    database.owner,
  );
  await day.begin();
  await day.issue();
  await day.issue();
  const first = await node.accept.next(day.staff());
  await node.consultations.here(day.counter(), first.id);
  await node.consultations.close(day.staff(), first.id, 'helped');
  await day.beat(day.zone.counters[0]!.id);
  const second = await node.accept.next(day.staff());
  await node.consultations.noShow(day.staff(), second.id);
  const month = new Date().toISOString().slice(0, 7);
  const rows = await node.database.inZone(day.zone.id, (tx) => statisticsOf(tx, { from: month, to: month }));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    siteName: day.zone.site.name,
    month,
    tickets: 2,
    consultations: 1,
    statements: 0,
    outcomes: { helped: 1 },
  });
  expect(rows[0]!.handlingP50Seconds).toBeGreaterThanOrEqual(0);
  expect(rows[0]!.waitingP90Seconds).toBeGreaterThanOrEqual(rows[0]!.waitingP50Seconds!);
  const csv = statisticsCsv(rows).split('\r\n');
  expect(csv[0]).toContain('month,site,tickets,consultations');
  expect(csv[1]).toContain(`${month},${day.zone.site.name},2,1`);
});

test('a name that a spreadsheet would run is only text', () => {
  const csv = statisticsCsv([
    {
      siteId: '00000000-0000-4000-8000-000000000000' as never,
      siteName: '=HYPERLINK("http://evil")',
      month: '2026-01',
      tickets: 0,
      consultations: 0,
      statements: 0,
      waitingP50Seconds: null,
      waitingP90Seconds: null,
      handlingP50Seconds: null,
      handlingP90Seconds: null,
      outcomes: {},
    },
  ]);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
});
