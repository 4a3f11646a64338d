import type { Answer, ErrorCode, PinFacts, PinOutcome, SignatureCertificates } from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import { chain, dossierIds, order, pinSigned, signed } from '../machines/dossiers.testing.ts';
import type { MatterEffect } from '../machines/matter.ts';
import { consultation } from '../machines/situations.testing.ts';
import type { Shown } from './shelf.ts';
import { SigningDesk, type SigningDeskParts } from './signing-desk.ts';

const ids = order();
const refused = (code: ErrorCode): Answer<never> => ({ ok: false, error: { code, message: '' } });
const done: Answer = { ok: true, value: undefined };

function desk(central: Partial<SigningDeskParts['central']> = {}, pages: Shown | null = null) {
  const events: CounterEvent[] = [];
  const asked: PinFacts[] = [];
  const shelf: Shown[] = [];
  const onPad: string[] = [];
  const pin = { cancelled: 0, end: (_: PinOutcome) => {} };
  const pdf: { is: 'there' | 'away' } = { is: 'there' };
  const certificates: SignatureCertificates = chain;
  const signing = new SigningDesk({
    central: {
      acknowledgeRights: async () => done,
      dispute: async () => done,
      confirmPage: async () => done,
      signingProgress: async () => done,
      beginSigning: async () => ({ ok: true, value: ids }),
      completeSigning: async () => ({ ok: true, value: signed('eid') }),
      refresh: () => {},
      ...central,
    },
    files: {
      get: async () =>
        pdf.is === 'there' ? { ok: true, value: new Uint8Array([1]) } : { ok: false, error: 'away' },
    },
    host: { signatureCertificates: async () => certificates },
    pad: {
      ask: (attempt, pageCount) => void onPad.push(`ask ${attempt} ${pageCount}`),
      cancel: (attempt) => void onPad.push(`cancel ${attempt}`),
      settled: async () => void onPad.push('settled'),
    },
    askPin: (_, facts) => {
      asked.push(facts);
      const ended = new Promise<PinOutcome>((resolve) => {
        pin.end = resolve;
      });
      return {
        ended,
        cancel: () => {
          pin.cancelled += 1;
          pin.end({ ok: false, cause: 'cancelled', wish: null });
        },
      };
    },
    pinFacts: () => ({
      reading: { locale: 'nl', textScale: 1, highContrast: false },
      siteName: 'Bree',
      inspectorName: 'An Peeters',
    }),
    putOnShelf: (shown) => `loket://citizen/shown/${shelf.push(shown)}`,
    takeFromShelf: () => pages,
    dispatch: (event) => void events.push(event),
  });
  const run = async (effect: MatterEffect) => {
    signing.run(effect);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { signing, run, events, asked, shelf, onPad, pin, pdf };
}

const wanted = {
  effect: 'fetch',
  wanted: { kind: 'presentation', id: dossierIds.presentation, sha256: '', mediaType: 'application/pdf' },
} as const;
const begin = {
  effect: 'begin_signing',
  attempt: 'a',
  presentationId: ids.presentationId,
  source: 'loket://citizen/shown/1',
  with: { method: 'eid', chain: { ...chain, ok: true } },
} as MatterEffect;
const askPin = {
  effect: 'ask_pin',
  attempt: 'a',
  card: { hash: 'sha384', digest: 'AAAA', certificate: 'AAAA' },
  signerName: 'Wannes Peeters',
  at: ids.facts.at,
  pageCount: 2,
} as const;
const complete = {
  effect: 'complete_signing',
  attempt: 'a',
  complete: { signingId: ids.signingId, signature: 'AAAA' },
} as const;

test('the pages are put where the citizen’s page finds them', async () => {
  const { run, events, shelf } = desk();
  await run(wanted);
  expect(shelf).toHaveLength(1);
  expect(events).toEqual([
    { event: 'fetched', id: dossierIds.presentation, source: 'loket://citizen/shown/1' },
  ]);
});

test('pages that are not to be had now', async () => {
  const { run, events, pdf } = desk();
  pdf.is = 'away';
  await run(wanted);
  expect(events).toEqual([{ event: 'fetch_failed', id: dossierIds.presentation }]);
});

test.each([
  ['other_person', 'other_person'],
  ['unavailable', 'no_connection'],
  ['not_confirmed', 'refused_by_central'],
  ['certificate_not_valid', 'refused_by_central'],
] as const)('central says %s to a signing: %s', async (code, error) => {
  const pages: Shown = { bytes: new Uint8Array([1]), mediaType: 'application/pdf' };
  const { run, events } = desk({ beginSigning: async () => refused(code) }, pages);
  await run(begin);
  expect(events).toEqual([{ event: 'ordered', attempt: 'a', result: { ok: false, error } }]);
});

test('pages that are no longer here, or no PDF at all, are not signed', async () => {
  const mismatch = { event: 'ordered', attempt: 'a', result: { ok: false, error: 'digest_mismatch' } };
  const gone = desk();
  await gone.run(begin);
  expect(gone.events).toEqual([mismatch]);
  const broken = desk({}, { bytes: new Uint8Array([1]), mediaType: 'application/pdf' });
  await broken.run(begin);
  expect(broken.events).toEqual([mismatch]);
});

test('the PIN page is told who signs what, and its outcome comes back', async () => {
  const { run, events, asked, pin } = desk();
  await run(askPin);
  expect(asked).toEqual([
    expect.objectContaining({ signerName: 'Wannes Peeters', inspectorName: 'An Peeters', pageCount: 2 }),
  ]);
  pin.end(pinSigned);
  await new Promise((resolve) => setImmediate(resolve));
  expect(events).toEqual([{ event: 'pin_ended', attempt: 'a', outcome: pinSigned }]);
});

test('taken back: the PIN page is closed, and the wiping waits until it is gone', async () => {
  const { signing, run, pin, events } = desk();
  await run(askPin);
  await signing.settled();
  expect(pin.cancelled).toBe(1);
  expect(events).toMatchObject([{ outcome: { ok: false, cause: 'cancelled' } }]);
  await run({ effect: 'cancel_pin' });
  expect(pin.cancelled).toBe(1);
});

test('signed, and not', async () => {
  const good = desk();
  await good.run(complete);
  expect(good.events).toEqual([
    { event: 'completed', attempt: 'a', result: { ok: true, value: signed('eid') } },
  ]);
  const bad = desk({ completeSigning: async () => refused('signature_not_valid') });
  await bad.run(complete);
  expect(bad.events).toMatchObject([{ result: { ok: false, error: 'refused_by_central' } }]);
});

test('what the citizen does with the statement is told to central', async () => {
  const told: unknown[] = [];
  const note = async (message: unknown) => {
    told.push(message);
    return done;
  };
  const { run } = desk({ acknowledgeRights: note, dispute: note, confirmPage: note, signingProgress: note });
  const statementId = ids.presentationId as never;
  await run({ effect: 'tell_rights', statementId });
  await run({ effect: 'tell_dispute', statementId, sentence: 2, disputed: true });
  await run({ effect: 'tell_page', presentationId: ids.presentationId, page: 1 });
  await run({ effect: 'tell_signing', consultationId: consultation().id, progress: { state: 'choosing' } });
  expect(told).toEqual([
    statementId,
    { statementId, sentence: 2, disputed: true },
    { presentationId: ids.presentationId, page: 1 },
    { consultationId: consultation().id, progress: { state: 'choosing' } },
  ]);
});

test('the pad is asked and taken back under the attempt’s name, and the end waits for it', async () => {
  const { signing, run, onPad } = desk();
  await run({ effect: 'ask_pad', attempt: 'a', pageCount: 2 });
  await run({ effect: 'cancel_pad', attempt: 'a' });
  await signing.settled();
  expect(onPad).toEqual(['ask a 2', 'cancel a', 'settled']);
});
