import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Distribution, QueueFigures } from '@loket/contract';
import { DataSource } from 'typeorm';
import { applicationDataSource } from '../database/data-source.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { annualSentence } from './annual-sentence.ts';
import { queueReport } from './queue-report.ts';
import { addSites, fillWithRandomDays } from './random-days.testing.ts';
import { todayFigures } from './today.ts';

/** Every figure counted again, from the raw rows, by hand and by a second reading of the wall's clock. */

// Hundreds of rows are written one by one.
jest.setTimeout(60_000);

let database: TestDatabase;
let source: DataSource;
let zones: ZoneDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  source = await new DataSource(applicationDataSource(database.appUrl, () => undefined)).initialize();
  zones = new ZoneDatabase(source);
});
afterAll(async () => {
  await source.destroy();
  await database.close();
});

type Row = Record<string, unknown>;
type RawEvent = {
  id: string;
  ticket_id: string;
  at: Date;
  kind: string;
  state: string;
  consultation_id: string | null;
  outcome: string | null;
};
type RawTicket = { id: string; site_id: string; reason: string; ordered_at: Date };

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const dateOf = (at: Date) => wall.format(at).slice(0, 10);
const hourOf = (at: Date) => Number(wall.format(at).slice(11, 13));

async function rowsOf<Value extends Row>(zone: TestZone, table: string): Promise<Value[]> {
  return (await database.owner.query<Value>(`SELECT * FROM ${table} WHERE zone_id = $1`, [zone.id])).rows;
}

type Told = { ticket: RawTicket; events: RawEvent[] };
type Talk = { outcome: string; seconds: number };

async function ticketsOf(zone: TestZone, from: string, to: string): Promise<Told[]> {
  const events = await rowsOf<RawEvent>(zone, 'ticket_event');
  return (await rowsOf<RawTicket>(zone, 'ticket'))
    .filter(({ ordered_at }) => dateOf(ordered_at) >= from && dateOf(ordered_at) <= to)
    .map((ticket) => ({
      ticket,
      events: events
        .filter(({ ticket_id }) => ticket_id === ticket.id)
        .sort((one, other) => Number(BigInt(one.id) - BigInt(other.id))),
    }));
}

/** Who sat down, and how that ended. */
function talksOf({ events }: Told): Talk[] {
  const talks: Talk[] = [];
  for (const present of events.filter(({ kind }) => kind === 'present')) {
    const end = events.find(
      ({ consultation_id, outcome }) => consultation_id === present.consultation_id && outcome !== null,
    );
    if (end?.outcome)
      talks.push({ outcome: end.outcome, seconds: (end.at.getTime() - present.at.getTime()) / 1000 });
  }
  return talks;
}

const counts = ({ outcome }: Talk) => outcome !== 'interrupted' && outcome !== 'transferred';

function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return low + (place - Math.floor(place)) * (high - low);
}

function distributionOf(values: number[]): Distribution {
  const sorted = values.toSorted((one, other) => one - other);
  return {
    n: sorted.length,
    mean: sorted.length === 0 ? null : expect.closeTo(sorted.reduce((a, b) => a + b, 0) / sorted.length, 9),
    p10: quantile(sorted, 0.1),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    p99: quantile(sorted, 0.99),
    longest: sorted.at(-1) ?? null,
  };
}

function figuresOf(tickets: Told[]): QueueFigures {
  const last = ({ events }: Told) => events.at(-1)!.state;
  const sat = ({ events }: Told) => events.some(({ kind }) => kind === 'present');
  const gone = (told: Told) => ['cancelled', 'expired'].includes(last(told));
  const n = (fits: (told: Told) => boolean) => tickets.filter(fits).length;
  const talks = tickets.flatMap(talksOf).filter(counts);
  return {
    tickets: tickets.length,
    consultations: talks.length,
    served: n((told) => last(told) === 'completed' || (gone(told) && sat(told))),
    referred: n((told) => last(told) === 'referred'),
    noShows: n((told) => last(told) === 'no_show'),
    abandoned: n((told) => gone(told) && !sat(told)),
    open: n((told) => ['waiting', 'called', 'in_consultation', 'parked'].includes(last(told))),
    waiting: distributionOf(
      tickets.flatMap(({ ticket, events }) => {
        const called = events.find(({ kind }) => kind === 'called');
        return called ? [(called.at.getTime() - ticket.ordered_at.getTime()) / 1000] : [];
      }),
    ),
    handling: distributionOf(talks.map(({ seconds }) => seconds)),
  };
}

