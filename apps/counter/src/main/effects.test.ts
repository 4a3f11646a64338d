import type { Answer, IssuedTicket } from '@loket/contract';
import type { CounterEffect, CounterEvent } from '../machines/counter-state.ts';
import { consultation, given, ticket } from '../machines/situations.testing.ts';
import { runEffect } from './effects.ts';

const request = { idempotencyKey: 'key-1', locale: 'fr', reason: 'theft' } as const;
const away = { ok: false, error: { code: 'unavailable', message: '' } } as const;

/** Central answers from the list, in order; everything done is noted. */
function surroundings({
  issue = [],
  visit = { ok: true, value: undefined },
  alarm = away,
}: {
  issue?: Answer<IssuedTicket>[];
  visit?: Answer;
  alarm?: Answer;
} = {}) {
  const events: CounterEvent[] = [];
  const done: string[] = [];
  const answers = [...issue];
  const around = {
    link: {
      issue: async ({ idempotencyKey }: { idempotencyKey: string }) => {
        done.push(`issue ${idempotencyKey}`);
        return answers.shift() ?? away;
      },
      cancel: async () => ({ ok: true, value: undefined }) as const,
      visit: async (what: string) => {
        done.push(what);
        return visit;
      },
      refresh: () => void done.push('refresh'),
      checkIn: async () => away,
      alarm: async ({ idempotencyKey }: { idempotencyKey: string }) => {
        done.push(`alarm ${idempotencyKey}`);
        return alarm;
      },
      reserveOffline: async () => away,
      reconcile: async () => away,
      reportInstallation: async () => away,
    },
    host: {
      printBadge: () => {},
      print: (job: string, paper: { position: string }) => void done.push(`print ${job} ${paper.position}`),
    },
    place: { zoneName: 'CARMA', siteName: 'Bree', secondLocale: 'nl' as const },
    dispatch: (event: CounterEvent) => void events.push(event),
    sendToPresence: () => {},
    signing: { run: () => {} },
    proving: { run: () => {} },
    service: { run: () => {} },
    now: () => new Date(0),
    keepOffline: () => {},
    wipe: () => {},
  };
  const run = async (effect: CounterEffect) => {
    runEffect(effect, around);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { run, events, done };
}

test('an answer that got lost is asked for again with the same key', async () => {
  const { run, events, done } = surroundings({ issue: [away, { ok: true, value: ticket() }] });
  await run({ effect: 'issue', request });
  expect(done).toEqual(['issue key-1', 'issue key-1']);
  expect(events).toEqual([{ event: 'issued', idempotencyKey: 'key-1', ticket: given('key-1') }]);
});

test('central is away: the machine is told that nothing was issued', async () => {
  const { run, events } = surroundings();
  await run({ effect: 'issue', request });
  expect(events).toEqual([{ event: 'issue_failed', idempotencyKey: 'key-1', code: 'unavailable' }]);
});

test('a ticket is printed in the citizen’s language', async () => {
  const { run, done } = surroundings();
  await run({ effect: 'print', job: 'job-1', ticket: given() });
  expect(done).toEqual(['print job-1 Il y a 2 personnes avant vous.']);
});

test('central says that Ik ben er does not fit: the truth is asked for', async () => {
  const { run, events, done } = surroundings({
    visit: { ok: false, error: { code: 'out_of_state', message: '' } },
  });
  const { id } = consultation();
  await run({ effect: 'tell_here', consultationId: id });
  expect(done).toEqual(['visit:here', 'refresh']);
  expect(events).toEqual([{ event: 'here_answered', consultationId: id, ok: false }]);
});

test('a call for help counts as heard only when central answered', async () => {
  const lost = surroundings();
  await lost.run({ effect: 'raise_alarm', key: 'key-9' });
  expect(lost.events).toEqual([]);
  const heard = surroundings({ alarm: { ok: true, value: undefined } });
  await heard.run({ effect: 'raise_alarm', key: 'key-9' });
  expect(heard.events).toEqual([{ event: 'alarm_answered', key: 'key-9' }]);
});
