import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CardSlot,
  makeVirtualCard,
  openTestHierarchy,
  serveCardSlot,
  type TestHierarchy,
  type VirtualCardOptions,
} from '@loket/simulators';
import { type CardReader, type KeyCertificates, openCardReader } from './index.ts';
import { certificatesOf, DOCUMENT, digits, isSignatureOf } from './signing.situations.testing.ts';
import { verify } from './signing-protocol.ts';

let folder: string;
let hierarchy: TestHierarchy;
let slot: CardSlot;
let reader: CardReader;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-signing-'));
  hierarchy = await openTestHierarchy(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  slot = await serveCardSlot();
  reader = openCardReader({ kind: 'socket', host: '127.0.0.1', port: slot.port });
});
afterEach(async () => {
  await reader.close();
  await slot.close();
});

async function insert(person: string, options?: VirtualCardOptions) {
  const card = await makeVirtualCard(hierarchy, person, options);
  slot.insert(card);
  await until(() => isPresent());
  return card;
}

async function pull() {
  slot.pull();
  await until(() => !isPresent());
}

const isPresent = () => {
  const status = reader.status();
  return status.state === 'ready' && status.card === 'present';
};

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise<void>((resolve) => reader.onStatus(() => resolve()));
}

const orderFor = (own: KeyCertificates, pin: string) => ({
  hash: own.hash,
  digest: createHash(own.hash).update(DOCUMENT).digest(),
  certificate: own.certificates[0] ?? new Uint8Array(),
  pin: digits(pin),
});

test.each([
  ['anneleen', 'rsa2048', 'sha256', 256],
  ['zoe', 'p384', 'sha384', 96],
  ['mykola', 'p384', 'sha384', 96],
] as const)('%s signs with the %s key', async (person, keyKind, hash, bytes) => {
  await insert(person);
  const own = await certificatesOf(reader);
  expect(own).toMatchObject({ keyKind, hash });
  const [signer, authority, root] = own.certificates.map((der) => new X509Certificate(Buffer.from(der)));
  expect(signer?.verify(authority!.publicKey)).toBe(true);
  expect(authority?.verify(root!.publicKey)).toBe(true);
  const order = orderFor(own, '1234');
  const signed = await reader.sign(order);
  if (!signed.ok) throw new Error(signed.error.kind);
  expect(signed.value.signature).toHaveLength(bytes);
  expect(isSignatureOf(own, signed.value.signature)).toBe(true);
  expect([...order.pin]).toEqual([0, 0, 0, 0]);
});

test('VERIFY and the signature are alone together, and a reset follows', async () => {
  const card = await insert('zoe');
  const own = await certificatesOf(reader);
  const seen = card.log.length;
  await reader.sign(orderFor(own, '1234'));
  const headers = card.log.slice(seen).map(({ header }) => header.slice(2, 4));
  const at = headers.indexOf('20');
  expect(headers.slice(at - 1, at + 3)).toEqual(['22', '20', '2A', 'C0']);
  expect(headers.filter((instruction) => instruction === '20')).toHaveLength(1);
  // Behind the reset key 82 asks for a PIN again: nothing of this session is left in the card.
  card.transmit(Buffer.from('002241B60504800284' + '82', 'hex'));
  const refused = card.transmit(Buffer.concat([Buffer.from('002A9E9A30', 'hex'), Buffer.alloc(48)]));
  expect(Buffer.from(refused).toString('hex')).toBe('6982');
});

test.each(['anneleen', 'zoe'])(
  '%s: wrong PIN twice, then right; asking the tries costs none',
  async (person) => {
    await insert(person);
    const own = await certificatesOf(reader);
    const certificate = own.certificates[0]!;
    for (let asked = 0; asked < 4; asked += 1)
      expect(await reader.prepareSigning(certificate)).toEqual({ ok: true, value: { triesLeft: 3 } });
    for (const triesLeft of [2, 1]) {
      expect(await reader.sign(orderFor(own, '999999'))).toEqual({
        ok: false,
        error: { kind: 'wrong_pin', triesLeft },
      });
      expect(await reader.prepareSigning(certificate)).toEqual({ ok: true, value: { triesLeft } });
    }
    expect((await reader.sign(orderFor(own, '1234'))).ok).toBe(true);
    expect(await reader.prepareSigning(certificate)).toEqual({ ok: true, value: { triesLeft: 3 } });
  },
);

