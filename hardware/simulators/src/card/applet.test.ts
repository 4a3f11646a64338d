import { createHash, createPublicKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestHierarchy, type TestHierarchy } from './hierarchy.ts';
import { makeVirtualCard, type VirtualCard } from './virtual-card.ts';

let folder: string;
let hierarchy: TestHierarchy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-card-'));
  hierarchy = await openTestHierarchy(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const send = (card: VirtualCard, ...parts: (string | Uint8Array)[]) =>
  hex(
    card.transmit(
      Buffer.concat(
        parts.map((part) => (typeof part === 'string' ? Buffer.from(part.replaceAll(' ', ''), 'hex') : part)),
      ),
    ),
  );

const VERIFY = '00 20 00 01 08 24 12 34 FF FF FF FF FF';
const WRONG = '00 20 00 01 08 24 99 99 FF FF FF FF FF';
const certificateOf = (card: VirtualCard, path: string) => {
  const file = Buffer.from(card.files.get(path)!);
  return new X509Certificate(file.subarray(0, file.readUInt16BE(2) + 4));
};

test('files by path, with and without the MF, by identifier, and by application', async () => {
  const card = await makeVirtualCard(hierarchy, 'anneleen');
  expect(send(card, '00 B0 00 00 04')).toBe('6986');
  for (const path of ['06 3F00DF014031', '04 DF014031']) {
    expect(send(card, `00 A4 08 0C ${path}`)).toBe('9000');
    expect(send(card, '00 B0 00 00 02')).toMatch(/^010C9000$/);
  }
  for (const id of ['3F00', 'DF01', '4033']) expect(send(card, `00 A4 02 0C 02 ${id}`)).toBe('9000');
  expect(send(card, '00 B0 00 00 01')).toBe('019000');
  expect(send(card, '00 A4 02 0C 02 5038')).toBe('6A82');
  expect(send(card, '00 A4 04 00 0C A0 00 00 01 77 50 4B 43 53 2D 31 35')).toBe('9000');
  expect(send(card, '00 A4 02 0C 02 5031')).toBe('9000');
  expect(send(card, '00 A4 04 0C 05 A0 00 00 00 03')).toBe('6A82');
  expect(send(card, '00 B0 00 00 01')).toBe('6D00'); // the applet was left
  card.reset();
  expect(send(card, '00 A4 08 0C 06 3F00DF014035')).toBe('9000');
});

test('the end of a file, offsets and lengths', async () => {
  const card = await makeVirtualCard(hierarchy, 'anneleen');
  send(card, '00 A4 08 0C 06 3F00DF014032');
  expect(send(card, '00 B0 00 00 00')).toHaveLength(2 * 258);
  expect(send(card, '00 B0 00 FC FC')).toBe('6C04');
  expect(send(card, '00 B0 00 FC 04')).toMatch(/9000$/);
  expect(send(card, '00 B0 01 00 04')).toBe('6B00');
  expect(send(card, '00 B0 00')).toBe('6700');
  expect(send(card, '00 A4 08 0C 03 3F00DF')).toBe('6A87');
  expect(send(card, 'A0 B0 00 00 04')).toBe('6E00');
  expect(send(card, '00 12 00 00')).toBe('6D00');
});

test('card data names the applet, and the tries of the PIN on 1.8', async () => {
  const rsa = await makeVirtualCard(hierarchy, 'anneleen');
  expect(send(rsa, '80 E4 00 00 00')).toBe('6C1C');
  expect(send(rsa, '80 E4 00 00 1C')).toMatch(/F33601250117000300 ?21010F9000$/);
  const ec = await makeVirtualCard(hierarchy, 'zoe');
  send(ec, WRONG);
  expect(send(ec, '80 E4 00 01 1F')).toMatch(/0F02FFFF9000$/);
});

test('three wrong PINs block it; asking costs nothing; a reset does not forgive', async () => {
  const card = await makeVirtualCard(hierarchy, 'anneleen');
  for (let asked = 0; asked < 5; asked += 1) expect(send(card, '00 20 00 01 00')).toBe('63C3');
  expect(send(card, WRONG)).toBe('63C2');
  card.reset();
  expect(send(card, WRONG)).toBe('63C1');
  expect(send(card, VERIFY)).toBe('9000');
  expect(send(card, '00 20 00 01 00')).toBe('63C3');
  expect([send(card, WRONG), send(card, WRONG), send(card, WRONG)]).toEqual(['63C2', '63C1', '6983']);
  expect(send(card, VERIFY)).toBe('6983');
});

test('the PIN is changed only with the old one', async () => {
  const card = await makeVirtualCard(hierarchy, 'anneleen');
  const next = '26 98 76 54 FF FF FF FF';
  expect(send(card, '00 24 00 01 10', '24 99 99 FF FF FF FF FF', next)).toBe('63C2');
  expect(send(card, '00 24 00 01 10', '24 12 34 FF FF FF FF FF', next)).toBe('9000');
  expect(send(card, VERIFY)).toBe('63C2');
  expect(send(card, '00 20 00 01 08', next)).toBe('9000');
});

describe('signing', () => {
  const data = Buffer.from('what is signed');
  const mse = (algorithm: string, key: string) => `00 22 41 B6 05 04 80 ${algorithm} 84 ${key}`;
  const pso = (hash: Uint8Array) =>
    Buffer.concat([Buffer.from('002A9E9A', 'hex'), Uint8Array.of(hash.length), hash]);
  const digest = (name: string) => createHash(name).update(data).digest();

  test('RSA, SHA-256: PKCS#1 and PSS, fetched by GET RESPONSE, fit the certificate', async () => {
    const card = await makeVirtualCard(hierarchy, 'anneleen');
    const key = certificateOf(card, 'DF005039').publicKey;
    for (const [algorithm, options] of [
      ['08', { key }],
      ['20', { key, padding: 6, saltLength: 32 }],
    ] as const) {
      expect([send(card, mse(algorithm, '83')), send(card, VERIFY)]).toEqual(['9000', '9000']);
      expect(send(card, pso(digest('sha256')))).toBe('6100');
      const answer = Buffer.from(send(card, '00 C0 00 00 00'), 'hex');
      expect(answer).toHaveLength(258);
      expect(verify('sha256', data, options, answer.subarray(0, 256))).toBe(true);
    }
  });

  test('P-384: 96 raw bytes that fit the certificate', async () => {
    const card = await makeVirtualCard(hierarchy, 'zoe');
    const key = certificateOf(card, 'DF005039').publicKey;
    for (const [algorithm, hash] of [
      ['02', 'sha384'],
      ['01', 'sha256'],
      ['40', 'sha512'],
    ] as const) {
      expect([send(card, mse(algorithm, '83')), send(card, VERIFY)]).toEqual(['9000', '9000']);
      expect(send(card, pso(digest(hash)))).toBe('6160');
      const signature = Buffer.from(send(card, '00 C0 00 00 60'), 'hex').subarray(0, 96);
      expect(verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    }
    expect(createPublicKey(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey).equals(key)).toBe(
      false,
    );
  });

  test('key 83 asks the PIN immediately before every signature', async () => {
    const card = await makeVirtualCard(hierarchy, 'zoe');
    const hash = digest('sha384');
    send(card, mse('02', '83'));
    expect(send(card, pso(hash))).toBe('6982');
    send(card, VERIFY);
    expect(send(card, pso(hash))).toBe('6160');
    expect(send(card, pso(hash))).toBe('6982');
    send(card, VERIFY);
    send(card, '80 E4 00 00 1C');
    expect(send(card, pso(hash))).toBe('6982');
    // A PIN for the authentication key does not open key 83.
    send(card, mse('02', '82'));
    send(card, VERIFY);
    send(card, mse('02', '83'));
    expect(send(card, pso(hash))).toBe('6982');
  });

  test('key 82 stays open until LOG OFF, a wrong PIN or a reset', async () => {
    const card = await makeVirtualCard(hierarchy, 'zoe');
    const hash = digest('sha384');
    const sign = () => send(card, pso(hash));
    send(card, mse('02', '82'));
    for (const close of [() => send(card, '80 E6 00 00'), () => send(card, WRONG), () => card.reset()]) {
      send(card, VERIFY);
      send(card, mse('02', '82'));
      expect([sign(), sign()]).toEqual(['6160', '6160']);
      close();
      send(card, mse('02', '82'));
      expect(sign()).toBe('6982');
    }
  });

  test('bad algorithms, keys and lengths; a Kids-ID has no keys', async () => {
    const card = await makeVirtualCard(hierarchy, 'zoe');
    expect(send(card, pso(digest('sha384')))).toBe('6985');
    expect(send(card, mse('77', '83'))).toBe('6A80');
    expect(send(card, mse('02', '85'))).toBe('6A88');
    send(card, mse('02', '83'));
    send(card, VERIFY);
    expect(send(card, pso(Buffer.alloc(32)))).toBe('6A80');
    const kids = await makeVirtualCard(hierarchy, 'lars');
    expect(send(kids, mse('02', '83'))).toBe('6A88');
    expect(Buffer.from(kids.files.get('DF005039')!)).toEqual(Buffer.alloc(2500));
  });
});

test('the log names commands and never a PIN', async () => {
  const card = await makeVirtualCard(hierarchy, 'anneleen');
  send(card, VERIFY);
  expect(card.log).toEqual([{ header: '00200001', status: '9000' }]);
  expect(card.counts.apdus).toBe(1);
});

test('the hierarchy and the keys of a holder are made once, also by two at the same time', async () => {
  const shared = join(folder, 'shared');
  const [one, two] = await Promise.all([openTestHierarchy(shared), openTestHierarchy(shared)]);
  expect(one.rootSha256).toBe(two.rootSha256);
  const cards = await Promise.all([makeVirtualCard(one, 'zoe'), makeVirtualCard(two, 'zoe')]);
  expect(Buffer.from(cards[0].files.get('DF005038')!)).toEqual(Buffer.from(cards[1].files.get('DF005038')!));
});
