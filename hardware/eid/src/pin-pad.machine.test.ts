import { createHash, verify, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CardProcess,
  openTestHierarchy,
  startCardProcess,
  startPcscdWithPinPad,
} from '@loket/simulators';
import { type CardReader, openCardReader } from './index.ts';

/** The real pcscd with a driver of a reader that has keys: what is typed there never comes here. */

const DOCUMENT = Buffer.from('what is signed');

let folder: string;
let pcscd: Awaited<ReturnType<typeof startPcscdWithPinPad>>;
let card: CardProcess;
let reader: CardReader;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-pin-pad-'));
  await openTestHierarchy(folder);
  pcscd = await startPcscdWithPinPad();
}, 150_000);
afterEach(async () => {
  await reader.close();
  await card.end();
});
afterAll(async () => {
  await pcscd.stop();
  await rm(folder, { recursive: true, force: true });
});

async function insert(person: string) {
  reader = openCardReader({ kind: 'pcsc' });
  const until = (wanted: 'absent' | 'present') =>
    new Promise<void>((resolve) => {
      const look = () => {
        const status = reader.status();
        if (status.state === 'ready' && status.card === wanted) resolve();
      };
      reader.onStatus(look);
      look();
    });
  await until('absent');
  card = await startCardProcess(folder, person, { port: pcscd.port, pin: '97531' });
  await card.insert();
  await until('present');
  const read = await reader.signatureCertificates();
  const authentication = await reader.authenticationCertificates();
  if (!read.ok || !authentication.ok) throw new Error('no certificates');
  return { signature: read.value, authentication: authentication.value };
}

test.each(['anneleen', 'zoe'])(
  '%s: wrong at the keys, cancelled, timed out, then right, with both keys',
  async (person) => {
    const keys = await insert(person);
    expect(reader.status()).toMatchObject({ state: 'ready', pinPad: true });
    for (const key of ['signature', 'authentication'] as const) {
      const { hash, certificates } = keys[key];
      const certificate = certificates[0] ?? new Uint8Array();
      const digest = createHash(hash).update(DOCUMENT).digest();
      const order = { hash, digest, certificate, pin: 'on_reader', locale: 'nl' } as const;
      const attempt = async (fingers: string) => {
        await card.press(fingers);
        return key === 'signature' ? reader.sign(order) : reader.authenticate(order);
      };
      expect(await attempt('wrong_pin')).toEqual({ ok: false, error: { kind: 'wrong_pin', triesLeft: 2 } });
      expect(await attempt('cancel')).toEqual({ ok: false, error: { kind: 'pin_cancelled' } });
      expect(await attempt('nothing')).toEqual({ ok: false, error: { kind: 'pin_timed_out' } });
      expect(await attempt('digits 12')).toEqual({ ok: false, error: { kind: 'pin_entry_error' } });
      expect(await reader.prepareSigning(certificate)).toEqual({ ok: true, value: { triesLeft: 2 } });
      const signed = await attempt('right_pin');
      if (!signed.ok) throw new Error(signed.error.kind);
      const { publicKey } = new X509Certificate(Buffer.from(certificate));
      expect(
        verify(hash, DOCUMENT, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signed.value.signature),
      ).toBe(true);
    }
  },
  150_000,
);

test('three wrong ones at the keys block it', async () => {
  const { signature } = await insert('anneleen');
  const certificate = signature.certificates[0] ?? new Uint8Array();
  const digest = createHash(signature.hash).update(DOCUMENT).digest();
  const order = { hash: signature.hash, digest, certificate, pin: 'on_reader', locale: 'fr' } as const;
  for (const error of [
    { kind: 'wrong_pin', triesLeft: 2 },
    { kind: 'wrong_pin', triesLeft: 1 },
    { kind: 'pin_blocked' },
  ]) {
    await card.press('wrong_pin');
    expect(await reader.sign(order)).toEqual({ ok: false, error });
  }
  expect(await reader.prepareSigning(certificate)).toEqual({ ok: false, error: 'pin_blocked' });
}, 120_000);
