import { QueueTicket, SiteId, TicketId } from '@loket/contract';
import type { OwnNotice, ZoneNotice } from '../database/zone-notice.ts';
import { KnownLine } from './known-line.ts';
import type { Line } from './screen-snapshot.ts';

const ZONE = '00000000-0000-4000-8000-000000000001';
const SITE = SiteId.parse('00000000-0000-4000-8000-000000000002');
const idOf = (count: number) => TicketId.parse(`00000000-0000-4000-8000-${String(count).padStart(12, '0')}`);

/** Something else happened in the zone. */
const change = (version: number | null): ZoneNotice => ({
  zone: ZONE,
  kind: 'consultation',
  id: ZONE,
  version,
});

/** This node gave a ticket, ranked at this millisecond. */
const newcomer = (version: number, count: number, ms: number): OwnNotice => ({
  zone: ZONE,
  kind: 'ticket',
  id: idOf(count),
  version,
  written: QueueTicket.parse({
    id: idOf(count),
    number: { siteCode: 'E', count, series: '' },
    siteId: SITE,
    state: 'waiting',
    priorityClass: 'normal',
    reason: 'theft',
    locale: 'nl',
    orderedAt: new Date(ms).toISOString(),
    rankedAt: new Date(ms).toISOString(),
    parkedUntil: null,
    counterId: null,
    inspectorId: null,
    reservedFor: null,
    consultationId: null,
  }),
});

/** As the database knows it; `read` counts how often it is asked. */
function lineOf(version: number, tickets: readonly { count: number; ms: number }[]) {
  const waiting = tickets.map(({ count, ms }) => ({
    ticketId: idOf(count),
    siteId: SITE,
    siteCode: 'E',
    series: '',
    count,
    rankedAt: ms,
  }));
  const line: Line = { version, called: [], waiting };
  let asked = 0;
  return {
    read: async () => {
      asked += 1;
      return line;
    },
    get asked() {
      return asked;
    },
  };
}

/** This node ended a ticket. */
const gone = (version: number, count: number): OwnNotice => ({
  zone: ZONE,
  kind: 'ticket',
  id: idOf(count),
  version,
  written: 'gone',
});

const counts = (line: Line | undefined) => line?.waiting.map(({ count }) => count);
const unasked = async (): Promise<Line> => {
  throw new Error('The database was asked.');
};

async function knownAt(version: number, tickets: readonly { count: number; ms: number }[]) {
  const line = new KnownLine();
  await line.asOfNow(lineOf(version, tickets).read);
  return line;
}

test('somebody who joins the end is added, and nobody asks the database', async () => {
  const line = await knownAt(7, [{ count: 1, ms: 100 }]);
  line.heard(newcomer(8, 2, 200));
  line.heard(newcomer(9, 3, 300));
  const now = await line.asOfNow(unasked);
  expect(counts(now)).toEqual([1, 2, 3]);
  expect(now?.version).toBe(9);
});

test('the first in an empty line is its end', async () => {
  const line = await knownAt(7, []);
  line.heard(newcomer(8, 1, 0));
  expect(counts(await line.asOfNow(unasked))).toEqual([1]);
});

test('somebody who leaves is taken out, and nobody asks the database', async () => {
  const line = await knownAt(7, [
    { count: 1, ms: 100 },
    { count: 2, ms: 200 },
    { count: 3, ms: 300 },
  ]);
  line.heard(gone(8, 2));
  expect(counts(await line.asOfNow(unasked))).toEqual([1, 3]);
});

test.each([
  ['any other change', change(8)],
  ['somebody whose place is before another', newcomer(8, 2, 50)],
  ['somebody who came in the same millisecond', newcomer(8, 2, 100)],
  ['the end of somebody who did not wait any more', gone(8, 5)],
  ['somebody after a change that was not heard of', newcomer(9, 2, 200)],
])('%s is asked for', async (_, notice) => {
  const line = await knownAt(7, [{ count: 1, ms: 100 }]);
  line.heard(notice);
  const database = lineOf(9, [{ count: 2, ms: 50 }]);
  expect(counts(await line.asOfNow(database.read))).toEqual([2]);
  expect(database.asked).toBe(1);
});

test('what the database told already, and what has no version, changes nothing', async () => {
  const line = await knownAt(7, [{ count: 1, ms: 100 }]);
  for (const version of [6, 7, null]) line.heard(change(version));
  line.heard(newcomer(7, 1, 100));
  expect(counts(await line.asOfNow(unasked))).toEqual([1]);
});

test('what happens while the database is asked is asked for once more', async () => {
  const line = new KnownLine();
  const earlier = lineOf(7, [{ count: 1, ms: 100 }]);
  await line.asOfNow(() => {
    line.heard(change(8));
    return earlier.read();
  });
  const later = lineOf(8, []);
  expect(counts(await line.asOfNow(later.read))).toEqual([]);
  expect(later.asked).toBe(1);
});

test('what was missed is asked for', async () => {
  const line = await knownAt(7, [{ count: 1, ms: 100 }]);
  line.forget();
  expect(counts(await line.asOfNow(lineOf(9, []).read))).toEqual([]);
});
