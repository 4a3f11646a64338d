import { alarm, nowMs, zone } from '../fixtures/zone.ts';
import { attention, boardFigures, inspectorRows, siteRows } from './board-rows.ts';

const snapshot = zone('in_consultation', 'present');
const row = (code: string, of = snapshot) => siteRows(of, nowMs).find(({ site }) => site.code === code)!;

it('gives each site one row with its counters and who waits there', () => {
  expect(siteRows(snapshot, nowMs)).toHaveLength(snapshot.sites.length);
  const { counters, tickets } = row('E');
  expect(counters.map(({ ticket, inspector }) => [ticket?.number.count, inspector?.name])).toEqual([
    [42, 'Nora Claes'],
    [undefined, undefined],
  ]);
  expect(tickets.map(({ minutes }) => minutes)).toEqual([9, 24]);
});

it('puts tickets that would cover each other on lanes', () => {
  const at = (minutes: number) => new Date(nowMs - minutes * 60_000).toISOString();
  const [first] = snapshot.tickets;
  const tickets = [2, 4, 9, 70].map((minutes, index) => ({
    ...first!,
    id: snapshot.tickets[index]!.id,
    orderedAt: at(minutes),
  }));
  const { tickets: placed, lanes } = row('M', { ...snapshot, tickets });
  expect(placed.map(({ minutes, lane }) => [minutes, lane])).toEqual([
    [2, 0],
    [4, 1],
    [9, 0],
    [70, 0],
  ]);
  expect(lanes).toBe(2);
});

it('says what each inspector at work does', () => {
  expect(
    inspectorRows(snapshot).map(({ inspector, ticket, place }) => [
      inspector.name,
      ticket?.number.count,
      place,
    ]),
  ).toEqual([
    ['Jan Peeters', 18, 'Lindervoort'],
    ['Nora Claes', 42, 'Eikenrode'],
    ['Sofie Maes', undefined, ''],
    ['Karim Adil', undefined, ''],
  ]);
});

it('leaves out inspectors who are not at work', () => {
  const inspectors = snapshot.inspectors.map((one) => ({ ...one, state: 'off' as const }));
  expect(inspectorRows({ ...snapshot, inspectors })).toEqual([]);
});

it('counts the zone', () => {
  expect(boardFigures(snapshot, nowMs)).toMatchObject({
    waiting: 7,
    longest: { minutes: 38 },
    inCall: 2,
    atWork: 4,
  });
});

it('lists what needs somebody: alarm, counter away, long wait, and nothing of a closed site', () => {
  const found = attention({ ...snapshot, alarms: [alarm] }, nowMs);
  expect(found.map((one) => (one.kind === 'counter' ? one.place : one.kind))).toEqual([
    'alarm',
    'Berkloo',
    'wait',
    'wait',
    'Maasdonk',
  ]);
});
