import { counterId, siteId, staffId, ticketId } from '../snapshots.testing.ts';
import { checkHistory } from './check.ts';
import { consultationId, GoodDay } from './history.testing.ts';
import type { CheckOptions } from './types.ts';

/** Two tickets, both served; then one who waits, and one who gave up. */
function aGoodDay() {
  const day = new GoodDay();
  day.issue(1);
  day.issue(2);
  const [first, second] = [day.accept(1), day.accept(2)];
  day.here(first);
  day.interrupt(first);
  day.here(second);
  day.close(second);
  const again = day.accept(1);
  day.here(again);
  day.close(again);
  day.issue(3);
  day.cancel(day.issue(4));
  return { day, first, second, again };
}

type Good = ReturnType<typeof aGoodDay>;

const ALONE: CheckOptions = { alone: true };
const kindsIn = (day: GoodDay, options = ALONE) => [
  ...new Set(checkHistory(day.history, options).map(({ kind }) => kind)),
];

test('a day that went as it should has no violation', () => {
  expect(checkHistory(aGoodDay().day.history, ALONE)).toEqual([]);
});

test('one that is over and in which somebody still waits has lost them', () => {
  const { day } = aGoodDay();
  expect(kindsIn(day, { ...ALONE, settled: true })).toEqual(['lost_ticket']);
});

test.each<[string, string, (good: Good) => void]>([
  [
    'a confirmed ticket is not there',
    'lost_ticket',
    ({ day }) => {
      day.tickets.splice(2, 1);
      day.events.splice(
        day.events.findIndex((event) => event.ticketId === ticketId(3)),
        1,
      );
    },
  ],
  [
    'a confirmed ticket has another number',
    'lost_ticket',
    ({ day }) => {
      Object.assign(day.ticket(ticketId(3)), { number: { siteCode: 'T', count: 7, series: '' } });
    },
  ],
  [
    'a ticket that is called, and by nobody',
    'lost_ticket',
    ({ day }) => {
      day.ticket(ticketId(3)).state = 'called';
    },
  ],
  [
    'a ticket that nobody asked for',
    'ticket_from_nowhere',
    ({ day }) => {
      day.operations.splice(
        day.operations.findIndex(
          (one) => one.what === 'issue' && one.idempotencyKey === day.ticket(ticketId(3)).idempotencyKey,
        ),
        1,
      );
    },
  ],
  [
    'an end that was acknowledged and not kept',
    'lost_operation',
    ({ day, second }) => {
      day.consultation(second.id).outcome = 'citizen_left';
    },
  ],
  [
    'a cancellation that was acknowledged and not kept',
    'lost_operation',
    ({ day }) => {
      day.events.pop();
      day.ticket(ticketId(4)).state = 'waiting';
    },
  ],
  [
    'an accept that was acknowledged and not kept',
    'lost_operation',
    ({ day, second }) => {
      Object.assign(day.consultation(second.id), { inspectorId: staffId(9) });
    },
  ],
  [
    'two consultations at one time',
    'second_service',
    ({ day, first, second }) => {
      Object.assign(day.consultation(second.id), { ticketId: first.ticketId });
    },
  ],
  [
    'called again after it was served',
    'second_service',
    ({ day, first }) => {
      day.consultation(first.id).outcome = 'helped';
    },
  ],
  [
    'a call to a counter that is occupied',
    'occupied_counter',
    ({ day, second }) => {
      Object.assign(day.consultation(second.id), { counterId: counterId(1) });
    },
  ],
  [
    'a snapshot that calls an occupied counter free',
    'occupied_counter',
    ({ day }) => {
      Object.assign(day.decisions[1]!.snapshot.sites[0]!, { freeCounters: [counterId(1), counterId(2)] });
    },
  ],
  [
    'a call to a counter that was not heard of',
    'counter_not_ready',
    ({ day }) => {
      day.heartbeats.length = 0;
    },
  ],
  [
    'a call to a counter that had said that it was not ready',
    'counter_not_ready',
    ({ day, first }) => {
      day.heartbeats.push({
        counterId: counterId(1),
        at: day.consultation(first.id).calledAt - 500,
        ready: false,
        acknowledged: true,
      });
    },
  ],
  [
    'an inspector in two consultations',
    'inspector_twice',
    ({ day, second }) => {
      Object.assign(day.consultation(second.id), { inspectorId: staffId(1) });
    },
  ],
  [
    'one number for two',
    'number_not_unique',
    ({ day }) => {
      Object.assign(day.ticket(ticketId(3)), { number: day.ticket(ticketId(4)).number });
    },
  ],
  [
    'a smaller number for who came later',
    'number_out_of_order',
    ({ day }) => {
      const [one, other] = [day.ticket(ticketId(3)), day.ticket(ticketId(4))];
      [one.number, other.number] = [other.number, one.number];
    },
  ],
  [
    'a step that the machine does not have',
    'illegal_transition',
    ({ day }) => {
      day.events.find(({ kind }) => kind === 'called')!.kind = 'resumed';
    },
  ],
  [
    'an end whose outcome gives another state',
    'illegal_transition',
    ({ day, second }) => {
      day.events.find(({ kind, consultationId: of }) => kind === 'ended' && of === second.id)!.outcome =
        'no_show';
      day.consultation(second.id).outcome = 'no_show';
    },
  ],
  [
    'a row that its last event does not explain',
    'row_not_as_its_events',
    ({ day }) => {
      day.ticket(ticketId(3)).state = 'expired';
    },
  ],
  [
    'a row that can’t be rebuilt',
    'row_not_as_its_events',
    ({ day }) => {
      day.notAsTheirEvents.push({ ticketId: ticketId(3), differences: ['reservedFor'] });
    },
  ],
  [
    'a call that no event tells of',
    'row_not_as_its_events',
    ({ day, again }) => {
      day.events.splice(
        day.events.findIndex((event) => event.kind === 'called' && event.consultationId === again.id),
        1,
      );
    },
  ],
  [
    'a decision that is another when taken again',
    'decision_not_reproduced',
    ({ day }) => {
      Object.assign(day.decisions[0]!.decision, {
        passedOver: [{ ticketId: ticketId(9), hindrance: 'no_free_counter' }],
      });
    },
  ],
  [
    'a call without a decision',
    'decision_not_reproduced',
    ({ day }) => {
      day.decisions.shift();
    },
  ],
  [
    'a decision by a policy that was never in force',
    'decision_not_reproduced',
    ({ day }) => {
      const [one] = day.decisions;
      day.decisions[0] = { ...one!, policy: { ...one!.policy, parkMinutes: 7 } };
    },
  ],
  [
    'a snapshot without somebody who waited',
    'decision_on_untrue_snapshot',
    ({ day }) => {
      day.decisions[0]!.snapshot.tickets.shift();
    },
  ],
  [
    'a snapshot with somebody who did not wait',
    'decision_on_untrue_snapshot',
    ({ day, again }) => {
      const { snapshot } = day.decisions.find((one) => one.consultationId === again.id)!;
      snapshot.tickets.push({ ...snapshot.tickets[0]!, id: ticketId(2), orderedAt: snapshot.at });
    },
  ],
  [
    'a snapshot in which somebody came at another time',
    'decision_on_untrue_snapshot',
    ({ day }) => {
      Object.assign(day.decisions[1]!.snapshot.tickets[0]!, { orderedAt: 0 });
    },
  ],
  [
    'a snapshot without a counter that was free',
    'decision_on_untrue_snapshot',
    ({ day }) => {
      Object.assign(day.decisions[0]!.snapshot.sites[0]!, { freeCounters: [counterId(1)] });
    },
  ],
  [
    'a snapshot with a room that got free at another time',
    'decision_on_untrue_snapshot',
    ({ day }) => {
      Object.assign(day.decisions[1]!.snapshot.sites[0]!, { freeSince: 0 });
    },
  ],
  [
    'somebody overtaken beyond the bound',
    'bound_broken',
    ({ day }) => {
      const { snapshot } = day.decisions[1]!;
      snapshot.tickets.push({ ...snapshot.tickets[0]!, id: ticketId(8), orderedAt: 1, siteId: siteId(1) });
    },
  ],
  [
    'a desk that lost its hold, and did something',
    'late_desk_acted',
    ({ day, first }) => {
      day.operations.push({
        what: 'consultation',
        client: 'desk 1',
        invokedAt: day.now,
        endedAt: day.now + 10,
        consultationId: first.id,
        event: 'recall',
        outcome: { kind: 'ok', value: null },
      });
    },
  ],
  [
    'an event of a consultation that is not the ticket’s any more',
    'late_desk_acted',
    ({ day }) => {
      day.events.find(({ kind, ticketId: of }) => kind === 'issued' && of === ticketId(4))!.consultationId =
        consultationId(1);
    },
  ],
])('%s: %s', (_, kind, plant) => {
  const good = aGoodDay();
  plant(good);
  expect(kindsIn(good.day)).toContain(kind);
});

