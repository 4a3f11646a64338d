import { createHash } from 'node:crypto';
import type { SigningOrder } from '@loket/contract';
import { digestOf, prepareSignature } from '@loket/statement/prepare.ts';
import { renderStatement } from '@loket/statement/record.ts';
import { exampleRecord } from '@loket/statement/testing/example-facts.ts';
import { makeTestSigner } from '@loket/statement/testing/test-signer.ts';
import { dossierIds, order, strokes } from '../machines/dossiers.testing.ts';
import { checkOrder, type SigningWith } from './signing-order.ts';

const shown = await renderStatement(exampleRecord());
const signer = await makeTestSigner('p384');
const eid: SigningWith = {
  method: 'eid',
  chain: {
    ok: true,
    certificates: signer.certificates.map((each) => Buffer.from(each).toString('base64')),
    keyKind: 'p384',
    hash: 'sha384',
  },
};
const pen: SigningWith = { method: 'pen', strokes };

/** As central makes it, from the pages that it holds. */
async function ordered(pages = shown, over: Partial<SigningOrder> = {}): Promise<SigningOrder> {
  const asked = order(over);
  const digest = digestOf(await prepareSignature(pages, asked.facts), asked.hash);
  return { ...asked, documentDigest: Buffer.from(digest).toString('base64') };
}

const check = (asked: SigningOrder, how: SigningWith = eid) =>
  checkOrder(shown, dossierIds.presentation, asked, how);
const mismatch = { ok: false, error: 'digest_mismatch' };

test('the pages that were shown: the card signs the hash over the attributes', async () => {
  const checked = await check(await ordered());
  if (!checked.ok) throw new Error(checked.error);
  expect(checked.value.card).toMatchObject({ hash: 'sha384', certificate: expect.any(String) });
  expect(Buffer.from(checked.value.card?.digest ?? '', 'base64')).toHaveLength(48);
});

test('the pen: its own strokes in the field, and nothing for a card', async () => {
  const facts = { ...order().facts, strokes };
  const checked = await check(await ordered(shown, { facts }), pen);
  expect(checked).toMatchObject({ ok: true, value: { card: null } });
});

test('central holds other pages than the ones that were shown', async () => {
  const other = await renderStatement(exampleRecord({ reference: 'another' }));
  expect(await check(await ordered(other))).toEqual(mismatch);
});

test('one byte of the digest differs', async () => {
  const asked = await ordered();
  const digest = Buffer.from(asked.documentDigest, 'base64');
  digest[0] = (digest[0] ?? 0) ^ 1;
  expect(await check({ ...asked, documentDigest: digest.toString('base64') })).toEqual(mismatch);
});

test('another name, time or reason in the field than in the digest', async () => {
  const asked = await ordered();
  expect(await check({ ...asked, facts: { ...asked.facts, name: 'Somebody Else' } })).toEqual(mismatch);
  expect(await check({ ...asked, facts: { ...asked.facts, reason: 'Bekentenis' } })).toEqual(mismatch);
});

test('the order of another presentation', async () => {
  const asked = await ordered(shown, { presentationId: order().signingId as never });
  expect(await check(asked)).toEqual(mismatch);
});

test('another hash than the card’s', async () => {
  expect(await check(await ordered(shown, { hash: 'sha256' }))).toEqual(mismatch);
});

test('strokes that nobody drew here', async () => {
  const drawn = { ...strokes, strokes: [[{ x: 99, y: 10, tMs: 0, pressure: 0.5 }]] };
  expect(await check(await ordered(shown, { facts: { ...order().facts, strokes: drawn } }), pen)).toEqual(
    mismatch,
  );
  expect(await check(await ordered(shown, { facts: { ...order().facts, strokes } }))).toEqual(mismatch);
});

test('the digest for the card is the one that the statement library would sign', async () => {
  const checked = await check(await ordered());
  const { signedAttributes } = await import('@loket/statement/prepare.ts');
  const documentDigest = Buffer.from((await ordered()).documentDigest, 'base64');
  const [certificate = new Uint8Array()] = signer.certificates;
  const attributes = signedAttributes(documentDigest, certificate, 'sha384');
  expect(checked.ok && checked.value.card?.digest).toBe(
    createHash('sha384').update(attributes).digest('base64'),
  );
});
