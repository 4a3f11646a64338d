import type { CitizenTask, PinOutcome, SigningFailure } from '@loket/contract';
import { DELAYS } from './delays.ts';
import { chain, dossier, dossierIds, order, pinSigned, signed, strokes } from './dossiers.testing.ts';
import type { Ordered, SigningState } from './signing-state.ts';
import { ids, Situation } from './situations.testing.ts';
import { viewOf } from './view.ts';

const SOURCE = 'loket://citizen/shown/pages.pdf';
const cardIn = { event: 'reader', status: { state: 'ready', name: 'reader', card: 'present' } } as const;
const cardOut = { event: 'reader', status: { state: 'ready', name: 'reader', card: 'absent' } } as const;
const fetched = { event: 'fetched', id: dossierIds.presentation, source: SOURCE } as const;
const page = (number: number) =>
  ({ event: 'intent', intent: { intent: 'confirm_page', page: number } }) as const;
const choose = (method: 'eid' | 'pen') =>
  ({ event: 'intent', intent: { intent: 'choose_signature', method } }) as const;
const cancel = { event: 'intent', intent: { intent: 'cancel_signing' } } as const;

function task({ state, now }: Situation): CitizenTask {
  const { content } = viewOf(state, now, 0);
  if (content.screen !== 'in_call') throw new Error(`the screen is ${content.screen}`);
  return content.task;
}

function signing({ state }: Situation): SigningState {
  if (!('matter' in state.visit)) throw new Error('no visit');
  return state.visit.matter.signing;
}

const attempt = (situation: Situation): string => {
  const state = signing(situation);
  return 'attempt' in state ? state.attempt : 'none';
};

const ordered = (withCard: boolean): { ok: true; value: Ordered } => ({
  ok: true,
  value: {
    signingId: order().signingId,
    facts: order().facts,
    card: withCard ? { hash: 'sha384', digest: 'AAAA', certificate: 'AAAA' } : null,
  },
});

function presented(): Situation {
  const situation = Situation.open().inCall().on(cardIn);
  return situation.on(
    { event: 'dossier', dossier: dossier({ statement: 'presented', presented: {} }) },
    fetched,
  );
}

function choosing(): Situation {
  const situation = presented().on(page(1), page(2));
  situation.taken();
  return situation;
}

/** As far as the PIN page. */
function asked(): Situation {
  const situation = choosing().on(choose('eid'));
  situation.on({ event: 'certificates', attempt: attempt(situation), result: chain });
  situation.on({ event: 'ordered', attempt: attempt(situation), result: ordered(true) });
  return situation;
}

const pin = (situation: Situation, outcome: PinOutcome) =>
  situation.on({ event: 'pin_ended', attempt: attempt(situation), outcome });
const refusedPin = (
  cause: SigningFailure,
  wish: 'read_again' | 'pen' | 'refuse' | null = null,
): PinOutcome => ({
  ok: false,
  cause,
  wish,
});