test('a lost reply may have happened or not, a device that hands in twice is answered twice', () => {
  const { day } = aGoodDay();
  const { idempotencyKey, number } = day.ticket(ticketId(3));
  const asked = { client: 'kiosk', invokedAt: day.now, endedAt: null };
  const issue = day.operations.find((one) => one.what === 'issue' && one.idempotencyKey === idempotencyKey)!;
  Object.assign(issue, { outcome: { kind: 'unknown' } });
  day.operations.push({
    ...asked,
    what: 'issue',
    idempotencyKey: 'never arrived',
    outcome: { kind: 'unknown' },
  });
  for (let times = 0; times < 2; times += 1)
    day.operations.push({
      ...asked,
      what: 'reconcile',
      tickets: [{ idempotencyKey, number }],
      outcome: { kind: 'ok', value: { accepted: [idempotencyKey], refused: [] } },
    });
  expect(checkHistory(day.history, ALONE)).toEqual([]);
});

test('what happened in the same moment may or may not have been seen by a decision', () => {
  const { day } = aGoodDay();
  day.ticket(ticketId(2)).locale = 'fr';
  day.decisions[0]!.snapshot.tickets.pop();
  expect(kindsIn(day)).toContain('decision_on_untrue_snapshot');
  expect(checkHistory(day.history, { alone: false, unsureMs: 60_000 })).toEqual([]);
});

test('an attempt whose answer was lost took its number when it was first asked', () => {
  const { day } = aGoodDay();
  const [earlier, later] = day.operations.filter((one) => one.what === 'issue');
  const { invokedAt, endedAt } = later!;
  const attempt = (from: number, to: number, outcome: object) =>
    day.operations.push({ ...earlier!, invokedAt: from, endedAt: to, ...outcome });
  // The first ticket's answer is lost, and its retry is answered when the second ticket is long confirmed.
  Object.assign(earlier!, { invokedAt: endedAt! + 100, endedAt: endedAt! + 110 });
  expect(kindsIn(day)).toContain('number_out_of_order');
  attempt(invokedAt - 100, invokedAt - 50, { outcome: { kind: 'unknown' } });
  expect(checkHistory(day.history, ALONE)).toEqual([]);
});
