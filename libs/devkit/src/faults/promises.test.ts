import { CounterId, type OfflineTicket } from '@loket/contract';
import { GoodDay } from '@loket/queue/history/history.testing.ts';
import { Journal } from './journal.ts';
import { brokenPromises } from './promises.ts';

const NEVER_DOWN = { downBetween: () => 0, stop: () => undefined };
const COUNTER = CounterId.parse('77777777-0000-4000-8000-000000000001');

type HandingIn = { readonly answer: 'ok' | 'lost' | 'too_many_requests'; readonly tookMs: number };

/** A ticket that was given out while cut off, handed in by these attempts, and stands so much later in the queue. */
function handedIn(attempts: readonly HandingIn[], { lateMs }: { lateMs: number }) {
  const day = new GoodDay();
  const row = day.ticket(day.issue(1));
  const givenAt = row.orderedAt - lateMs;
  const { idempotencyKey, number } = row;
  const ticket: OfflineTicket = {
    idempotencyKey,
    number,
    serviceDay: row.serviceDay,
    reason: row.reason,
    locale: row.locale,
    issuedAt: new Date(givenAt).toISOString(),
    cancelled: false,
  };
  const journal = new Journal();
  journal.offline.push({
    counterId: COUNTER,
    ticket,
    givenAt,
    lastContactAt: givenAt - 1_000,
    clockJumped: false,
  });
  let at = givenAt + 2_000;
  for (const { answer, tookMs } of attempts) {
    journal.operations.push({
      what: 'reconcile',
      client: 'a counter',
      invokedAt: at,
      endedAt: at + tookMs,
      tickets: [{ idempotencyKey, number }],
      outcome:
        answer === 'ok'
          ? { kind: 'ok', value: { accepted: [idempotencyKey], refused: [] } }
          : answer === 'lost'
            ? { kind: 'unknown' }
            : { kind: 'refused', code: answer },
    });
    at += tookMs;
  }
  return brokenPromises(day.history.recorded, journal, [], NEVER_DOWN).map(({ kind }) => kind);
}

test('a ticket of an outage stands where it was given out', () => {
  expect(handedIn([{ answer: 'ok', tookMs: 40 }], { lateMs: 20 })).toEqual([]);
});

test('handed in and answered at once, it may not stand four seconds late', () => {
  expect(handedIn([{ answer: 'ok', tookMs: 40 }], { lateMs: 4_000 })).toEqual(['offline_out_of_place']);
});

test.each(['lost', 'too_many_requests'] as const)(
  'its first attempt was %s: as long as both took, it may stand late, and no longer',
  (answer) => {
    const attempts: HandingIn[] = [
      { answer, tookMs: 1_500 },
      { answer: 'ok', tookMs: 2_600 },
    ];
    expect(handedIn(attempts, { lateMs: 4_000 })).toEqual([]);
    expect(handedIn(attempts, { lateMs: 4_200 })).toEqual(['offline_out_of_place']);
  },
);
