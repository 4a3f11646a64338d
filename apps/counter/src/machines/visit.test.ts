import { DELAYS } from './delays.ts';
import { consultation, ids, nextConsultation, Situation } from './situations.testing.ts';

const intent = (name: 'here' | 'stop' | 'done' | 'more_time') =>
  ({ event: 'intent', intent: { intent: name } }) as const;

describe('a citizen is called', () => {
  test('the call is warmed up, without camera or microphone', () => {
    const situation = Situation.open().told(consultation());
    expect(situation.state.visit.at).toBe('called');
    expect(situation.taken()).toEqual(['presence join']);
  });

  test('Ik ben er: media at once, and central is told', () => {
    const situation = Situation.open().told(consultation());
    situation.taken();
    situation.on(intent('here'));
    expect(situation.state.visit.at).toBe('present');
    expect(situation.taken()).toEqual(['presence send_media', 'tell_here']);
  });

  test('a second touch does nothing more', () => {
    const situation = Situation.open().told(consultation()).on(intent('here'));
    situation.taken();
    expect(situation.on(intent('here')).taken()).toEqual([]);
  });

  test('recalled: the screen knows how often', () => {
    const situation = Situation.open()
      .told(consultation())
      .told(consultation({ recalls: 1 }));
    expect(situation.state.visit).toMatchObject({ at: 'called', consultation: { recalls: 1 } });
  });

  test('nobody came: central ends it, and the counter is wiped', () => {
    const situation = Situation.open().told(consultation());
    situation.on({ event: 'ended', consultationId: ids.e42, outcome: null });
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending: 'no_show' });
    situation.wait(DELAYS.goodbyeToNobodyMs);
    expect(situation.state.visit.at).toBe('wiping');
    expect(situation.on({ event: 'wiped' }).state.visit.at).toBe('idle');
  });

  test('a page that was not ready yet joins when it is', () => {
    const situation = Situation.open().told(consultation());
    situation.taken();
    expect(situation.on({ event: 'presence_ready' }).taken()).toEqual(['presence join']);
  });

  test('here was touched before the page was ready: it joins and sends', () => {
    const situation = Situation.open().told(consultation()).on(intent('here'));
    situation.taken();
    expect(situation.on({ event: 'presence_ready' }).taken()).toEqual([
      'presence join',
      'presence send_media',
    ]);
  });
});

describe('central did not hear Ik ben er', () => {
  test('it is said again until confirmed', () => {
    const situation = Situation.open().told(consultation()).on(intent('here'));
    situation.taken();
    expect(situation.wait(DELAYS.repeatMs).taken()).toEqual(['tell_here']);
    situation.on({ event: 'here_answered', consultationId: ids.e42, ok: true });
    expect(situation.wait(DELAYS.repeatMs * 2).taken()).toEqual([]);
  });

  test('a snapshot that says present confirms it too', () => {
    const situation = Situation.open().told(consultation()).on(intent('here'));
    situation.told(consultation({ phase: 'present' }));
    situation.taken();
    expect(situation.wait(10_000).taken()).toEqual([]);
  });

  test('a recall that crossed it is not the end of the call', () => {
    const situation = Situation.open().told(consultation()).on(intent('here'));
    situation.told(consultation({ recalls: 1 }));
    expect(situation.state.visit.at).toBe('present');
  });
});

describe('a call ends', () => {
  test('the inspector closes: media leave at once, the goodbye goes by itself, everything is wiped', () => {
    const situation = Situation.open().inCall();
    situation.on({ event: 'ended', consultationId: ids.e42, outcome: null });
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending: 'ended' });
    expect(situation.taken()).toEqual(['presence leave']);
    expect(situation.wait(DELAYS.goodbyeMs).taken()).toEqual(['wipe']);
    expect(situation.state.visit.at).toBe('wiping');
  });

  test.each([
    ['transferred', 'transferred'],
    ['returns_later', 'returns_later'],
    ['referred', 'ended'],
    ['interrupted', 'interrupted'],
  ] as const)('central says how: %s', (outcome, ending) => {
    const situation = Situation.open().inCall();
    situation.on({ event: 'ended', consultationId: ids.e42, outcome });
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending });
  });

  test('a snapshot without it came first: the message still says how', () => {
    const situation = Situation.open().inCall().told(null);
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending: 'ended' });
    situation.on({ event: 'ended', consultationId: ids.e42, outcome: 'transferred' });
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending: 'transferred' });
  });

  test('who stopped by their own hand is not told anything else', () => {
    const situation = Situation.open().inCall().on(intent('stop'));
    situation.on({ event: 'ended', consultationId: ids.e42, outcome: 'interrupted' });
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending: 'stopped' });
  });

  test('a snapshot without it is as good as the message', () => {
    const situation = Situation.open().inCall().told(null);
    expect(situation.state.visit.at).toBe('goodbye');
  });

  test('the end of another consultation is not ours', () => {
    const situation = Situation.open().inCall();
    expect(situation.on({ event: 'ended', consultationId: ids.e43, outcome: null }).state.visit.at).toBe(
      'present',
    );
  });

  test('stop and wipe: media leave before central is asked', () => {
    const situation = Situation.open().inCall().on(intent('stop'));
    expect(situation.taken()).toEqual(['presence leave', 'tell_stop']);
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending: 'stopped' });
  });

  test('stopped while central was away: it is told again and nothing comes back on the screen', () => {
    const situation = Situation.open().inCall().on(intent('stop'), intent('done'), { event: 'wiped' });
    situation.taken();
    situation.told(consultation({ phase: 'present' }));
    expect(situation.state.visit.at).toBe('idle');
    expect(situation.taken()).toEqual(['tell_stop']);
  });

  test('done shortens the goodbye, more time lengthens it', () => {
    expect(Situation.open().inCall().on(intent('stop'), intent('done')).taken()).toContain('wipe');
    const longer = Situation.open().inCall().on(intent('stop')).wait(7_000).on(intent('more_time'));
    expect(longer.wait(7_000).state.visit.at).toBe('goodbye');
  });

  test('the next one is called during the goodbye: wiped first, then called', () => {
    const situation = Situation.open().inCall().told(null).told(nextConsultation());
    expect(situation.state.visit.at).toBe('wiping');
    situation.on({ event: 'wiped' });
    expect(situation.state.visit).toMatchObject({ at: 'called', consultation: { id: ids.e43 } });
  });

  test('the next one is called without a word about the end: never a visit without a wipe between', () => {
    const situation = Situation.open().inCall().told(nextConsultation());
    expect(situation.state.visit.at).toBe('goodbye');
    situation.wait(DELAYS.goodbyeMs).on({ event: 'wiped' });
    expect(situation.state.visit).toMatchObject({ at: 'called', consultation: { id: ids.e43 } });
  });

  test('called during the wiping, and taken back before it is done', () => {
    const situation = Situation.open().inCall().told(null).told(nextConsultation()).told(null);
    expect(situation.on({ event: 'wiped' }).state.visit.at).toBe('idle');
  });
});

