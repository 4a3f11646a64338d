import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { MakeScreenMessage, MOST_MESSAGES, ScreenMessage } from '@loket/contract';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { liveMessages } from './messages.repository.ts';
import { Messages } from './messages.service.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let messages: Messages;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  messages = new Messages(node.database);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const zone = await makeTestZone(database.owner, `m-${randomUUID().slice(0, 8)}`);
  day = new TestDay(node, zone, database.owner);
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const said = (nl: string, over: Partial<MakeScreenMessage> = {}): MakeScreenMessage => ({
  siteId: null,
  texts: { nl, fr: 'Une heure de plus', de: 'Eine Stunde länger', en: 'An hour longer' },
  until: inHours(2),
  ...over,
});
const make = (message: MakeScreenMessage) => messages.make(day.staff(), message);
const audited = async () =>
  (
    await database.owner.query('SELECT action FROM audit_entry WHERE zone_id = $1 ORDER BY id', [day.zone.id])
  ).rows.map(({ action }) => action);

test('said, listed newest first, taken back, each in the audit', async () => {
  const first = ScreenMessage.parse(await make(said('Een uur langer')));
  const second = await make(said('Straat afgesloten', { siteId: day.zone.site.id }));
  expect(await messages.list(day.staff())).toEqual([second, first]);
  await messages.remove(day.staff(), first.id);
  expect(await messages.list(day.staff())).toEqual([second]);
  expect(await refusalOf(messages.remove(day.staff(), first.id))).toBe('not_found');
  expect(await audited()).toEqual(['message_made', 'message_made', 'message_removed']);
});

test('one of a site is said there only, one of none is said everywhere', async () => {
  const everywhere = await make(said('Overal'));
  const here = await make(said('Hier', { siteId: day.zone.site.id }));
  const at = (siteId: string) =>
    node.database.inZone(day.zone.id, (tx) => liveMessages(tx, siteId as typeof day.zone.site.id));
  expect(await at(day.zone.site.id)).toEqual([here, everywhere]);
  expect(await at(randomUUID())).toEqual([everywhere]);
});

test.each([
  ['in the past', -1, 'bad_request'],
  ['within a week', 24 * 7 - 1, 'none'],
  ['later than a week', 24 * 7 + 1, 'bad_request'],
])('until %s', async (_when, hours, code) => {
  expect(await refusalOf(make(said('Even', { until: inHours(hours) })))).toBe(code);
});

test('the screens show ten, so there are ten, also when two write at once', async () => {
  for (let n = 1; n < MOST_MESSAGES; n += 1) await make(said(`Bericht ${n}`));
  const ends = await Promise.all([refusalOf(make(said('a'))), refusalOf(make(said('b')))]);
  expect(ends.sort()).toEqual(['conflict', 'none']);
});

test('a site of another zone is not there', async () => {
  const other = await makeTestZone(database.owner, `o-${randomUUID().slice(0, 8)}`);
  expect(await refusalOf(make(said('Daar', { siteId: other.site.id })))).toBe('not_found');
});

test('what is over is not listed, and the sweep tells that it went', async () => {
  const message = await make(said('Bijna over'));
  await database.owner.query(
    `UPDATE screen_message SET until = clock_timestamp() - interval '1 second' WHERE id = $1`,
    [message.id],
  );
  expect(await messages.list(day.staff())).toEqual([]);
  const version = async () =>
    Number(
      (await database.owner.query('SELECT version FROM zone_clock WHERE zone_id = $1', [day.zone.id])).rows[0]
        .version,
    );
  const before = await version();
  await node.sweep.sweepZone(day.zone.id);
  expect(await version()).toBeGreaterThan(before);
  const { rows } = await database.owner.query('SELECT 1 FROM screen_message WHERE id = $1', [message.id]);
  expect(rows).toEqual([]);
});

test.each(['two\nlines', 'a\u0000b', 'right to \u202Eleft', ' ', 'x'.repeat(161)])(
  'is no plain line: %j',
  (nl) => {
    expect(MakeScreenMessage.safeParse(said(nl)).success).toBe(false);
  },
);
