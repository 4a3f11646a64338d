import { VisitorBadge } from '@loket/contract';
import { DELAYS } from './delays.ts';
import { consultation, given, ids, Situation, WALK_IN } from './situations.testing.ts';
import { viewOf } from './view.ts';

const intent = (name: 'have_appointment' | 'visit_somebody' | 'back' | 'done') =>
  ({ event: 'intent', intent: { intent: name } }) as const;
const code = (typed: string) =>
  ({ event: 'intent', intent: { intent: 'appointment_code', code: typed } }) as const;
const checkIn = (name = 'Jo Claes') =>
  ({ event: 'intent', intent: { intent: 'check_in', name, host: 'Onthaal' } }) as const;
const begin = { event: 'intent', intent: { intent: 'begin', locale: 'nl' } } as const;
const content = ({ state, now }: Situation) => viewOf(state, now, 0).content;
const badge = VisitorBadge.parse({
  id: ids.place,
  badge: 7,
  accessZone: 'Onthaal',
  arrivedAt: '2026-03-02T09:00:00.000Z',
});
const site = (regime: Partial<typeof WALK_IN>) =>
  Situation.open().snapshot({ regime: { ...WALK_IN, ...regime } });

describe('somebody has an appointment', () => {
  const failed = (cause: 'unknown_appointment' | 'unavailable' | 'site_closed') =>
    ({ event: 'issue_failed', idempotencyKey: 'id-1', code: cause }) as const;

  test('the code becomes a ticket of its own class, printed like any other', () => {
    const situation = Situation.open().on(intent('have_appointment'), code(' 7k3f9q '));
    expect(content(situation)).toEqual({ screen: 'appointment_code', wrong: false, busy: true });
    expect(situation.everything()).toMatchObject([
      { effect: 'issue', request: { appointmentCode: '7K3F9Q' } },
    ]);
    situation.on({ event: 'issued', idempotencyKey: 'id-1', ticket: given() });
    expect(content(situation).screen).toBe('ticket');
  });

  test('a code that is none is said at once, without asking central', () => {
    const situation = Situation.open().on(intent('have_appointment'), code('7k'));
    expect(content(situation)).toEqual({ screen: 'appointment_code', wrong: true, busy: false });
    expect(situation.taken()).toEqual([]);
  });

  test('a code of another day or site: asked again, under a fresh key', () => {
    const situation = Situation.open().on(intent('have_appointment'), code('7K3F9Q'));
    situation.on(failed('unknown_appointment'));
    expect(content(situation)).toEqual({ screen: 'appointment_code', wrong: true, busy: false });
    situation.taken();
    expect(situation.on(code('7K3F9R')).everything()).toMatchObject([
      { request: { idempotencyKey: 'id-2' } },
    ]);
  });

  test('central can not be asked: it can be tried again with the same key', () => {
    const situation = Situation.open().on(intent('have_appointment'), code('7K3F9Q'), failed('unavailable'));
    expect(content(situation).screen).toBe('ticket_failed');
    situation.everything();
    situation.on({ event: 'intent', intent: { intent: 'try_again' } });
    expect(situation.everything()).toMatchObject([
      { request: { idempotencyKey: 'id-1', appointmentCode: '7K3F9Q' } },
    ]);
  });

  test('walks away while typing: attract after two minutes', () => {
    const situation = Situation.open().on(intent('have_appointment')).wait(DELAYS.typingIdleMs);
    expect(content(situation).screen).toBe('attract');
  });

  test('by appointment only: no other way in', () => {
    const situation = site({ access: 'appointment_only' });
    expect(content(situation.on(begin)).screen).toBe('attract');
    expect(content(situation.on(intent('have_appointment'))).screen).toBe('appointment_code');
  });
});

describe('somebody comes to visit', () => {
  const open = () => site({ visitorCheckIn: true, accessZones: ['Onthaal'] }).on(intent('visit_somebody'));

  test('registers, and gets a badge on the screen and on paper', () => {
    const situation = open().on(checkIn());
    expect(content(situation)).toEqual({ screen: 'visitor', busy: true, failed: false });
    situation.on({ event: 'checked_in', idempotencyKey: 'id-1', badge });
    expect(situation.taken()).toEqual(['check_in', 'print_badge']);
    expect(content(situation)).toMatchObject({ screen: 'visitor_badge', badge: 7, paper: 'printing' });
    situation.on({ event: 'printed', job: 'id-2', ok: false });
    expect(content(situation)).toMatchObject({ paper: 'no_paper' });
  });

  test('nothing of the visitor is left when the screen goes', () => {
    const situation = open().on(checkIn(), { event: 'checked_in', idempotencyKey: 'id-1', badge });
    expect(JSON.stringify(situation.state)).not.toContain('Jo Claes');
    expect(content(situation.on(intent('done'))).screen).toBe('attract');
    const left = open().on(checkIn(), { event: 'check_in_failed', idempotencyKey: 'id-1' });
    expect(JSON.stringify(left.wait(DELAYS.typingIdleMs).state)).not.toContain('Jo Claes');
  });

  test('the line was away: trying again is not a second visitor', () => {
    const situation = open().on(checkIn(), { event: 'check_in_failed', idempotencyKey: 'id-1' });
    expect(content(situation)).toEqual({ screen: 'visitor', busy: false, failed: true });
    situation.everything();
    expect(situation.on(checkIn()).everything()).toMatchObject([{ request: { idempotencyKey: 'id-1' } }]);
    situation.on({ event: 'check_in_failed', idempotencyKey: 'id-1' });
    situation.everything();
    expect(situation.on(checkIn('Jo Claus')).everything()).toMatchObject([
      { request: { idempotencyKey: 'id-2' } },
    ]);
  });

  test('a site without visitors does not offer it', () => {
    expect(content(Situation.open().on(intent('visit_somebody'))).screen).toBe('attract');
  });

  test('a call takes the screen from a half-typed name', () => {
    const situation = open().told(consultation());
    expect(content(situation).screen).toBe('called');
    expect(situation.state.issuing.at).toBe('attract');
  });
});