describe('pages', () => {
  test('are fetched when they are presented, and shown when they are here', () => {
    const situation = Situation.open().inCall();
    situation.on({ event: 'dossier', dossier: dossier({ statement: 'presented', presented: {} }) });
    expect(situation.taken()).toEqual(['fetch']);
    expect(task(situation).task).toBe('read_along');
    expect(task(situation.on(fetched))).toMatchObject({ task: 'confirm_pages', source: SOURCE });
  });

  test('that could not be fetched are asked for again', () => {
    const situation = Situation.open().inCall();
    situation.on({ event: 'dossier', dossier: dossier({ statement: 'presented', presented: {} }) });
    situation.on({ event: 'fetch_failed', id: dossierIds.presentation });
    situation.taken();
    expect(situation.wait(DELAYS.fetchAgainMs).taken()).toEqual(['fetch']);
  });

  test('are counted here, each once, and told to central', () => {
    const situation = presented();
    situation.taken();
    expect(task(situation.on(page(1), page(1), page(9)))).toMatchObject({
      presentation: { confirmedPages: [1] },
    });
    expect(situation.taken()).toEqual(['tell_page']);
    expect(task(situation.on(page(2)))).toEqual({
      task: 'choose_signature',
      eid: null,
      pen: 'screen',
      failure: null,
    });
    expect(situation.taken()).toEqual(['tell_page', 'tell_signing']);
  });

  test('that central believes confirmed are not, until the citizen did it here', () => {
    const situation = presented();
    const told = dossier({
      statement: 'presented',
      presented: { confirmedPages: [1, 2], state: 'confirmed' },
    });
    expect(task(situation.on({ event: 'dossier', dossier: told }))).toMatchObject({
      task: 'confirm_pages',
      presentation: { confirmedPages: [] },
    });
  });

  test('that central missed are told again until it has them', () => {
    const situation = presented().on(page(1));
    situation.taken();
    expect(situation.wait(DELAYS.repeatMs).taken()).toEqual(['tell_page']);
    const heard = dossier({ statement: 'presented', presented: { confirmedPages: [1] } });
    situation.on({ event: 'dossier', dossier: heard });
    expect(situation.wait(DELAYS.repeatMs * 2).taken()).toEqual([]);
  });

  test('withdrawn: back to reading along; presented anew: nothing of it is confirmed', () => {
    const situation = choosing();
    situation.on({ event: 'dossier', dossier: dossier({ statement: 'drafting' }) });
    expect(task(situation).task).toBe('read_along');
    const again = dossier({ statement: 'presented', presented: { id: dossierIds.presentationAfter } });
    situation.on({ event: 'dossier', dossier: again });
    situation.on({ event: 'fetched', id: dossierIds.presentationAfter, source: SOURCE });
    expect(task(situation)).toMatchObject({ presentation: { confirmedPages: [] } });
  });

  test('a fetch of withdrawn pages that arrives late is nothing', () => {
    const situation = Situation.open().inCall();
    situation.on({ event: 'dossier', dossier: dossier({ statement: 'presented', presented: {} }) });
    situation.on({ event: 'dossier', dossier: dossier({ statement: 'drafting' }) }, fetched);
    expect(task(situation).task).toBe('read_along');
  });
});

describe('with the card', () => {
  test('certificates, order, PIN, signature', () => {
    const situation = asked();
    expect(situation.taken()).toEqual(['tell_signing', 'read_certificates', 'begin_signing', 'ask_pin']);
    expect(task(situation)).toEqual({ task: 'pin' });
    pin(situation, pinSigned);
    expect(situation.taken()).toEqual(['complete_signing']);
    expect(task(situation)).toEqual({ task: 'signing', method: 'eid' });
    const result = { ok: true, value: signed('eid') } as const;
    situation.on({ event: 'completed', attempt: attempt(situation), result });
    expect(task(situation)).toMatchObject({ task: 'signed', signed: { level: 'test' } });
  });

  test('no card, no reader: said before anything is touched', () => {
    expect(task(choosing().on(cardOut))).toMatchObject({ eid: 'no_card' });
    const away = { event: 'reader', status: { state: 'service_away' } } as const;
    expect(task(choosing().on(away))).toMatchObject({ eid: 'no_reader' });
  });

  test('a card without signature certificate: the pen is offered, and the card can not be chosen again', () => {
    const situation = choosing().on(choose('eid'));
    const none = { ok: false, cause: 'no_signature_certificate' } as const;
    situation.on({ event: 'certificates', attempt: attempt(situation), result: none });
    expect(task(situation)).toEqual({
      task: 'choose_signature',
      eid: 'no_signature_certificate',
      pen: 'screen',
      failure: 'no_signature_certificate',
    });
    situation.taken();
    expect(situation.on(choose('eid')).taken()).toEqual([]);
    expect(task(situation.on(choose('pen'))).task).toBe('pen');
  });

  test('another card is another chance', () => {
    const situation = choosing().on(choose('eid'));
    const none = { ok: false, cause: 'no_signature_certificate' } as const;
    situation.on({ event: 'certificates', attempt: attempt(situation), result: none }, cardOut, cardIn);
    expect(task(situation)).toMatchObject({ eid: null });
  });

  test('pulled at the PIN: said, the pages stay confirmed, and it can be tried again', () => {
    const situation = pin(asked(), refusedPin('card_pulled'));
    expect(task(situation)).toMatchObject({ task: 'choose_signature', failure: 'card_pulled' });
    situation.taken();
    situation.on(cardIn, choose('eid'));
    expect(situation.taken()).toEqual(['tell_signing', 'read_certificates']);
  });

  test('blocked PIN: the pen is left', () => {
    const situation = pin(asked(), refusedPin('pin_blocked'));
    expect(task(situation)).toMatchObject({ eid: 'pin_blocked', failure: 'pin_blocked' });
  });

  test('central asks to sign other pages than were shown: no PIN is asked', () => {
    const situation = choosing().on(choose('eid'));
    situation.on({ event: 'certificates', attempt: attempt(situation), result: chain });
    situation.taken();
    const mismatch = { ok: false, error: 'digest_mismatch' } as const;
    situation.on({ event: 'ordered', attempt: attempt(situation), result: mismatch });
    expect(task(situation)).toMatchObject({ failure: 'digest_mismatch' });
    expect(situation.taken()).toEqual(['tell_signing']);
  });

  test('the answer to an earlier attempt says nothing about this one', () => {
    const situation = choosing().on(choose('eid'));
    const first = attempt(situation);
    situation.on(cancel, choose('eid'), { event: 'certificates', attempt: first, result: chain });
    expect(signing(situation).at).toBe('certificates');
  });

  test.each([
    ['read again', 'read_again', 'confirm_pages'],
    ['the pen instead', 'pen', 'pen'],
    ['rather not', 'refuse', 'choose_signature'],
  ] as const)('at the PIN the citizen says: %s', (_, wish, then) => {
    expect(task(pin(asked(), refusedPin('cancelled', wish))).task).toBe(then);
  });

  test('the signature is made and the line is cut: it is offered again, no second PIN', () => {
    const situation = pin(asked(), pinSigned);
    situation.taken();
    const lost = { ok: false, error: 'no_connection' } as const;
    situation.on({ event: 'completed', attempt: attempt(situation), result: lost });
    expect(situation.wait(DELAYS.fetchAgainMs).taken()).toEqual(['complete_signing']);
    situation.wait(DELAYS.completeMs).on({ event: 'completed', attempt: attempt(situation), result: lost });
    expect(task(situation)).toMatchObject({ task: 'choose_signature', failure: 'no_connection' });
  });

  test('the answer was lost but central has it: the dossier says signed', () => {
    const situation = pin(asked(), pinSigned);
    const told = dossier({ statement: 'signed', presented: { state: 'signed' }, signed: true });
    expect(task(situation.on({ event: 'dossier', dossier: told })).task).toBe('signed');
  });
});