test('the last wrong PIN blocks it; afterwards nothing is asked of the card', async () => {
  const card = await insert('anneleen', { wrongPinsBefore: 2 });
  const own = await certificatesOf(reader);
  expect(await reader.sign(orderFor(own, '0000'))).toEqual({ ok: false, error: { kind: 'pin_blocked' } });
  expect(await reader.prepareSigning(own.certificates[0]!)).toEqual({ ok: false, error: 'pin_blocked' });
  await pull();
  slot.insert(card);
  await until(isPresent);
  expect(await reader.prepareSigning(own.certificates[0]!)).toEqual({ ok: false, error: 'pin_blocked' });
});

test.each(['lars', 'wannes'])('%s has no signature certificate', async (person) => {
  await insert(person);
  expect(await reader.signatureCertificates()).toEqual({ ok: false, error: 'no_signature_certificate' });
});

test('opted out on a 1.7 card too', async () => {
  await insert('anneleen', { withoutCertificates: true });
  expect(await reader.signatureCertificates()).toEqual({ ok: false, error: 'no_signature_certificate' });
});

test('pulled between VERIFY and the signature: nothing is signed, no try is lost, put in again it works', async () => {
  const card = await insert('zoe', { pulledAtSignature: true });
  const own = await certificatesOf(reader);
  expect(await reader.sign(orderFor(own, '1234'))).toEqual({ ok: false, error: { kind: 'card_pulled' } });
  expect(await reader.sign(orderFor(own, '1234'))).toEqual({ ok: false, error: { kind: 'no_card' } });
  slot.insert(card);
  await until(isPresent);
  const verifies = card.log.filter(({ header }) => header.startsWith('0020')).length;
  expect(verifies).toBe(1);
  expect((await reader.sign(orderFor(own, '1234'))).ok).toBe(true);
});

test('another card in its place gets no PIN', async () => {
  await insert('anneleen');
  const own = await certificatesOf(reader);
  await pull();
  const other = await insert('maximiliaan');
  const order = orderFor(own, '1234');
  expect(await reader.sign(order)).toEqual({ ok: false, error: { kind: 'other_card' } });
  expect(await reader.prepareSigning(order.certificate)).toEqual({ ok: false, error: 'other_card' });
  expect(other.log.some(({ header }) => header.startsWith('0020') && !header.endsWith('00'))).toBe(false);
  expect([...order.pin]).toEqual([0, 0, 0, 0]);
});

test('a card whose signature certificate is another person’s says so by its certificate', async () => {
  await insert('anneleen', { signatureOf: 'maximiliaan' });
  const own = await certificatesOf(reader);
  const { subject } = new X509Certificate(Buffer.from(own.certificates[0]!));
  expect(subject).toContain('59030399');
});

test('no card, and an empty slot', async () => {
  expect(await reader.signatureCertificates()).toEqual({ ok: false, error: 'no_card' });
});

test('a reading goes on beside it: one after the other', async () => {
  const ends: string[] = [];
  reader.onReading(({ kind }) => {
    if (kind === 'complete' || kind === 'failed') ends.push(kind);
  });
  reader.setReading(true);
  await insert('zoe');
  const [certificates, prepared] = await Promise.all([
    reader.signatureCertificates(),
    reader.signatureCertificates(),
  ]);
  expect([certificates.ok, prepared.ok]).toEqual([true, true]);
  expect(ends).toEqual(['complete']);
});

test('reading on, but not what lies there', async () => {
  const events: string[] = [];
  const card = await insert('zoe');
  reader.onReading(({ kind }) => events.push(kind));
  reader.setReading(true, true);
  expect((await reader.signatureCertificates()).ok).toBe(true);
  expect(events).toEqual([]);
  const done = new Promise<void>((resolve) => {
    reader.onReading(({ kind }) => {
      if (kind === 'complete') resolve();
    });
  });
  await pull();
  slot.insert(card);
  await done;
});

test.each([
  ['1234', '0020000108241234ffffffffff'],
  ['12345', '00200001082512345fffffffff'],
  ['123456789012', '00200001082c123456789012ff'],
])('the block of PIN %s', (pin, apdu) => {
  expect(Buffer.from(verify(digits(pin))).toString('hex')).toBe(apdu);
});

test.each(['123', '1234567890123', '12a4'])('%s is no PIN', (pin) => {
  expect(() => verify(digits(pin))).toThrow();
});
