import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CardProcess,
  type CardProcessOptions,
  openTestHierarchy,
  startCardProcess,
  startPcscd,
} from '@loket/simulators';
import { type CardReader, type KeyCertificates, openCardReader } from './index.ts';
import { certificatesOf, DOCUMENT, digits, isSignatureOf } from './signing.situations.testing.ts';

/** Signing through the real pcscd, on an exclusive connection. */

let folder: string;
let pcscd: { stop(): Promise<void> };
let card: CardProcess | undefined;
let reader: CardReader;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-signing-'));
  await openTestHierarchy(folder);
  pcscd = await startPcscd();
}, 60_000);
afterEach(async () => {
  await reader.close();
  await card?.end();
  card = undefined;
});
afterAll(async () => {
  await pcscd.stop();
  await rm(folder, { recursive: true, force: true });
});

async function insert(person: string, options?: CardProcessOptions): Promise<CardProcess> {
  reader = openCardReader({ kind: 'pcsc' });
  await until('absent');
  card = await startCardProcess(folder, person, options);
  await card.insert();
  await until('present');
  return card;
}

const until = (wanted: 'absent' | 'present') =>
  new Promise<void>((resolve) => {
    const look = () => {
      const status = reader.status();
      if (status.state === 'ready' && status.card === wanted) resolve();
    };
    reader.onStatus(look);
    look();
  });

const orderFor = (own: KeyCertificates, pin: string) => ({
  hash: own.hash,
  digest: createHash(own.hash).update(DOCUMENT).digest(),
  certificate: own.certificates[0] ?? new Uint8Array(),
  pin: digits(pin),
});

test.each(['anneleen', 'zoe'])(
  '%s: wrong PIN twice, then right',
  async (person) => {
    await insert(person, { pin: '86420' });
    const own = await certificatesOf(reader);
    for (const triesLeft of [2, 1])
      expect(await reader.sign(orderFor(own, '1234'))).toEqual({
        ok: false,
        error: { kind: 'wrong_pin', triesLeft },
      });
    expect(await reader.prepareSigning(own.certificates[0]!)).toEqual({ ok: true, value: { triesLeft: 1 } });
    const signed = await reader.sign(orderFor(own, '86420'));
    expect(signed.ok && isSignatureOf(own, signed.value.signature)).toBe(true);
  },
  40_000,
);

test('pulled between VERIFY and the signature, and put in again', async () => {
  const process = await insert('zoe', { pulledAtSignature: true });
  const own = await certificatesOf(reader);
  expect(await reader.sign(orderFor(own, '1234'))).toEqual({ ok: false, error: { kind: 'card_pulled' } });
  await until('absent');
  await process.insert();
  await until('present');
  expect((await reader.sign(orderFor(own, '1234'))).ok).toBe(true);
}, 40_000);

test('no signature certificate', async () => {
  await insert('lars');
  expect(await reader.signatureCertificates()).toEqual({ ok: false, error: 'no_signature_certificate' });
}, 40_000);