describe('with the pen', () => {
  test('strokes, order, signature; no PIN', () => {
    const situation = choosing().on(choose('pen'));
    expect(task(situation)).toEqual({ task: 'pen', on: 'screen', widthMm: 120, heightMm: 40 });
    situation.on({ event: 'intent', intent: { intent: 'pen_done', strokes } });
    situation.on({ event: 'ordered', attempt: attempt(situation), result: ordered(false) });
    expect(situation.taken()).toEqual(['tell_signing', 'begin_signing', 'complete_signing']);
  });

  test('rather not: back to the choice', () => {
    expect(task(choosing().on(choose('pen'), cancel))).toMatchObject({
      task: 'choose_signature',
      failure: null,
    });
  });
});

describe('what comes between', () => {
  test('the inspector takes the statement back while the PIN is asked: the PIN page goes', () => {
    const situation = asked();
    situation.taken();
    situation.on({ event: 'dossier', dossier: dossier({ statement: 'drafting' }) });
    expect(situation.taken()).toEqual(['cancel_pin']);
    expect(task(situation).task).toBe('read_along');
  });

  test('the visit ends while the PIN is asked: the PIN page goes and nothing of the statement is left', () => {
    const situation = asked();
    situation.taken();
    situation.on({ event: 'ended', consultationId: ids.e42, outcome: null });
    expect(situation.taken()).toEqual(['cancel_pin', 'presence leave']);
    expect(JSON.stringify(situation.state)).not.toContain('De fiets');
  });

  test('the presence page dies while the PIN is asked: it goes, and the confirmed pages are kept', () => {
    const situation = asked();
    situation.taken();
    situation.on({ event: 'presence_gone' });
    expect(situation.taken()).toEqual(['cancel_pin', 'tell_signing', 'tell_away']);
    situation.on({ event: 'presence_ready' }, { event: 'intent', intent: { intent: 'here' } });
    expect(task(situation)).toMatchObject({ task: 'choose_signature', failure: 'cancelled' });
  });

  test('the citizen stops while the pen is out: everything is dropped', () => {
    const situation = choosing().on(choose('pen'), { event: 'intent', intent: { intent: 'stop' } });
    expect(JSON.stringify(situation.state)).not.toContain('De fiets');
  });

  test('after main restarted the pages are confirmed anew', () => {
    const situation = Situation.open();
    situation.on({ event: 'dossier', dossier: dossier({ statement: 'presented', presented: {} }) });
    expect(situation.state.visit.at).toBe('idle');
  });
});