describe('something of the counter dies during a call', () => {
  test('the presence page: away, a fresh page joins, and media wait for Ik ben er', () => {
    const situation = Situation.open().inCall().on({ event: 'presence_gone' });
    expect(situation.state.visit.at).toBe('returning');
    expect(situation.taken()).toEqual(['tell_away']);
    expect(situation.on({ event: 'presence_ready' }).taken()).toEqual(['presence join']);
    expect(situation.on(intent('here')).taken()).toEqual(['presence send_media', 'tell_here']);
  });

  test('the presence page while only called: the call is warmed up again', () => {
    const situation = Situation.open().told(consultation());
    situation.taken();
    situation.on({ event: 'presence_gone' }, { event: 'presence_ready' });
    expect(situation.state.visit.at).toBe('called');
    expect(situation.taken()).toEqual(['presence join']);
  });

  test('main: after the restart the open consultation is away, and the citizen returns to it', () => {
    const situation = Situation.open().told(consultation({ phase: 'present' }));
    expect(situation.state.visit.at).toBe('returning');
    expect(situation.taken()).toEqual(['tell_away', 'presence join']);
    situation.told(consultation({ phase: 'away' })).on(intent('here'));
    expect(situation.state.visit.at).toBe('present');
  });

  test('nobody comes back: central interrupts, the counter is wiped', () => {
    const situation = Situation.open().inCall().on({ event: 'presence_gone' });
    situation.on({ event: 'ended', consultationId: ids.e42, outcome: null });
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending: 'interrupted' });
  });

  test('nobody comes back and central is away: the counter ends it by itself', () => {
    const situation = Situation.open().inCall().on({ event: 'presence_gone' });
    situation.on({ event: 'link', connected: false, refusal: null }).wait(DELAYS.returningMs);
    expect(situation.state.visit).toMatchObject({ at: 'goodbye', ending: 'interrupted' });
    situation.wait(DELAYS.goodbyeMs).on({ event: 'wiped' });
    situation.taken();
    situation.told(consultation({ phase: 'present' }));
    expect(situation.state.visit.at).toBe('idle');
    expect(situation.taken()).toEqual(['tell_away']);
  });
});

describe('the line to central is cut during a call', () => {
  test('the call goes on as long as the inspector is there', () => {
    const situation = Situation.open().inCall().on({ event: 'link', connected: false, refusal: null });
    expect(situation.wait(120_000).state.visit.at).toBe('present');
  });

  test('back, and central thought us away: said again without asking the citizen', () => {
    const situation = Situation.open()
      .inCall()
      .told(consultation({ phase: 'away' }));
    expect(situation.state.visit.at).toBe('present');
    expect(situation.taken()).toEqual(['tell_here']);
  });

  test('neither central nor inspector for a minute: the room does not stay open', () => {
    const situation = Situation.open()
      .inCall()
      .on(
        { event: 'link', connected: false, refusal: null },
        { event: 'connection', connection: 'interrupted' },
      );
    expect(situation.wait(DELAYS.returningMs).state.visit).toMatchObject({ ending: 'interrupted' });
  });
});

describe('a card is read', () => {
  test('its progress is on the screen only during a call', () => {
    const idle = Situation.open().on({ event: 'card_step', step: 'identity' });
    expect(idle.state.visit.at).toBe('idle');
    const situation = Situation.open().inCall().on({ event: 'card_step', step: 'photo' });
    expect(situation.state.visit).toMatchObject({ card: { state: 'reading', step: 'photo' } });
    situation.on({ event: 'card_end', failed: null });
    expect(situation.state.visit).toMatchObject({ card: { state: 'read' } });
  });

  test('pulled in the middle', () => {
    const situation = Situation.open().inCall().on({ event: 'card_end', failed: 'card_pulled' });
    expect(situation.state.visit).toMatchObject({ card: { state: 'failed', cause: 'card_pulled' } });
  });
});
