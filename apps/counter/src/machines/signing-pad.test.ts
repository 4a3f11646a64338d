import type { CitizenTask, PadOutcome } from '@loket/contract';
import type { CounterEffect } from './counter-state.ts';
import { chain, dossier, dossierIds, order, strokes } from './dossiers.testing.ts';
import { ids, Situation } from './situations.testing.ts';
import { viewOf } from './view.ts';

const identity = { model: 'STU-430' };
const choosePen = { event: 'intent', intent: { intent: 'choose_signature', method: 'pen' } } as const;
const cancel = { event: 'intent', intent: { intent: 'cancel_signing' } } as const;
const BOX = { widthMm: 96, heightMm: 26 };

const pad = (state: 'ready' | 'absent') => (situation: Situation) =>
  situation.on({
    event: 'devices',
    devices: {
      ...situation.state.devices,
      signaturePad: state === 'ready' ? { state, identity } : { state },
    },
  });

/** Every page confirmed, before the choice of how to sign. */
function choosing(padIs: 'ready' | 'absent' = 'ready'): Situation {
  const situation = Situation.open().inCall();
  pad(padIs)(situation);
  situation.on({ event: 'reader', status: { state: 'ready', name: 'reader', card: 'present' } });
  situation.on({ event: 'dossier', dossier: dossier({ statement: 'presented', presented: {} }) });
  situation.on({ event: 'fetched', id: dossierIds.presentation, source: 'loket://citizen/shown/pages.pdf' });
  for (const page of [1, 2]) situation.on({ event: 'intent', intent: { intent: 'confirm_page', page } });
  situation.taken();
  return situation;
}

function task({ state, now }: Situation): CitizenTask {
  const { content } = viewOf(state, now, 0);
  if (content.screen !== 'in_call') throw new Error(`the screen is ${content.screen}`);
  return content.task;
}

const asksPad = (effect: CounterEffect) => effect.effect === 'ask_pad';

/** The pen was chosen, and the pad asked; gives the attempt's name. */
function onPad(): { situation: Situation; attempt: string } {
  const situation = choosing().on(choosePen);
  const asked = situation.everything().find(asksPad);
  if (asked?.effect !== 'ask_pad') throw new Error('the pad was not asked');
  return { situation, attempt: asked.attempt };
}

const ended = (attempt: string, outcome: PadOutcome) => ({ event: 'pad_ended', attempt, outcome }) as const;

describe('a pad that is ready', () => {
  test('is offered, is asked with the pages that were confirmed, and says how large its box is', () => {
    const situation = choosing();
    expect(task(situation)).toMatchObject({ task: 'choose_signature', pen: 'pad' });
    const asked = situation.on(choosePen).everything().find(asksPad);
    expect(asked).toMatchObject({ effect: 'ask_pad', pageCount: 2 });
    expect(task(situation)).toMatchObject({ task: 'pen', on: 'pad' });
    const { attempt } = asked as { attempt: string };
    expect(task(situation.on({ event: 'pad_began', attempt, box: BOX }))).toEqual({
      task: 'pen',
      on: 'pad',
      ...BOX,
    });
  });

  test('agreed: the strokes go the way that the screen’s go', () => {
    const { situation, attempt } = onPad();
    situation.on(ended(attempt, { outcome: 'agreed', strokes }));
    expect(situation.everything()).toMatchObject([
      { effect: 'begin_signing', with: { method: 'pen', strokes } },
    ]);
    expect(task(situation)).toEqual({ task: 'signing', method: 'pen' });
  });

  test('cancelled on the pad: to be chosen again, without a failure', () => {
    const { situation, attempt } = onPad();
    situation.on(ended(attempt, { outcome: 'cancelled' }));
    expect(situation.taken()).toEqual(['tell_signing']);
    expect(task(situation)).toMatchObject({ task: 'choose_signature', pen: 'pad', failure: null });
  });

  test('cancelled on the screen: the pad is taken back, and its late end says nothing', () => {
    const { situation, attempt } = onPad();
    expect(situation.on(cancel).taken()).toEqual(['cancel_pad', 'tell_signing']);
    situation.on(choosePen).on(ended(attempt, { outcome: 'agreed', strokes }));
    expect(task(situation)).toMatchObject({ task: 'pen', on: 'pad' });
  });

  test('rather on the screen: the pad is taken back, and the screen takes the strokes', () => {
    const { situation } = onPad();
    expect(situation.on(choosePen).taken()).toEqual(['cancel_pad', 'tell_signing']);
    expect(task(situation)).toMatchObject({ task: 'pen', on: 'screen' });
    situation.on({ event: 'intent', intent: { intent: 'pen_done', strokes } });
    expect(situation.taken()).toEqual(['begin_signing']);
  });

  test('strokes of the screen are not taken while the pad is asked', () => {
    const { situation } = onPad();
    expect(situation.on({ event: 'intent', intent: { intent: 'pen_done', strokes } }).taken()).toEqual([]);
  });
});

