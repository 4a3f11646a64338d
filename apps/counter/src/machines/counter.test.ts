import { busyness } from './counter-state.ts';
import { DELAYS } from './delays.ts';
import { consultation, given, ids, Situation } from './situations.testing.ts';
import { isPresenceShown, viewOf } from './view.ts';
import { isMediaAllowed } from './visit-state.ts';

const begin = { event: 'intent', intent: { intent: 'begin', locale: 'fr' } } as const;
const theft = { event: 'intent', intent: { intent: 'choose_reason', reason: 'theft' } } as const;
const read = (locale: 'de') =>
  ({
    event: 'intent',
    intent: { intent: 'read', reading: { locale, textScale: 2, highContrast: true } },
  }) as const;
const view = ({ state, now }: Situation, pane = 0) => viewOf(state, now, pane);
const screen = (situation: Situation) => view(situation).content.screen;
const lost = { event: 'link', connected: false, refusal: null } as const;

describe('one room for tickets and calls', () => {
  test('a call takes the screen from a half-chosen reason', () => {
    const situation = Situation.open().on(begin).told(consultation());
    expect(screen(situation)).toBe('called');
    expect(situation.state.issuing.at).toBe('attract');
  });

  test('a call takes the screen from a ticket under way, whose paper still comes', () => {
    const situation = Situation.open().on(begin, theft).told(consultation());
    situation.taken();
    situation.on({ event: 'issued', idempotencyKey: 'id-1', ticket: given() });
    expect(screen(situation)).toBe('called');
    expect(situation.taken()).toEqual(['print']);
  });

  test('during a visit nothing of issuing can be touched', () => {
    const situation = Situation.open().inCall().on(begin, theft);
    expect(screen(situation)).toBe('in_call');
    expect(situation.taken()).toEqual([]);
  });

  test('after a visit the screen is at attract', () => {
    const situation = Situation.open().inCall().told(null).wait(DELAYS.goodbyeMs).on({ event: 'wiped' });
    expect(screen(situation)).toBe('attract');
  });

  test('a counter without the kiosk role takes no ticket', () => {
    const situation = Situation.open(['counter']).on(begin);
    expect(view(situation).content).toMatchObject({ screen: 'attract', takesTickets: false });
  });
});

describe('the language and size of the screen', () => {
  test('chosen with the first touch', () => {
    expect(view(Situation.open().on(begin)).reading.locale).toBe('fr');
  });

  test('a called citizen reads in the language of the ticket, whatever the one before had', () => {
    const situation = Situation.open().on(read('de')).told(consultation());
    expect(view(situation).reading).toEqual({ locale: 'fr', textScale: 1, highContrast: false });
  });

  test('kept through a recall and a crash of the page', () => {
    const situation = Situation.open().told(consultation()).on(read('de'));
    situation.told(consultation({ recalls: 1 })).on({ event: 'citizen_gone' });
    expect(view(situation).reading.locale).toBe('de');
  });

  test('forgotten with the visit', () => {
    const situation = Situation.open().inCall().on(read('de')).told(null);
    situation.wait(DELAYS.goodbyeMs).on({ event: 'wiped' });
    expect(view(situation).reading).toEqual({ locale: 'nl', textScale: 1, highContrast: false });
  });

  test('forgotten with the ticket', () => {
    const situation = Situation.open().on(begin).wait(DELAYS.reasonIdleMs);
    expect(view(situation).reading.locale).toBe('nl');
  });

  test('forgotten after a minute when somebody only tried it', () => {
    const situation = Situation.open()
      .on(read('de'))
      .wait(DELAYS.readingIdleMs - 500);
    expect(view(situation).reading.locale).toBe('de');
    expect(view(situation.wait(500)).reading.locale).toBe('nl');
  });
});

describe('central can not be reached', () => {
  test('before the first word of it: a neutral moment, then out of service', () => {
    const situation = new Situation();
    expect(screen(situation)).toBe('one_moment');
    expect(view(situation.wait(DELAYS.linkLostMs)).content).toEqual({
      screen: 'out_of_service',
      cause: 'no_connection',
    });
  });

  test('a short loss is not shown, a long one is, and it ends by itself', () => {
    const situation = Situation.open()
      .on(lost)
      .wait(DELAYS.linkLostMs - 500);
    expect(screen(situation)).toBe('attract');
    expect(screen(situation.wait(500))).toBe('out_of_service');
    expect(screen(situation.on(begin))).toBe('out_of_service');
    expect(screen(situation.on({ event: 'link', connected: true, refusal: null }))).toBe('attract');
  });

  test('trying again and again does not start the fifteen seconds anew', () => {
    const situation = Situation.open().on(lost).wait(10_000).on(lost).wait(5_000);
    expect(screen(situation)).toBe('out_of_service');
  });

  test('a counter that central does not let in says why', () => {
    const situation = new Situation().on({ event: 'link', connected: false, refusal: 'revoked' });
    expect(view(situation).content).toEqual({ screen: 'out_of_service', cause: 'revoked' });
  });
});

describe('what the screen gives away', () => {
  test('the picture is shown and media are allowed only while the citizen is there', () => {
    const situation = Situation.open().told(consultation());
    const both = () => [isPresenceShown(situation.state), isMediaAllowed(situation.state.visit)];
    expect(both()).toEqual([false, false]);
    situation.on({ event: 'intent', intent: { intent: 'here' } });
    expect(both()).toEqual([true, true]);
    situation.on({ event: 'presence_gone' });
    expect(both()).toEqual([false, false]);
    situation.on({ event: 'presence_ready' }, { event: 'intent', intent: { intent: 'here' } });
    situation.on({ event: 'ended', consultationId: ids.e42, outcome: null });
    expect(both()).toEqual([false, false]);
  });

  test('the page died: a neutral moment without anything of anybody, then the same screen', () => {
    const situation = Situation.open().inCall().on({ event: 'citizen_gone' });
    expect(view(situation).content).toEqual({ screen: 'one_moment' });
    expect(screen(situation.wait(DELAYS.neutralMs))).toBe('in_call');
  });

  test('while it is wiped the screen is neutral', () => {
    const situation = Situation.open().inCall().told(null).wait(DELAYS.goodbyeMs);
    expect(view(situation).content).toEqual({ screen: 'one_moment' });
  });

  test('a screen that is about to leave counts down, one that is not does not', () => {
    const situation = Situation.open().on(begin);
    expect(view(situation).leavingInSeconds).toBeNull();
    expect(view(situation.wait(51_000)).leavingInSeconds).toBe(9);
    expect(view(Situation.open().inCall()).leavingInSeconds).toBeNull();
  });

  test('the pane is as high as it is told', () => {
    expect(view(Situation.open().inCall(), 864).presencePaneHeight).toBe(864);
  });
});

test('what the heartbeat says of it', () => {
  expect(busyness(Situation.open().state)).toBe('idle');
  expect(busyness(Situation.open().on(begin).state)).toBe('issuing');
  expect(busyness(Situation.open().inCall().state)).toBe('visit');
  expect(busyness(Situation.open().inCall().told(null).wait(DELAYS.goodbyeMs).state)).toBe('wiping');
});
