import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestHierarchy } from '@loket/simulators';
import { AuthorityFolder } from '@loket/simulators/authority/authority-folder.ts';
import { openssl } from '@loket/simulators/authority/openssl.ts';
import fc from 'fast-check';
import { childrenOf, type Element, elementAt } from '../der.ts';
import { certificateIdOf } from './certificate-id.ts';
import { ocspRequest } from './ocsp-request.ts';
import { type OcspQuestion, readOcspResponse } from './ocsp-response.ts';
import { readRevocationList } from './revocation-list.ts';

let folder: string;
let issuer: X509Certificate;
let question: OcspQuestion;
let response: Buffer;
let list: Buffer;
let revoked: X509Certificate;
let now: Date;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'loket-hostile-'));
  const hierarchy = await openTestHierarchy(folder);
  const files = await AuthorityFolder.make(hierarchy, 'root', folder);
  issuer = new X509Certificate((await hierarchy.authority('root')).certificate);
  const good = new X509Certificate((await hierarchy.authority('citizen')).certificate);
  revoked = new X509Certificate((await hierarchy.authority('foreigner')).certificate);
  await files.know(good.raw);
  await files.revoke(revoked.raw, 'superseded');
  question = { id: certificateIdOf(good, issuer)!, issuer, nonce: randomBytes(32) };
  await writeFile(files.path('asked.der'), ocspRequest(question.id, question.nonce));
  await openssl(
    ...['ocsp', '-index', files.path('index.txt'), '-CA', files.path('authority.pem')],
    ...['-rsigner', files.path('responder.pem'), '-rkey', files.path('responder.key.pem'), '-ndays', '1'],
    ...['-reqin', files.path('asked.der'), '-respout', files.path('answer.der')],
  );
  response = await readFile(files.path('answer.der'));
  list = await files.list();
  now = new Date();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const serial = () => revoked.serialNumber;

test('untouched, both are read', () => {
  expect(readOcspResponse(response, question, now)).toMatchObject({
    ok: true,
    value: { status: { status: 'good' } },
  });
  const read = readRevocationList(list, issuer, now);
  if (!read.ok) throw new Error(read.error);
  expect(read.value.entries).toBe(1);
  expect(read.value.find(serial())).toMatchObject({ reason: 'superseded' });
  expect(read.value.find(`00${serial()}`)).toBeDefined();
  expect(read.value.find(serial().slice(2))).toBeUndefined();
});

test('one bit changed anywhere, cut anywhere, or with something behind: never an answer that counts', () => {
  const isRead = (bytes: Uint8Array, of: 'answer' | 'list') =>
    (of === 'answer' ? readOcspResponse(bytes, question, now) : readRevocationList(bytes, issuer, now)).ok;
  for (const [of, whole] of [
    ['answer', response],
    ['list', list],
  ] as const) {
    const { start, end } = signedPart(whole, of);
    for (let bit = 0; bit < whole.length * 8; bit += 29) {
      const changed = Buffer.from(whole);
      changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit & 7));
      if (!isRead(changed, of)) continue;
      // Around an answer stand headers that say nothing; what it says, and by whom, is signed.
      expect({ of, place: bit >> 3, isInside: bit >> 3 >= start && bit >> 3 < end }).toEqual({
        of: 'answer',
        place: bit >> 3,
        isInside: false,
      });
    }
    for (let length = 0; length < whole.length; length += 31)
      expect(isRead(whole.subarray(0, length), of)).toBe(false);
    expect(isRead(Buffer.concat([whole, Uint8Array.of(0)]), of)).toBe(false);
  }
});

/** Where ResponseData or TBSCertList stands. */
function signedPart(whole: Uint8Array, of: 'answer' | 'list'): { start: number; end: number } {
  // OCSPResponse, [0], ResponseBytes, then the OCTET STRING with BasicOCSPResponse.
  const outer = elementAt(whole, 0)!;
  if (of === 'list') return spanOf(elementAt(whole, outer.contentOffset)!);
  const [, wrapper] = childrenOf(whole, outer);
  const [, octets] = childrenOf(whole, childrenOf(whole, wrapper!)[0]!);
  const basic = elementAt(whole, octets!.contentOffset)!;
  return spanOf(elementAt(whole, basic.contentOffset)!);
}

const spanOf = ({ offset, end }: Element) => ({ start: offset, end });

test('whatever bytes come, it is a value', () => {
  const noise = fc.uint8Array({ maxLength: 600 });
  const spliced = fc
    .tuple(
      fc.constantFrom(0, 1),
      fc.nat({ max: 4_000 }),
      fc.nat({ max: 60 }),
      fc.uint8Array({ maxLength: 60 }),
    )
    .map(([which, at, gone, put]) => {
      const whole = which ? response : list;
      const place = at % whole.length;
      return Buffer.concat([whole.subarray(0, place), put, whole.subarray(place + gone)]);
    });
  fc.assert(
    fc.property(fc.oneof(noise, spliced), (bytes) => {
      const answer = readOcspResponse(bytes, question, now);
      if (answer.ok) expect(answer.value.status).toEqual({ status: 'good' });
      void readRevocationList(bytes, issuer, now);
    }),
    { numRuns: 1_000 },
  );
});

test('lengths and nesting that would exhaust a careless reader', () => {
  const deep = Buffer.alloc(60_000, 0x30);
  const endless = Buffer.from('3084ffffffff308000', 'hex');
  const indefinite = Buffer.concat([Buffer.from('3080'.repeat(10_000), 'hex')]);
  for (const bytes of [deep, endless, indefinite]) {
    expect(readOcspResponse(bytes, question, now).ok).toBe(false);
    expect(readRevocationList(bytes, issuer, now).ok).toBe(false);
  }
});

test('a list of 300,000 entries, as the State’s, is read and searched without an object per entry', async () => {
  const files = await AuthorityFolder.make(
    await openTestHierarchy(folder),
    'root',
    path.join(folder, 'large'),
  );
  const line = (number: number) =>
    `R\t400101000000Z\t261101000000Z,certificateHold\t${(0x10000000000000n + BigInt(number)).toString(16).toUpperCase()}\tunknown\t/CN=holder\n`;
  await writeFile(
    files.path('index.txt'),
    Array.from({ length: 300_000 }, (_, number) => line(number)).join(''),
  );
  const large = await files.list();
  expect(large.length).toBeGreaterThan(10_000_000);
  const before = performance.now();
  const read = readRevocationList(large, issuer, new Date());
  if (!read.ok) throw new Error(read.error);
  expect(read.value.entries).toBe(300_000);
  expect(read.value.find('10000000000000')).toMatchObject({ reason: 'certificate_hold' });
  expect(read.value.find((0x10000000000000n + 299_999n).toString(16))).toBeDefined();
  expect(read.value.find('20000000000000')).toBeUndefined();
  // Generous: the machine may be busy. Alone it takes a fifth of a second.
  expect(performance.now() - before).toBeLessThan(5_000);
}, 120_000);
