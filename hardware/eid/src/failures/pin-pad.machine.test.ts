import { createHash, verify, X509Certificate } from 'node:crypto';
import { type CardProcess, type CardProcessOptions, startPcscdWithPinPad } from '@loket/simulators';
import type { KeyCertificates } from '../index.ts';
import { isEmpty, isFilled, type PcscdRig, startPcscdRig } from './pcscd-rig.testing.ts';

/**
 * A reader with keys of its own, as a driver of the real pcscd. The PIN is known to the card's process only, whose
 * fingers press the keys: this process, which holds our driver, never learns a digit.
 */

let port = 0;
let rig: PcscdRig;
beforeAll(async () => {
  rig = await startPcscdRig(async () => {
    const service = await startPcscdWithPinPad();
    port = service.port;
    return service;
  });
}, 130_000);
afterAll(() => rig.close());

async function insert(options: CardProcessOptions): Promise<{ card: CardProcess; own: KeyCertificates }> {
  await rig.status(isEmpty);
  const card = await rig.card('anneleen', { ...options, port });
  await card.insert();
  await rig.status(isFilled);
  const own = await rig.reader.signatureCertificates();
  if (!own.ok) throw new Error(own.error);
  return { card, own: own.value };
}

const DATA = Buffer.from('what is signed');
const sign = (own: KeyCertificates) =>
  rig.reader.sign({
    hash: own.hash,
    digest: createHash(own.hash).update(DATA).digest(),
    certificate: own.certificates[0] ?? new Uint8Array(),
    pin: 'on_reader',
    locale: 'nl',
  });

test('the reader says that it has keys', async () => {
  await rig.status(isEmpty);
  expect(rig.reader.status()).toMatchObject({ state: 'ready', pinPad: true });
}, 120_000);

test.each(['1.7', '1.8'] as const)(
  'applet %s: wrong PIN, then right, typed at the reader',
  async (applet) => {
    const { card, own } = await insert({ applet });
    await card.press('wrong_pin');
    expect(await sign(own)).toEqual({ ok: false, error: { kind: 'wrong_pin', triesLeft: 2 } });
    await card.press('right_pin');
    const signed = await sign(own);
    if (!signed.ok) throw new Error(signed.error.kind);
    const key = new X509Certificate(Buffer.from(own.certificates[0] ?? [])).publicKey;
    expect(verify(own.hash, DATA, { key, dsaEncoding: 'ieee-p1363' }, signed.value.signature)).toBe(true);
    await card.pull();
  },
  60_000,
);

test.each([
  ['cancel', 'pin_cancelled'],
  ['nothing', 'pin_timed_out'],
  ['digits 12', 'pin_entry_error'],
])(
  '%s at the keys: %s, and no try is lost',
  async (keys, kind) => {
    const { card, own } = await insert({});
    await card.press(keys);
    expect(await sign(own)).toEqual({ ok: false, error: { kind } });
    expect(await rig.reader.prepareSigning(own.certificates[0] ?? new Uint8Array())).toEqual({
      ok: true,
      value: { triesLeft: 3 },
    });
    await card.pull();
  },
  60_000,
);

test('a PIN typed at a computer works with this reader too', async () => {
  const { card, own } = await insert({ pin: '2468' });
  const signed = await rig.reader.sign({
    hash: own.hash,
    digest: createHash(own.hash).update(DATA).digest(),
    certificate: own.certificates[0] ?? new Uint8Array(),
    pin: Uint8Array.from(Buffer.from('2468')),
  });
  expect(signed.ok).toBe(true);
  await card.pull();
}, 60_000);