function grouped<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

function groups(tickets: Told[], keyOf: (told: Told) => string | number) {
  return [...grouped(tickets, keyOf)].map(([key, own]) => ({ key, figures: figuresOf(own) }));
}

/** The part of a span that lies on these days of the wall, in hours; minute by minute, so slow and plain. */
function hoursInside(spans: { from: Date; until: Date }[], from: string, to: string): number {
  let ms = 0;
  for (const span of spans) {
    for (let at = span.from.getTime(); at < span.until.getTime(); ) {
      const step = Math.min(span.until.getTime(), (Math.floor(at / 60_000) + 1) * 60_000);
      const day = dateOf(new Date(at));
      if (day >= from && day <= to) ms += step - at;
      at = step;
    }
  }
  return ms / 3_600_000;
}

const SPANS = [
  ['a night in which the clock goes forward', '2026-03-28', '2026-03-29'],
  ['a night in which the clock goes back', '2026-10-25', '2026-10-25'],
  ['the turn of a year', '2025-12-31', '2026-01-01'],
] as const;

describe.each(SPANS)('%s', (_name, from, to) => {
  test.each([1, 2, 3, 4])('every figure is what the log says, seed %i', async (seed) => {
    const zone = await makeTestZone(database.owner, `recount-${randomUUID().slice(0, 8)}`);
    const sites = await addSites(database.owner, zone);
    await fillWithRandomDays(database.owner, zone, {
      seed,
      sites,
      from: Date.parse(from) - 30 * 3_600_000,
      until: Date.parse(to) + 54 * 3_600_000,
      tickets: 90,
    });
    const report = await zones.zoneAsOfNow(zone.id, (tx) => queueReport(tx, { from, to }));
    const tickets = await ticketsOf(zone, from, to);
    expect(tickets.length).toBeGreaterThan(10);

    const { whole } = report;
    expect(whole).toEqual(figuresOf(tickets));
    expect(whole.served + whole.referred + whole.noShows + whole.abandoned + whole.open).toBe(whole.tickets);
    const plain = ({ ...figures }: QueueFigures & { siteName?: string; municipality?: string }) => {
      delete figures.siteName;
      delete figures.municipality;
      return figures;
    };
    expect(report.sites.map(plain)).toEqual(
      expect.arrayContaining(
        groups(tickets, ({ ticket }) => ticket.site_id).map(({ key, figures }) => ({
          siteId: key,
          ...figures,
        })),
      ),
    );
    expect(report.sites).toHaveLength(new Set(tickets.map(({ ticket }) => ticket.site_id)).size);
    expect(report.hours).toEqual(
      groups(tickets, ({ ticket }) => hourOf(ticket.ordered_at))
        .map(({ key, figures }) => ({ hour: key, ...figures }))
        .sort((one, other) => Number(one.hour) - Number(other.hour)),
    );
    for (const { reason, ...figures } of report.reasons)
      expect(figures).toEqual(figuresOf(tickets.filter(({ ticket }) => ticket.reason === reason)));
    expect(report.reasons.every(({ tickets: n }) => n >= 5)).toBe(true);
    expect(report.reasons.reduce((sum, { tickets: n }) => sum + n, report.otherReasons)).toBe(whole.tickets);
    const talks = tickets.flatMap(talksOf);
    expect(report.outcomes).toEqual(
      Object.fromEntries(
        [...grouped(talks, ({ outcome }) => outcome)].map(([key, own]) => [key, own.length]),
      ),
    );

    const forecasts = (
      await rowsOf<Record<string, number | null> & { ticket_id: never }>(zone, 'wait_forecast')
    ).filter(
      (row) =>
        row.waited_seconds !== null &&
        row.low_seconds !== null &&
        tickets.some(({ ticket }) => ticket.id === row.ticket_id),
    );
    const share = (fits: (row: Record<string, number | null>) => boolean) =>
      forecasts.length === 0 ? null : expect.closeTo(forecasts.filter(fits).length / forecasts.length, 9);
    expect(report.calibration).toEqual({
      announced: forecasts.length,
      share: share(
        (row) => row.waited_seconds! >= row.low_seconds! && row.waited_seconds! <= row.high_seconds!,
      ),
      shareRounded: share(
        (row) =>
          row.waited_seconds! >= row.told_from_minutes! * 60 &&
          row.waited_seconds! <= row.told_to_minutes! * 60,
      ),
      shorter: forecasts.filter((row) => row.waited_seconds! < row.low_seconds!).length,
      longer: forecasts.filter((row) => row.waited_seconds! > row.high_seconds!).length,
    });

    const spans = await rowsOf<{ began_at: Date; ended_at: Date }>(zone, 'work_span');
    const consultations = await rowsOf<{ called_at: Date; ended_at: Date }>(zone, 'consultation');
    expect(report.occupancy.hoursAtWork).toBeCloseTo(
      hoursInside(
        spans.map((row) => ({ from: row.began_at, until: row.ended_at })),
        from,
        to,
      ),
      9,
    );
    expect(report.occupancy.hoursInConsultation).toBeCloseTo(
      hoursInside(
        consultations.map((row) => ({ from: row.called_at, until: row.ended_at })),
        from,
        to,
      ),
      9,
    );
  });
});

