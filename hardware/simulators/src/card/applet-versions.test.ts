import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify } from '@loket/identity';
import { fetched, mse, pso, send, VERIFY, WRONG } from './commands.testing.ts';
import { openTestHierarchy, type TestHierarchy } from './hierarchy.ts';
import { inventPerson } from './invented.ts';
import { testTrust } from './trust.ts';
import { makeVirtualCard, type VirtualCard } from './virtual-card.ts';

/** What differs between the applets, and cards of people who are in no list. */

let folder: string;
let hierarchy: TestHierarchy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-applets-'));
  hierarchy = await openTestHierarchy(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const data = Buffer.from('what is signed');
const digest = (name: string) => createHash(name).update(data).digest();
const FILES = { '82': 'DF005038', '83': 'DF005039' } as const;

function certificateOf(card: VirtualCard, key: keyof typeof FILES) {
  const file = Buffer.from(card.files.get(FILES[key])!);
  return new X509Certificate(file.subarray(0, file.readUInt16BE(2) + 4));
}

function signed(card: VirtualCard, algorithm: string, key: '82' | '83', hash: Uint8Array): Buffer {
  expect([send(card, mse(algorithm, key)), send(card, VERIFY)]).toEqual(['9000', '9000']);
  const status = send(card, pso(hash));
  expect(status).toMatch(/^61/);
  return fetched(card, status);
}

describe.each(['82', '83'] as const)('key %s', (key) => {
  test('1.1 signs with RSA-1024: DigestInfo by the caller, SHA-1, MD5', async () => {
    const card = await makeVirtualCard(hierarchy, 'anneleen', { applet: '1.1' });
    const { publicKey } = certificateOf(card, key);
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(1024);
    const info = Buffer.concat([
      Buffer.from('3031300d060960864801650304020105000420', 'hex'),
      digest('sha256'),
    ]);
    for (const [algorithm, name, hash] of [
      ['01', 'sha256', info],
      ['02', 'sha1', digest('sha1')],
      ['04', 'md5', digest('md5')],
    ] as const)
      expect(verify(name, data, publicKey, signed(card, algorithm, key, hash))).toBe(true);
  });

  test('1.7 signs with RSA-2048: PKCS#1 and PSS', async () => {
    const card = await makeVirtualCard(hierarchy, 'anneleen');
    const { publicKey } = certificateOf(card, key);
    for (const [algorithm, name, saltLength] of [
      ['02', 'sha1'],
      ['08', 'sha256'],
      ['10', 'sha1', 20],
      ['20', 'sha256', 32],
    ] as const) {
      const signature = signed(card, algorithm, key, digest(name));
      const options = saltLength === undefined ? {} : { padding: 6, saltLength };
      expect(verify(name, data, { key: publicKey, ...options }, signature)).toBe(true);
    }
  });

  test('1.8 signs with P-384: SHA-2, SHA-3, and any of their lengths under 40', async () => {
    const card = await makeVirtualCard(hierarchy, 'zoe');
    const { publicKey } = certificateOf(card, key);
    for (const [algorithm, name] of [
      ['01', 'sha256'],
      ['02', 'sha384'],
      ['04', 'sha512'],
      ['08', 'sha3-256'],
      ['10', 'sha3-384'],
      ['20', 'sha3-512'],
      ['40', 'sha1'],
      ['40', 'sha512'],
    ] as const) {
      const signature = signed(card, algorithm, key, digest(name));
      expect(verify(name, data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    }
  });
});

test('1.1: an empty VERIFY is a wrong PIN, and an algorithm that it does not know is 9484', async () => {
  const card = await makeVirtualCard(hierarchy, 'anneleen', { applet: '1.1' });
  expect(send(card, '80 E4 00 00 1C').slice(42, 44)).toBe('11');
  expect(send(card, '00 20 00 01 00')).toBe('63C2');
  expect(send(card, '00 20 00 01 00')).toBe('63C1');
  expect(send(card, mse('08', '83'))).toBe('9484');
  expect(send(card, '00 88 02 81 32 94 30', Buffer.alloc(48))).toBe('6D00');
  expect(send(card, '80 E4 00 01 1F')).toBe('6A86');
  const newer = await makeVirtualCard(hierarchy, 'anneleen');
  expect(send(newer, mse('40', '83'))).toBe('6A80');
});

test('a PIN for key 83 opens nothing else; what was opened for key 82 before survives it', async () => {
  for (const person of ['anneleen', 'zoe']) {
    const card = await makeVirtualCard(hierarchy, person);
    const [algorithm, hash] = person === 'zoe' ? ['02', digest('sha384')] : ['08', digest('sha256')];
    const ask = (key: string) => {
      send(card, mse(algorithm!, key));
      return send(card, pso(hash!));
    };
    send(card, mse(algorithm!, '83'));
    send(card, VERIFY);
    expect(ask('82')).toBe('6982'); // selected anew: 83's PIN is void for it
    expect(ask('83')).toBe('6982');
    send(card, mse(algorithm!, '82'));
    send(card, VERIFY);
    send(card, mse(algorithm!, '83'));
    send(card, VERIFY);
    expect(send(card, pso(hash!))).toMatch(/^61/);
    expect(ask('82')).toMatch(/^61/);
    send(card, WRONG);
    expect(ask('82')).toBe('6982');
  }
});

test('1.8: the basic key answers a challenge without a PIN, and its hash stands in the signed identity', async () => {
  const card = await makeVirtualCard(hierarchy, 'zoe');
  const spki = Buffer.from(card.files.get('DF014040')!);
  expect(spki).toHaveLength(120);
  const identity = Buffer.from(card.files.get('DF014031')!);
  expect(identity.includes(Buffer.concat([Buffer.from('1a30', 'hex'), sha384(spki)]))).toBe(true);
  const challenge = digest('sha384');
  const prove = (each: VirtualCard) => {
    expect(send(each, '00 88 02 81 32 94 30', challenge)).toBe('6160');
    const signature = fetched(each, '6160');
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return verify('sha384', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
  };
  expect(prove(card)).toBe(true);
  const copy = await makeVirtualCard(hierarchy, 'zoe', { copied: true });
  expect(Buffer.from(copy.files.get('DF014040')!)).toEqual(spki);
  expect(prove(copy)).toBe(false);
  expect(send(card, '00 88 02 81 31 94 2F', Buffer.alloc(47))).toBe('6A80');
  expect(send(card, '00 88 02 82 32 94 30', challenge)).toBe('6A88');
});

const sha384 = (bytes: Uint8Array) => createHash('sha384').update(bytes).digest();

test.each([
  ['1.1', {}],
  ['1.7', {}],
  ['1.7', { rekeyed: true }],
  ['1.8', {}],
] as const)(
  'somebody invented, on applet %s %j, is an identity whose card files all hold',
  async (applet, options) => {
    const person = inventPerson('a test', {}, applet);
    const { files } = await makeVirtualCard(hierarchy, person, options);
    const file = (path: string) => files.get(path)!;
    const identified = await identify(
      {
        identity: file('DF014031'),
        identity_signature: file('DF014032'),
        address: file('DF014033'),
        address_signature: file('DF014034'),
        photo: file('DF014035'),
        rrn_certificate: file('DF00503C'),
        root_certificate: file('DF00503B'),
      },
      testTrust(hierarchy),
      new Date('2026-11-21'),
    );
    if (!identified.ok) throw new Error(JSON.stringify(identified.error));
    const { checks, identity } = identified.value;
    expect(identity.surname).toBe(person.surname);
    for (const name of [
      'identity_signature',
      'address_signature',
      'photo',
      'certificate_chain',
      'national_number',
    ] as const)
      expect([name, checks[name]]).toEqual([name, { verdict: 'verified' }]);
  },
);

test('other words are another person with other keys, the same words the same', async () => {
  const [one, same, other] = await Promise.all(
    ['one', 'one', 'other'].map((seed) => makeVirtualCard(hierarchy, inventPerson(seed))),
  );
  const key = (card: VirtualCard | undefined) => certificateOf(card!, '83').fingerprint256;
  expect(key(one)).toBe(key(same));
  expect(key(one)).not.toBe(key(other));
  const named = inventPerson('one', { surname: 'Zelfgekozen' });
  expect(certificateOf(await makeVirtualCard(hierarchy, named), '83').subject).toContain('Zelfgekozen');
  expect(named.id).not.toBe(inventPerson('one').id);
});
