import { GoodDay } from './history.testing.ts';
import { checkReadiness } from './readiness.ts';

const TOLD = { settled: false, slackMs: 5, unsureMs: 2_000, alone: false, heartbeatValidMs: 10_000 };

/** One call, to a room whose only heartbeat was sent and noted so long before. */
function calledAfter({ saidMs, notedMs }: { saidMs: number; notedMs?: number }) {
  const day = new GoodDay();
  day.issue(1);
  const { calledAt } = day.consultation(day.accept(1).id);
  for (const beat of day.heartbeats) {
    beat.at = calledAt - saidMs;
    if (notedMs !== undefined) beat.notedBy = calledAt - notedMs;
  }
  return checkReadiness(day.history, TOLD);
}

test('a heartbeat counts for ten seconds from when it was noted, however long its way was', () => {
  expect(calledAfter({ saidMs: 10_900, notedMs: 9_900 })).toEqual([]);
});

test('a room is not called any more when ten seconds went by since it was noted', () => {
  expect(calledAfter({ saidMs: 10_900, notedMs: 10_100 })).toMatchObject([
    { kind: 'counter_not_ready', says: expect.stringMatching(/said 10.90 s before.*noted 10.10 s before/) },
  ]);
});

test('where nothing is known of its way, it counts from when it was sent', () => {
  expect(calledAfter({ saidMs: 9_900 })).toEqual([]);
  expect(calledAfter({ saidMs: 10_100 })).toHaveLength(1);
});
