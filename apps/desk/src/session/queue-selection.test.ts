import { me, nowMs, zone } from '../fixtures/zone.ts';
import {
  busyRows,
  colleaguesAtWork,
  counterRows,
  nextTicket,
  parkedRows,
  waitingRows,
} from './queue-selection.ts';

const snapshot = zone('available', null);
const label = (row: { ticket: { number: { siteCode: string; count: number } } }) =>
  `${row.ticket.number.siteCode} ${row.ticket.number.count}`;

it('lists who waits in the order of serving: returning first, then the longest', () => {
  const rows = waitingRows(snapshot, nowMs);
  expect(rows.map(label)).toEqual(['L 19', 'M 5', 'E 43', 'H 7', 'E 44', 'L 20', 'B 3']);
  expect(rows.map(({ minutes }) => minutes)).toEqual([17, 38, 24, 12, 9, 4, 2]);
});

it('follows the instant that central ranks by, and between equals the one who came first', () => {
  const [m5, e43, l19, h7] = snapshot.tickets;
  const at = (minutes: number) => new Date(nowMs - minutes * 60_000).toISOString();
  const tickets = [
    { ...m5!, rankedAt: at(38) },
    { ...e43!, rankedAt: at(84) },
    { ...l19!, rankedAt: at(40), orderedAt: at(17) },
    { ...h7!, rankedAt: at(40), orderedAt: at(12) },
  ];
  expect(waitingRows({ ...snapshot, tickets }, nowMs).map(label)).toEqual(['E 43', 'L 19', 'H 7', 'M 5']);
});

it('lists who is away for a while, who is expected back first on top', () => {
  const parked = (count: number, minutes: number) => ({
    ...snapshot.tickets[0]!,
    number: { siteCode: 'E', count, series: '' },
    state: 'parked' as const,
    parkedUntil: new Date(nowMs + minutes * 60_000).toISOString(),
  });
  const rows = parkedRows({ ...snapshot, tickets: [parked(1, 50), parked(2, 5)] });
  expect(rows.map(label)).toEqual(['E 2', 'E 1']);
});

it('knows to which colleagues a call can go on', () => {
  expect(colleaguesAtWork(snapshot, me.staffId).map(({ name }) => name)).toEqual([
    'Jan Peeters',
    'Karim Adil',
    'Sofie Maes',
  ]);
});

it('marks a wait from twenty minutes on', () => {
  const at = (minutes: number) =>
    waitingRows(
      {
        ...snapshot,
        tickets: [{ ...snapshot.tickets[0]!, orderedAt: new Date(nowMs - minutes * 60_000).toISOString() }],
      },
      nowMs,
    )[0]?.overdue;
  expect(at(19.99)).toBe(false);
  expect(at(20)).toBe(true);
});

it('leaves out tickets that nobody waits for any more', () => {
  const tickets = snapshot.tickets.map((ticket) => ({ ...ticket, state: 'called' as const }));
  expect(waitingRows({ ...snapshot, tickets }, nowMs)).toEqual([]);
});

it('says which colleague has which ticket', () => {
  expect(busyRows(snapshot).map(({ ticket, inspector }) => [ticket.number.count, inspector?.name])).toEqual([
    [18, 'Jan Peeters'],
  ]);
});

it('puts counters that need a look first', () => {
  expect(counterRows(snapshot).map(({ counter }) => counter.health)).toEqual([
    'away',
    'away',
    'degraded',
    'ready',
    'ready',
    'ready',
    'ready',
    'ready',
    'ready',
  ]);
});

describe('whom next would call', () => {
  it('is the first who waits where a counter is ready and free', () => {
    const withoutReturning = {
      ...snapshot,
      tickets: snapshot.tickets.map((ticket) => ({ ...ticket, rankedAt: ticket.orderedAt })),
    };
    // M 5 waits longest, but its counter can't take a call.
    expect(nextTicket(withoutReturning, me.staffId)).toMatchObject({ number: { siteCode: 'E', count: 43 } });
  });

  it('is not somebody who is kept for a colleague', () => {
    const kept = snapshot.inspectors.find(({ staffId }) => staffId !== me.staffId)!.staffId;
    const tickets = snapshot.tickets.map((ticket) => ({ ...ticket, reservedFor: kept }));
    expect(nextTicket({ ...snapshot, tickets }, me.staffId)).toBe('nobody_waits');
    expect(nextTicket({ ...snapshot, tickets }, kept)).toMatchObject({ number: { siteCode: 'E' } });
  });

  it('is nobody when nobody waits, or when no counter is free', () => {
    expect(nextTicket({ ...snapshot, tickets: [] }, me.staffId)).toBe('nobody_waits');
    const counters = snapshot.counters.map((counter) => ({ ...counter, health: 'away' as const }));
    expect(nextTicket({ ...snapshot, counters }, me.staffId)).toBe('no_free_counter');
  });
});
