import type { RoutingDecision } from '@loket/contract';
import { boundOf, brokenBounds } from './bound.ts';
import { FIRST_POLICY } from './policy.ts';
import { aSite, aSnapshot, aTicket, counterId, siteId, staffId, ticketId } from './snapshots.testing.ts';

const call = (n: number): RoutingDecision => ({
  kind: 'call',
  ticketId: ticketId(n),
  counterId: counterId(1),
  because: [],
  passedOver: [],
});
const broken = (...given: Parameters<typeof aSnapshot>) => ({
  by: (decision: RoutingDecision) =>
    brokenBounds(aSnapshot(...given), decision, FIRST_POLICY).map(({ id }) => Number(id.slice(-4))),
});

test('the first policy’s bound: anybody after ten minutes, overtaken by who comes up to 255 minutes later', () => {
  expect(boundOf(FIRST_POLICY)).toEqual({ anybodyAfterMinutes: 10, overtakenByMinutes: 255 });
  expect(boundOf(FIRST_POLICY, 'raised')).toEqual({ anybodyAfterMinutes: 10, overtakenByMinutes: 195 });
  expect(boundOf(FIRST_POLICY, 'returning')).toEqual({ anybodyAfterMinutes: 10, overtakenByMinutes: 15 });
});

test('calling somebody who came later than that breaks it, a minute earlier does not', () => {
  expect(broken([aTicket(1, 300), aTicket(2, 44)]).by(call(2))).toEqual([1]);
  expect(broken([aTicket(1, 300), aTicket(2, 45)]).by(call(2))).toEqual([]);
});

test('calling nobody breaks it for everybody who waited long enough and whose room is free', () => {
  const tickets = [aTicket(1, 10), aTicket(2, 9), aTicket(3, 90, { siteId: siteId(2) })];
  expect(
    broken(tickets, [aSite(1, [1]), aSite(2, [])]).by({
      kind: 'nobody_for_you',
      hindrances: ['kept_for_language'],
    }),
  ).toEqual([1]);
});

test('it says nothing of who is kept for one inspector, nor of the one who is called', () => {
  const kept = aTicket(1, 300, { reservedFor: staffId(2) });
  expect(broken([kept, aTicket(2, 1)]).by(call(2))).toEqual([]);
  expect(broken([aTicket(1, 300)]).by(call(1))).toEqual([]);
});
