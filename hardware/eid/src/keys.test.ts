import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { type SocketRig, startSocketRig } from './failures/socket-rig.testing.ts';
import type { CardHash, KeyCertificates, SignatureScheme } from './index.ts';
import { wayToSign } from './signing-protocol.ts';

/** Both keys of every applet with everything that they sign, judged by OpenSSL's own verification inside Node. */

const DOCUMENT = Buffer.from('what is signed');
const digits = (pin: string) => Uint8Array.from(Buffer.from(pin, 'ascii'));

let rig: SocketRig;
beforeEach(async () => {
  rig = await startSocketRig();
}, 60_000);
afterEach(() => rig.close());

function isGood(
  own: KeyCertificates,
  { scheme, hash }: { scheme: SignatureScheme; hash: CardHash },
  signature: Uint8Array,
): boolean {
  const { publicKey } = new X509Certificate(Buffer.from(own.certificates[0] ?? []));
  const key =
    scheme === 'ecdsa'
      ? { key: publicKey, dsaEncoding: 'ieee-p1363' as const }
      : {
          key: publicKey,
          padding: scheme === 'pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
        };
  return verify(hash, DOCUMENT, key, signature);
}

const KNOWN = {
  '1.1': [
    ['pkcs1', 'sha1'],
    ['pkcs1', 'sha256'],
    ['pkcs1', 'sha384'],
    ['pkcs1', 'sha512'],
  ],
  '1.7': [
    ['pkcs1', 'sha1'],
    ['pkcs1', 'sha256'],
    ['pkcs1', 'sha384'],
    ['pkcs1', 'sha512'],
    ['pss', 'sha1'],
    ['pss', 'sha256'],
  ],
  '1.8': [
    ['ecdsa', 'sha1'],
    ['ecdsa', 'sha256'],
    ['ecdsa', 'sha384'],
    ['ecdsa', 'sha512'],
  ],
} as const;

test.each(['1.1', '1.7', '1.8'] as const)(
  'applet %s signs with both keys in every way it knows',
  async (applet) => {
    const card = await rig.make('anneleen', { applet });
    rig.slot.insert(card);
    await rig.status('ready', 'present');
    for (const key of ['signature', 'authentication'] as const) {
      const { reader } = rig;
      const read = await (key === 'signature'
        ? reader.signatureCertificates()
        : reader.authenticationCertificates());
      if (!read.ok) throw new Error(read.error);
      const own = read.value;
      for (const [scheme, hash] of KNOWN[applet]) {
        const digest = createHash(hash).update(DOCUMENT).digest();
        const certificate = own.certificates[0] ?? new Uint8Array();
        const order = { scheme, hash, digest, certificate, pin: digits('1234') };
        const signed = await (key === 'signature' ? reader.sign(order) : reader.authenticate(order));
        if (!signed.ok) throw new Error(`${key} ${scheme} ${hash}: ${signed.error.kind}`);
        expect([key, scheme, hash, isGood(own, { scheme, hash }, signed.value.signature)]).toEqual([
          ...[key, scheme, hash, true],
        ]);
      }
    }
  },
);

test('key 82 is asked first without a PIN, and gets it because it wants one; the signature follows', async () => {
  const card = await rig.make('zoe');
  rig.slot.insert(card);
  await rig.status('ready', 'present');
  const own = await rig.reader.authenticationCertificates();
  if (!own.ok) throw new Error(own.error);
  const before = card.log.length;
  const digest = createHash('sha384').update(DOCUMENT).digest();
  const certificate = own.value.certificates[0] ?? new Uint8Array();
  const signed = await rig.reader.authenticate({ hash: 'sha384', digest, certificate, pin: digits('1234') });
  expect(signed).toMatchObject({ ok: true, value: { pinAsked: true } });
  const commands = card.log.slice(before).map(({ header, status }) => `${header.slice(2, 4)} ${status}`);
  expect(commands.slice(commands.indexOf('22 9000'))).toEqual([
    ...['22 9000', '2A 6982', '20 9000', '2A 6160', 'C0 9000'],
  ]);
});

