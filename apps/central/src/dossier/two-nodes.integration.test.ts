import { Writable } from 'node:stream';
import { jest } from '@jest/globals';
import { REST } from '@loket/contract';
import pg from 'pg';
import { openLog } from '../logging/log.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { answersTo, BICYCLE, openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';

// Keys, cards and pages are real work, and the machine may be busy.
jest.setTimeout(120_000);

const SENTENCE = 'Kanarievogel in de kelder van de buurman';
const ALSO_NEVER = [
  'Vandersmissen',
  '87031499',
  'Anneleen Rozemarijn',
  'HA.20.L1.009999/2026',
  'kanarie-bestand',
];

let house: TestHouse;
let west: TestServer;
const logged: string[] = [];

beforeAll(async () => {
  house = await openTestHouse('canary', { environment: { LOKET_PUBLIC_URL: 'http://loket.example' } });
  const log = openLog('debug');
  const lines = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  const listening = Object.assign(log, {});
  for (const level of ['debug', 'info', 'warn', 'error'] as const)
    listening[level] = ((...said: unknown[]) => lines.write(`${JSON.stringify(said)}\n`)) as typeof log.debug;
  west = await startTestServer(house.database.appUrl, house.environment, listening);
});
afterAll(async () => {
  await west.close();
  await house.close();
});

test('counter on one node, desk on the other: each word arrives, and nothing between them can be read', async () => {
  const notices: string[] = [];
  const spy = new pg.Client({ connectionString: house.database.ownerUrl });
  await spy.connect();
  spy.on('notification', ({ payload }) => notices.push(payload ?? ''));
  await spy.query('LISTEN loket');

  const visit = await TestVisit.begin(house, 0, west.url, house.server.url);
  await visit.readCard('anneleen');
  await visit.start();
  for (const part of SENTENCE.split(' ').map((_, index, all) => all.slice(0, index + 1).join(' ')))
    await visit.edit({ change: 'story', text: part });
  await visit.untilCounter(({ statement }) => statement?.content.story === SENTENCE);
  await visit.fillIn(answersTo(BICYCLE));
  const presentation = await visit.present();
  const signed = await visit.signWithCard('anneleen', presentation, await visit.confirm(presentation));
  await visit.untilDesk(({ signed: told }) => told?.signedAt === signed.signedAt);
  expect(
    (await visit.send('PUT', REST.pvNumber(visit.consultationId), { pvNumber: 'HA.20.L1.009999/2026' }))
      .status,
  ).toBe(204);
  await visit.desk.post(REST.papers(visit.consultationId), { kind: 'attest_theft', way: 'ticket_printer' });
  await visit.desk.post(REST.handOver(visit.consultationId));
  await visit.close();
  await spy.end();

  const clear = await dump();
  expect(notices.length).toBeGreaterThan(10);
  expect(logged.length).toBeGreaterThan(5);
  for (const text of [SENTENCE, 'Kanarievogel', ...ALSO_NEVER]) {
    expect([text, notices.filter((notice) => notice.includes(text))]).toEqual([text, []]);
    expect([text, logged.filter((line) => line.includes(text))]).toEqual([text, []]);
    expect([text, clear.includes(text)]).toEqual([text, false]);
  }
});

/** Every row of every table, bytes as Latin-1 and UTF-16 alike. */
async function dump(): Promise<string> {
  const { owner } = house.database;
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  let text = '';
  for (const { name } of tables)
    for (const row of (await owner.query(`SELECT * FROM "${name}"`)).rows)
      for (const value of Object.values(row))
        text += Buffer.isBuffer(value)
          ? `${value.toString('latin1')}\n${value.toString('utf16le')}\n`
          : `${JSON.stringify(value)}\n`;
  return text;
}