test('the year of the sentence is the sum of its days', async () => {
  const zone = await makeTestZone(database.owner, `recount-${randomUUID().slice(0, 8)}`);
  const sites = await addSites(database.owner, zone);
  const days = {
    seed: 9,
    sites,
    from: Date.parse('2025-12-30'),
    until: Date.parse('2026-01-02'),
    tickets: 60,
  };
  await fillWithRandomDays(database.owner, zone, days);
  const year = await zones.zoneAsOfNow(zone.id, (tx) => annualSentence(tx, 2026));
  const talks = (await ticketsOf(zone, '2026-01-01', '2026-12-31')).flatMap(talksOf).filter(counts);
  expect(year.consultations).toBe(talks.length);
  expect(year.sites.reduce((sum, { consultations }) => sum + consultations, 0)).toBe(talks.length);
  expect(year.sentence).toContain(
    `In 2026 werden in het virtueel loket ${talks.length} consultaties gehouden: `,
  );
});

test('the board’s row is about this service day, which turns at four', async () => {
  const zone = await makeTestZone(database.owner, `recount-${randomUUID().slice(0, 8)}`);
  const nowMs = Date.now();
  const days = { sites: [zone.site.id], from: nowMs - 40 * HOUR_MS, until: nowMs + 20 * HOUR_MS };
  await fillWithRandomDays(database.owner, zone, { ...days, seed: 5, tickets: 120 });
  const today = await zones.zoneAsOfNow(zone.id, todayFigures);
  const serviceDay = (at: Date) => dateOf(hourOf(at) < 4 ? new Date(at.getTime() - 6 * HOUR_MS) : at);
  const tickets = (await ticketsOf(zone, '0000', '9999')).filter(
    ({ ticket }) => serviceDay(ticket.ordered_at) === serviceDay(new Date(nowMs)),
  );
  expect(tickets.length).toBeGreaterThan(5);
  const { consultations, noShows, abandoned, waiting } = figuresOf(tickets);
  expect(today).toEqual({
    helped: consultations,
    noShows,
    abandoned,
    medianWaitSeconds: waiting.p50,
    inspectors: [{ staffId: zone.inspectors[0]!.id, helped: consultations }],
  });
});

const HOUR_MS = 3_600_000;
