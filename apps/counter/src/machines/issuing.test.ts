import { DELAYS } from './delays.ts';
import { stepIssuing } from './issuing.ts';
import { ISSUING_START, type IssuingEvent, type IssuingState, type NumberSource } from './issuing-state.ts';
import { given } from './situations.testing.ts';

const start = 50_000;

/** Runs events at given instants; keeps what was asked for. */
function run(...steps: [IssuingEvent, number?][]) {
  return runWith('central', ...steps);
}

function runWith(numbers: NumberSource, ...steps: [IssuingEvent, number?][]) {
  let state: IssuingState = ISSUING_START;
  const effects: string[] = [];
  let ids = 0;
  for (const [event, atMs = 0] of steps) {
    const step = stepIssuing(state, event, {
      now: start + atMs,
      newId: () => `id-${++ids}`,
      numbers,
      locale: 'nl',
    });
    state = step.state;
    effects.push(...step.effects.map(({ effect }) => effect));
  }
  return { state, effects };
}

const begin: [IssuingEvent] = [{ event: 'intent', intent: { intent: 'begin', locale: 'fr' } }];
const theft: [IssuingEvent] = [{ event: 'intent', intent: { intent: 'choose_reason', reason: 'theft' } }];
const issued: [IssuingEvent] = [{ event: 'issued', idempotencyKey: 'id-1', ticket: given() }];
const intent = (
  name: 'back' | 'print_again' | 'cancel_ticket' | 'done' | 'try_again' | 'more_time' | 'touched',
  atMs = 0,
): [IssuingEvent, number] => [{ event: 'intent', intent: { intent: name } }, atMs];
const tick = (atMs: number): [IssuingEvent, number] => [{ event: 'tick' }, atMs];
const printed = (ok: boolean, job = 'id-2', atMs = 0): [IssuingEvent, number] => [
  { event: 'printed', job, ok },
  atMs,
];

describe('a citizen takes a ticket', () => {
  test('language, reason, ticket, paper', () => {
    const { state, effects } = run(begin, theft, issued, printed(true));
    expect(state).toMatchObject({ at: 'ticket', paper: 'printed', canCancel: true });
    expect(effects).toEqual(['issue', 'print']);
  });

  test('the request carries the language and the reason, under a fresh key', () => {
    expect(run(begin, theft).state).toMatchObject({
      at: 'issuing',
      request: { idempotencyKey: 'id-1', locale: 'fr', reason: 'theft' },
    });
  });

  test('the room is free again within 20 seconds, touched or not', () => {
    const before = run(begin, theft, issued, printed(true), intent('touched', 10_000), tick(14_500));
    expect(before.state.at).toBe('ticket');
    expect(run(begin, theft, issued, printed(true), tick(15_000)).state.at).toBe('attract');
    expect(DELAYS.ticketMs).toBeLessThan(20_000);
  });

  test('who asks for more time at the ticket gets it', () => {
    const { state } = run(begin, theft, issued, printed(true), intent('more_time', 14_000), tick(20_000));
    expect(state.at).toBe('ticket');
  });

  test('a ticket under way can not be asked for twice', () => {
    expect(run(begin, theft, theft, theft).effects).toEqual(['issue']);
  });

  test('the answer to another request is not this ticket', () => {
    const { state } = run(begin, theft, [
      { event: 'issued', idempotencyKey: 'somebody-else', ticket: given() },
    ]);
    expect(state.at).toBe('issuing');
  });
});

describe('a citizen hesitates', () => {
  test('back from the reasons', () => {
    expect(run(begin, intent('back')).state.at).toBe('attract');
  });

  test('walks away from the reasons: attract after a minute', () => {
    expect(run(begin, tick(59_500)).state.at).toBe('reason');
    expect(run(begin, tick(60_000)).state.at).toBe('attract');
  });

  test('a touch starts the minute anew', () => {
    expect(run(begin, intent('touched', 50_000), tick(100_000)).state.at).toBe('reason');
  });
});

describe('there is no paper', () => {
  test('the number stays a minute and the ticket is valid', () => {
    const { state } = run(begin, theft, issued, printed(false), tick(59_000));
    expect(state).toMatchObject({ at: 'ticket', paper: 'no_paper' });
    expect(run(begin, theft, issued, printed(false), tick(60_000)).state.at).toBe('attract');
  });

  test('a printer that says nothing counts as no paper', () => {
    expect(run(begin, theft, issued, tick(8_000)).state).toMatchObject({ paper: 'no_paper' });
  });

  test('printing again makes a new job, but never two at once', () => {
    const again = run(begin, theft, issued, printed(false), intent('print_again'), intent('print_again'));
    expect(again.effects).toEqual(['issue', 'print', 'print']);
    expect(again.state).toMatchObject({ paper: 'printing', job: 'id-3' });
  });

  test('a late answer of the first job says nothing about the second', () => {
    const { state } = run(begin, theft, issued, printed(false), intent('print_again'), printed(true, 'id-2'));
    expect(state).toMatchObject({ paper: 'printing' });
  });
});

describe('central can not be asked', () => {
  const refused: [IssuingEvent] = [{ event: 'issue_failed', idempotencyKey: 'id-1', code: 'unavailable' }];

  test('the screen says so, and trying again asks with the same key', () => {
    const { state, effects } = run(begin, theft, refused, intent('try_again'));
    expect(state).toMatchObject({ at: 'issuing', request: { idempotencyKey: 'id-1' } });
    expect(effects).toEqual(['issue', 'issue']);
  });

  test('no answer at all: the screen gives up by itself', () => {
    expect(run(begin, theft, tick(DELAYS.issueMs)).state.at).toBe('ticket_failed');
  });

  test('an answer that comes after giving up is still a ticket', () => {
    expect(run(begin, theft, tick(DELAYS.issueMs), issued).state.at).toBe('ticket');
  });

  test('done, or half a minute: back to attract', () => {
    expect(run(begin, theft, refused, intent('done')).state.at).toBe('attract');
    expect(run(begin, theft, refused, tick(30_000)).state.at).toBe('attract');
  });
});

describe('the citizen does not want the ticket', () => {
  test('cancelled once central agrees', () => {
    const asked = run(begin, theft, issued, intent('cancel_ticket'), intent('cancel_ticket'));
    expect(asked.effects).toEqual(['issue', 'print', 'cancel_ticket']);
    const answer: [IssuingEvent] = [{ event: 'cancel_answered', key: 'id-1', ok: true }];
    expect(run(begin, theft, issued, intent('cancel_ticket'), answer).state.at).toBe('attract');
  });

  test('called meanwhile: it stays and can not be cancelled any more', () => {
    const answer: [IssuingEvent] = [{ event: 'cancel_answered', key: 'id-1', ok: false }];
    expect(run(begin, theft, issued, intent('cancel_ticket'), answer).state).toMatchObject({
      at: 'ticket',
      canCancel: false,
    });
  });
});

describe('a call wants the room', () => {
  test('a half-chosen reason is dropped', () => {
    expect(run(begin, [{ event: 'yield' }]).state.at).toBe('attract');
  });

  test('a ticket under way still gets its paper', () => {
    expect(run(begin, theft, [{ event: 'yield' }], issued).effects).toEqual(['issue', 'print']);
  });
});
