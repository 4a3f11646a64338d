import { createHash, timingSafeEqual } from 'node:crypto';
import {
  err,
  ok,
  type PenStrokes,
  type Result,
  type SigningFailure,
  type SigningOrder,
} from '@loket/contract';
import { digestOf, prepareSignature, signedAttributes } from '@loket/statement/prepare.ts';
import type { CardOrder, Ordered, SignatureChain } from '../machines/signing-state.ts';

export type SigningWith = { method: 'eid'; chain: SignatureChain } | { method: 'pen'; strokes: PenStrokes };

/**
 * Whether central asks to sign exactly the pages that were shown here. The signature field is prepared anew on those
 * very bytes and digested; nothing is signed when central's digest is another one.
 * @param shown the PDF that the citizen's page was given
 */
export async function checkOrder(
  shown: Uint8Array,
  presentationId: string,
  order: SigningOrder,
  how: SigningWith,
): Promise<Result<Ordered, SigningFailure>> {
  if (order.presentationId !== presentationId || !isSameStrokes(order, how)) return err('digest_mismatch');
  if (how.method === 'eid' && order.hash !== how.chain.hash) return err('digest_mismatch');
  const prepared = await prepareSignature(shown, order.facts);
  const digest = digestOf(prepared, order.hash);
  if (!isSame(digest, Buffer.from(order.documentDigest, 'base64'))) return err('digest_mismatch');
  const { signingId, facts } = order;
  return ok({ signingId, facts, card: how.method === 'eid' ? cardOrder(digest, how.chain) : null });
}

/** What the card's key signs: the hash over the signed attributes, which hold the document's digest. */
function cardOrder(documentDigest: Uint8Array, { certificates, hash }: SignatureChain): CardOrder {
  const [certificate = ''] = certificates;
  const attributes = signedAttributes(documentDigest, Buffer.from(certificate, 'base64'), hash);
  const digest = createHash(hash).update(attributes).digest('base64');
  return { hash, digest, certificate };
}

const isSame = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && timingSafeEqual(one, other);

/** The strokes in the field are the ones that were drawn here; a card's field has none. */
function isSameStrokes({ facts }: SigningOrder, how: SigningWith): boolean {
  return how.method === 'pen'
    ? facts.strokes !== null && canonical(facts.strokes) === canonical(how.strokes)
    : facts.strokes === null;
}

const canonical = ({ device, widthHundredthsMm, heightHundredthsMm, strokes }: PenStrokes) =>
  JSON.stringify([
    device ?? null,
    widthHundredthsMm,
    heightHundredthsMm,
    strokes.map((stroke) => stroke.map(({ x, y, tMs, pressure }) => [x, y, tMs, pressure])),
  ]);
