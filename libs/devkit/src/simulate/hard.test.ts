import { route } from '@loket/queue';
import { checkHard } from './check-hard.ts';
import { siteId } from './line.ts';
import type { Router } from './run.ts';
import { carmaMonday } from './scenarios/carma.ts';

/** A slice of `npm run simulate -- --check hard`: one seed that is none of the unseen ones, one year. */
const check = (router?: Router, days = 364) => checkHard(carmaMonday, '1', days, router);

test('busy Mondays: no municipality waits 1.25 times the zone, intervals are honest, the bound is kept', () => {
  const { broken, report } = check();
  expect(broken).toEqual([]);
  expect(report.intervals.announced).toBeGreaterThan(14_000);
  expect(report.bound.decisions).toBeGreaterThan(14_000);
}, 120_000);

test('a routing that helps Genk first makes the others wait too long, and is caught', () => {
  const genk = siteId(0);
  const { broken } = check((snapshot, policy) => {
    const first = route(
      { ...snapshot, tickets: snapshot.tickets.filter((ticket) => ticket.siteId === genk) },
      policy,
    );
    return first.kind === 'call' ? first : route(snapshot, policy);
  }, 91);
  expect(broken.join()).toMatch(/the mean net wait in \w+ is [\d.]+ times the zone's/);
}, 120_000);

test('a routing that calls the newest first breaks its bound and makes the intervals lie, and is caught', () => {
  const mirrored: Router = (snapshot, policy) => {
    const tickets = snapshot.tickets.map((ticket) => ({
      ...ticket,
      orderedAt: 2 * snapshot.at - ticket.orderedAt,
    }));
    return route({ ...snapshot, tickets }, { ...policy, languageFirstMinutes: 0, skillFirstMinutes: 0 });
  };
  const { broken, report } = check(mirrored, 56);
  expect(report.bound.broken).toBeGreaterThan(0);
  expect(broken.join()).toMatch(/overtaken beyond the bound/);
}, 120_000);