test('wrong, wrong, right at key 82; the tries are told each time', async () => {
  rig.slot.insert(await rig.make('anneleen', { applet: '1.1' }));
  await rig.status('ready', 'present');
  const own = await rig.reader.authenticationCertificates();
  if (!own.ok) throw new Error(own.error);
  const certificate = own.value.certificates[0] ?? new Uint8Array();
  const digest = createHash('sha256').update(DOCUMENT).digest();
  const attempt = (pin: string) =>
    rig.reader.authenticate({ hash: 'sha256', digest, certificate, pin: digits(pin) });
  expect(await rig.reader.prepareSigning(certificate)).toEqual({ ok: true, value: { triesLeft: null } });
  expect(await attempt('9999')).toEqual({ ok: false, error: { kind: 'wrong_pin', triesLeft: 2 } });
  expect(await attempt('9999')).toEqual({ ok: false, error: { kind: 'wrong_pin', triesLeft: 1 } });
  expect((await attempt('1234')).ok).toBe(true);
});

test('three wrong PINs block applet 1.1 for both keys, and it is said, though the card can not be asked', async () => {
  rig.slot.insert(await rig.make('anneleen', { applet: '1.1' }));
  await rig.status('ready', 'present');
  const digest = createHash('sha256').update(DOCUMENT).digest();
  const attempt = async (key: 'signature' | 'authentication', pin: string) => {
    const { reader } = rig;
    const own = await (key === 'signature'
      ? reader.signatureCertificates()
      : reader.authenticationCertificates());
    if (!own.ok) throw new Error(own.error);
    const certificate = own.value.certificates[0] ?? new Uint8Array();
    const order = { hash: 'sha256', digest, certificate, pin: digits(pin) } as const;
    return key === 'signature' ? reader.sign(order) : reader.authenticate(order);
  };
  for (const triesLeft of [2, 1])
    expect(await attempt('signature', '9999')).toEqual({
      ok: false,
      error: { kind: 'wrong_pin', triesLeft },
    });
  const blocked = { ok: false, error: { kind: 'pin_blocked' } };
  expect(await attempt('authentication', '9999')).toEqual(blocked);
  expect(await attempt('authentication', '1234')).toEqual(blocked);
  expect(await attempt('signature', '1234')).toEqual(blocked);
});

test('applet 1.1 is never sent an empty VERIFY', async () => {
  const card = await rig.make('anneleen', { applet: '1.1' });
  rig.slot.insert(card);
  await rig.status('ready', 'present');
  const own = await rig.reader.signatureCertificates();
  if (!own.ok) throw new Error(own.error);
  expect(own.value.keyKind).toBe('rsa1024');
  for (let times = 0; times < 4; times += 1)
    await rig.reader.prepareSigning(own.value.certificates[0] ?? new Uint8Array());
  expect(card.log.some(({ header }) => header.startsWith('0020'))).toBe(false);
});

test.each([
  ['1.8', 'pss', 'sha256'],
  ['1.8', 'pkcs1', 'sha256'],
  ['1.7', 'ecdsa', 'sha256'],
  ['1.7', 'pss', 'sha512'],
  ['1.1', 'pss', 'sha256'],
] as const)('applet %s does not know %s with %s, and gets no PIN for it', async (applet, scheme, hash) => {
  const card = await rig.make('anneleen', { applet });
  rig.slot.insert(card);
  await rig.status('ready', 'present');
  const own = await rig.reader.signatureCertificates();
  if (!own.ok) throw new Error(own.error);
  const certificate = own.value.certificates[0] ?? new Uint8Array();
  const digest = createHash(hash).update(DOCUMENT).digest();
  const refused = await rig.reader.sign({ scheme, hash, digest, certificate, pin: digits('1234') });
  expect(refused).toEqual({ ok: false, error: { kind: 'not_supported' } });
  expect(card.log.some(({ header }) => header.startsWith('0020'))).toBe(false);
});

test('a digest of another length than its hash is not signed', () => {
  expect(wayToSign(0x18, { hash: 'sha384', digest: new Uint8Array(32) })).toBeUndefined();
});

test('a PIN at the reader’s keys, where the reader has none', async () => {
  rig.slot.insert(await rig.make('zoe'));
  await rig.status('ready', 'present');
  const own = await rig.reader.signatureCertificates();
  if (!own.ok) throw new Error(own.error);
  const certificate = own.value.certificates[0] ?? new Uint8Array();
  const digest = createHash('sha384').update(DOCUMENT).digest();
  expect(
    await rig.reader.sign({ hash: 'sha384', digest, certificate, pin: 'on_reader', locale: 'nl' }),
  ).toEqual({ ok: false, error: { kind: 'not_supported' } });
});
