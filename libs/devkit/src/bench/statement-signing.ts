import { createHash, type KeyObject, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { SignatureHash } from '@loket/contract';
import { openTestHierarchy, virtualPeople } from '@loket/simulators';
import { openHolderKeys } from '@loket/simulators/card/holder-keys.ts';
import { renderStatement } from '@loket/statement/record.ts';
import {
  cmsOf,
  digestOf,
  embedSignature,
  hashFor,
  prepareSignature,
  readSignedPdf,
  signedAttributes,
} from '@loket/statement/signature.ts';
import { exampleField, exampleRecord } from '@loket/statement/testing/example-facts.ts';
import { asStep, type Progress } from '../progress.ts';
import { distribution, type Metric, percentile } from './bench.ts';

const WARM_UP = 3;
const ROUNDS = 30;
const BARE = 'the PDF library alone: opens and saves the same document, unsigned, and SHA-256 over it';

type Card = { readonly key: KeyObject; readonly certificates: Uint8Array[]; readonly hash: SignatureHash };

/**
 * A record of three pages that becomes a signed PDF: field, picture, digest, attributes, CMS with the signature verified,
 * embedding; the card's own signing is left out. `signedPdf` is a card with RSA-2048, `p384.signedPdf` one of applet 1.8.
 *
 * @throws when a signed PDF does not read back as signed
 */
export async function benchSignedPdf(progress: Progress): Promise<Record<string, Metric>> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-bench-statement-'));
  try {
    const shown = await renderStatement(exampleRecord());
    const bare = await asStep(progress, 'The PDF library alone', () => repeatedly(() => openAndSave(shown)));
    const metrics: Record<string, Metric> = {};
    for (const [prefix, applet] of [
      ['', '1.7'],
      ['p384.', '1.8'],
    ] as const) {
      const card = await openCard(folder, applet);
      const ours = await asStep(progress, `${ROUNDS} signatures, applet ${applet}`, () =>
        repeatedly(() => signOnce(shown, card)),
      );
      const p50 = percentile(bare, 0.5);
      const metric = distribution('ms', ours);
      metrics[`${prefix}signedPdf`] = {
        ...metric,
        baseline: { what: BARE, p50, p95: percentile(bare, 0.95) },
        ratio: metric.p50 / p50,
      };
    }
    return metrics;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openCard(folder: string, applet: '1.7' | '1.8'): Promise<Card> {
  const [person] = virtualPeople;
  if (person === undefined) throw new Error('no virtual people');
  const hierarchy = await openTestHierarchy(folder);
  const { signature } = await openHolderKeys(hierarchy, person, applet);
  const { certificate: issuer } = await hierarchy.authority('citizen');
  const hash = hashFor(signature.certificate);
  if (!hash.ok) throw new Error(hash.error);
  return {
    key: signature.key,
    certificates: [signature.certificate, issuer, hierarchy.rootDer],
    hash: hash.value,
  };
}

/** Milliseconds without those of the card. */
async function signOnce(shown: Uint8Array, { key, certificates, hash }: Card): Promise<number> {
  const [certificate = new Uint8Array()] = certificates;
  const startedAtMs = performance.now();
  const prepared = await prepareSignature(shown, exampleField());
  const attributes = signedAttributes(digestOf(prepared, hash), certificate, hash);
  const cardFromMs = performance.now();
  const signature = sign(hash, attributes, { key, dsaEncoding: 'ieee-p1363' });
  const cardToMs = performance.now();
  const cms = cmsOf({ signedAttributes: attributes, signature, certificates, hash });
  if (!cms.ok) throw new Error(cms.error);
  const signed = embedSignature(prepared, cms.value);
  const endedAtMs = performance.now();
  const read = await readSignedPdf(signed);
  if (!read.ok) throw new Error(`the signed PDF is not one: ${read.error}`);
  return cardFromMs - startedAtMs + endedAtMs - cardToMs;
}

async function openAndSave(shown: Uint8Array): Promise<number> {
  const startedAtMs = performance.now();
  const document = await PDFDocument.load(shown, { updateMetadata: false });
  createHash('sha256')
    .update(await document.save())
    .digest();
  return performance.now() - startedAtMs;
}

async function repeatedly(once: () => Promise<number>): Promise<number[]> {
  for (let round = 0; round < WARM_UP; round += 1) await once();
  const times: number[] = [];
  while (times.length < ROUNDS) times.push(await once());
  return times;
}