describe('a pad that went away under the pen', () => {
  test.each<PadOutcome>([{ outcome: 'pad_gone' }, { outcome: 'error', detail: 'stalled' }])(
    '$outcome: said, what was confirmed is kept, and the screen is offered',
    (outcome) => {
      const { situation, attempt } = onPad();
      situation.on(ended(attempt, outcome));
      expect(task(situation)).toMatchObject({ task: 'choose_signature', pen: 'screen', failure: 'pad_gone' });
      expect(situation.everything()).toMatchObject([
        { effect: 'tell_signing', progress: { state: 'failed', method: 'pen', failure: 'pad_gone' } },
      ]);
      expect(task(situation.on(choosePen))).toMatchObject({ task: 'pen', on: 'screen' });
      expect(situation.everything().some(asksPad)).toBe(false);
    },
  );
});

describe('without a pad', () => {
  test('the screen is what the pen means', () => {
    const situation = choosing('absent');
    expect(task(situation)).toMatchObject({ task: 'choose_signature', pen: 'screen' });
    expect(situation.on(choosePen).taken()).toEqual(['tell_signing']);
    expect(task(situation)).toMatchObject({ task: 'pen', on: 'screen' });
  });
});

describe('the pad is taken back', () => {
  test('when the visit ends, whoever ends it', () => {
    const { situation } = onPad();
    expect(situation.on({ event: 'intent', intent: { intent: 'stop' } }).taken()).toContain('cancel_pad');
    const other = onPad().situation;
    other.on({ event: 'ended', consultationId: ids.e42, outcome: 'helped' });
    expect(other.taken()).toContain('cancel_pad');
  });

  test('when the inspector takes the pages back', () => {
    const { situation } = onPad();
    situation.on({
      event: 'dossier',
      dossier: dossier({ statement: 'drafting', presented: { state: 'withdrawn' } }),
    });
    expect(situation.taken()).toEqual(['cancel_pad']);
  });

  test('when the citizen may have left', () => {
    const { situation } = onPad();
    expect(situation.on({ event: 'presence_gone' }).taken()).toContain('cancel_pad');
  });

  test('a wish for the pen after a card that failed asks it too', () => {
    const situation = choosing().on({
      event: 'intent',
      intent: { intent: 'choose_signature', method: 'eid' },
    });
    const attempt = () => {
      const { visit } = situation.state;
      const signing = 'matter' in visit ? visit.matter.signing : null;
      return signing && 'attempt' in signing ? signing.attempt : '';
    };
    situation.on({ event: 'certificates', attempt: attempt(), result: chain });
    const card = { hash: 'sha384', digest: 'AAAA', certificate: 'AAAA' } as const;
    const value = { signingId: order().signingId, facts: order().facts, card };
    situation.on({ event: 'ordered', attempt: attempt(), result: { ok: true, value } });
    situation.taken();
    situation.on({
      event: 'pin_ended',
      attempt: attempt(),
      outcome: { ok: false, cause: 'pin_blocked', wish: 'pen' },
    });
    expect(situation.taken()).toEqual(['tell_signing', 'ask_pad']);
  });
});
