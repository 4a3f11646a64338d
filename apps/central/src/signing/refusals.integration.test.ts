import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import {
  type PenStrokes,
  type Presentation,
  REST,
  type SignedStatement,
  type SigningOrder,
} from '@loket/contract';
import { readSignedPdf } from '@loket/statement/signature.ts';
import { answersTo, BICYCLE, openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';

// Keys, cards and pages are real work, and the machine may be busy.
jest.setTimeout(90_000);

let house: TestHouse;
let visit: TestVisit;
let presentation: Presentation;

beforeAll(async () => {
  house = await openTestHouse('refusals');
});
afterAll(() => house.close());
beforeEach(async () => {
  visit = await TestVisit.begin(house);
  await visit.readCard('anneleen');
  await visit.start();
  await visit.fillIn(answersTo(BICYCLE), 'Gestolen.');
  presentation = await visit.present();
});
afterEach(() => visit.close());

const begin = (certificates: string[]) => ({ method: 'eid', presentationId: presentation.id, certificates });
const strokes: PenStrokes = {
  widthHundredthsMm: 12_000,
  heightHundredthsMm: 4_000,
  strokes: [
    [
      { x: 1_000, y: 1_000, tMs: 0, pressure: 0.5 },
      { x: 4_000, y: 3_000, tMs: 120, pressure: 0.7 },
      { x: 9_000, y: 1_200, tMs: 260, pressure: 0.4 },
    ],
  ],
};

test('before every page was confirmed nobody signs, with a card or with the pen', async () => {
  await visit.getAsCounter(REST.counterPresentation(presentation.id));
  const certificates = await visit.certificatesOf('anneleen');
  expect(await visit.counter.code('signing:begin', begin(certificates))).toBe('not_confirmed');
  expect(
    await visit.counter.code('signing:begin', { method: 'pen', presentationId: presentation.id, strokes }),
  ).toBe('not_confirmed');
  const beyond = { presentationId: presentation.id, page: presentation.pageCount + 1 };
  expect(await visit.counter.code('presentation:confirm', beyond)).toBe('bad_request');
});

test('the card of somebody else', async () => {
  await visit.confirm(presentation);
  expect(await visit.counter.code('signing:begin', begin(await visit.certificatesOf('zoe')))).toBe(
    'other_person',
  );
});

test('certificates that can’t sign: an issuer missing, an authority, the authentication one, noise', async () => {
  await visit.confirm(presentation);
  const [own = '', authority = '', root = ''] = await visit.certificatesOf('anneleen');
  const authentication = await visit.authenticationCertificateOf('anneleen');
  const noise = Buffer.alloc(900, 0x30).toString('base64');
  for (const certificates of [
    [own],
    [own, root],
    [authority, root],
    [authentication, authority, root],
    [noise],
  ])
    expect(await visit.counter.code('signing:begin', begin(certificates))).toBe('certificate_not_valid');
});

test('a signature of other bytes, none at all, and of a key that is not the certificate’s', async () => {
  const pages = await visit.confirm(presentation);
  const order = await visit.beginSigning(presentation, await visit.certificatesOf('anneleen'));
  const right = await visit.cardSignature('anneleen', pages, order);
  const wrong = Buffer.from(right, 'base64');
  wrong.writeUInt8((wrong[40] ?? 0) ^ 1, 40);
  const other = { ...order, facts: { ...order.facts, place: 'Elders' } };
  const complete = { signingId: order.signingId };
  for (const signature of [
    null,
    wrong.toString('base64'),
    await visit.cardSignatureOfAnything('anneleen', pages, other),
  ])
    expect(await visit.counter.code('signing:complete', { ...complete, signature })).toBe(
      'signature_not_valid',
    );
  // Nothing is lost by it: the right one still fits.
  expect(await visit.counter.tell('signing:complete', { ...complete, signature: right })).toMatchObject({
    level: 'test',
  });
});

test('the answer to complete was lost: asked again it is the same one signature; a second begin is refused', async () => {
  const pages = await visit.confirm(presentation);
  const certificates = await visit.certificatesOf('anneleen');
  const first = await visit.beginSigning(presentation, certificates);
  const order = await visit.beginSigning(presentation, certificates);
  const stale = {
    signingId: first.signingId,
    signature: await visit.cardSignature('anneleen', pages, first),
  };
  expect(await visit.counter.code('signing:complete', stale)).toBe('out_of_state');
  const message = {
    signingId: order.signingId,
    signature: await visit.cardSignature('anneleen', pages, order),
  };
  const [one, two] = await Promise.all([
    visit.counter.tell<SignedStatement>('signing:complete', message),
    visit.counter.tell<SignedStatement>('signing:complete', message),
  ]);
  expect(one).toEqual(two);
  expect(await visit.counter.code('signing:begin', begin(certificates))).toBe('out_of_state');
  expect(await visit.counter.code('signing:complete', stale)).toBe('out_of_state');
  const { rows } = await house.database.owner.query(
    'SELECT count(*)::int AS signatures FROM signed_statement WHERE presentation_id = $1',
    [presentation.id],
  );
  expect(rows[0].signatures).toBe(1);
});

test('withdrawn while the citizen signs: nothing of it becomes a signature, and it is written on', async () => {
  const pages = await visit.confirm(presentation);
  const order = await visit.beginSigning(presentation, await visit.certificatesOf('anneleen'));
  await visit.counter.tell('signing:progress', {
    consultationId: visit.consultationId,
    progress: { state: 'signing', method: 'eid' },
  });
  await visit.untilDesk(({ signing }) => signing.state === 'signing');
  const { body } = await visit.desk.post<{ version: number }>(REST.withdraw(visit.consultationId));
  await visit.untilDesk(({ signing, presentation: shown }) => signing.state === 'none' && shown === null);
  const signature = await visit.cardSignature('anneleen', pages, order);
  expect(await visit.counter.code('signing:complete', { signingId: order.signingId, signature })).toBe(
    'not_found',
  );
  expect((await visit.getAsCounter(REST.counterPresentation(presentation.id))).status).toBe(404);
  await visit.edit({ change: 'story', text: 'Gestolen, niet verloren.' }, body.version);
  const again = await visit.present();
  expect(again.sha256).not.toBe(presentation.sha256);
});

test('the card is put in again to sign, or somebody else’s: who was identified stays who was identified', async () => {
  const pages = await visit.confirm(presentation);
  const step = { consultationId: visit.consultationId, readingId: randomUUID(), step: 'card_found' };
  expect(await visit.counter.code('card:step', step)).toBe('out_of_state');
  expect(await visit.signWithCard('anneleen', presentation, pages)).toMatchObject({ level: 'test' });
});

test('the pen: simple, sealed by the zone, strokes in the pages', async () => {
  await visit.confirm(presentation);
  const order = await visit.counter.tell<SigningOrder>('signing:begin', {
    method: 'pen',
    presentationId: presentation.id,
    strokes,
  });
  expect(order.facts.strokes).toEqual(strokes);
  const signed = await visit.counter.tell<SignedStatement>('signing:complete', {
    signingId: order.signingId,
    signature: null,
  });
  expect(signed).toMatchObject({ method: 'pen', level: 'simple' });
  const cookie = await visit.cookie();
  const response = await fetch(visit.url + REST.statementPdf(visit.consultationId), { headers: { cookie } });
  const read = await readSignedPdf(Buffer.from(await response.arrayBuffer()));
  expect(read).toMatchObject({ ok: true, value: { name: 'Anneleen Rozemarijn Vandersmissen' } });
});

test('another counter, another inspector, an id that nobody gave out', async () => {
  await visit.confirm(presentation);
  expect((await visit.getAsCounter(REST.counterPresentation(presentation.id), 1)).status).toBe(409);
  const cookie = await visit.cookie(1);
  const other = await fetch(visit.url + REST.statementPdf(visit.consultationId), { headers: { cookie } });
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([409, 'held_by_other']);
  const unknown = { signingId: randomUUID(), signature: null };
  expect(await visit.counter.code('signing:complete', unknown)).toBe('not_found');
});
