import { nowMs, zone } from '../fixtures/zone.ts';
import { boardFigures, inspectorRows, lineState, siteRows } from './board-rows.ts';

const snapshot = zone('in_consultation', 'present');
const row = (code: string, of = snapshot) => siteRows(of, nowMs).find(({ site }) => site.code === code)!;

it('gives each site one row with its counters and who waits there', () => {
  expect(siteRows(snapshot, nowMs)).toHaveLength(snapshot.sites.length);
  const { counters, tickets } = row('E');
  expect(
    counters.map(({ ticket, inspector, minutes }) => [ticket?.number.count, inspector?.name, minutes]),
  ).toEqual([
    [42, 'Nora Claes', 8],
    [undefined, undefined, null],
  ]);
  expect(tickets.map(({ minutes }) => minutes)).toEqual([9, 24, 33]);
});

it('tells apart who waits, who waits too long and who is away for a while', () => {
  expect(row('E').tickets.map(lineState)).toEqual(['waiting', 'overdue', 'parked']);
  expect(row('M').tickets.map(lineState)).toEqual(['late']);
  expect(row('E').tickets.at(-1)?.overdue).toBe(false);
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

it('says what each inspector at work does, and since when', () => {
  expect(
    inspectorRows(snapshot, nowMs).map(({ inspector, ticket, place, minutes }) => [
      inspector.name,
      ticket?.number.count,
      place,
      minutes,
    ]),
  ).toEqual([
    ['Jan Peeters', 18, 'Lindervoort', 19],
    ['Nora Claes', 42, 'Eikenrode', 8],
    ['Sofie Maes', undefined, '', 3],
    ['Karim Adil', undefined, '', 12],
  ]);
});

it('leaves out inspectors who are not at work', () => {
  const inspectors = snapshot.inspectors.map((one) => ({ ...one, state: 'off' as const }));
  expect(inspectorRows({ ...snapshot, inspectors }, nowMs)).toEqual([]);
});

it('counts the zone; who is away for a while does not wait', () => {
  expect(boardFigures(snapshot, nowMs)).toMatchObject({
    waiting: 7,
    longest: { minutes: 38 },
    inCall: 2,
    atWork: 4,
  });
});
