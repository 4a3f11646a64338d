import 'reflect-metadata'; // @peculiar/x509 asks for it
import { createPrivateKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestHierarchy, type TestHierarchy, testTrust } from '@loket/simulators';
import {
  type Authority,
  type CertificateOrder,
  EC_P384,
  generateKeys,
  issueCertificate,
} from '@loket/simulators/card/hierarchy.ts';
import * as x509 from '@peculiar/x509';
import fc from 'fast-check';
import type { TrustAnchors } from './certificates.ts';
import { type CertificateUse, findPath } from './path.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const { digitalSignature, nonRepudiation, keyCertSign, cRLSign } = x509.KeyUsageFlags;

let folder: string;
let hierarchy: TestHierarchy;
let trust: TrustAnchors;
let citizen: Authority;
let root: Authority;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-path-'));
  hierarchy = await openTestHierarchy(folder);
  trust = testTrust(hierarchy);
  citizen = await hierarchy.authority('citizen');
  root = await hierarchy.authority('root');
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const usages = (flags: number) => new x509.KeyUsagesExtension(flags, true);
const constraints = (isAuthority: boolean, length?: number) =>
  new x509.BasicConstraintsExtension(isAuthority, length, true);

async function issue(by: Authority, order: Partial<CertificateOrder> = {}): Promise<Authority> {
  const keys = await generateKeys(EC_P384);
  const certificate = await issueCertificate(by, {
    subject: 'C=BE, CN=Somebody, 2.5.4.5=85073003328',
    publicKey: keys.publicKey,
    extensions: [usages(digitalSignature)],
    ...order,
  });
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificate, key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
}

const authorityUnder = (by: Authority, extensions: x509.Extension[], order: Partial<CertificateOrder> = {}) =>
  issue(by, { subject: 'C=BE, CN=Some CA', extensions, ...order });
const proper = [constraints(true), usages(keyCertSign | cRLSign)];

function pathOf(
  leaf: Authority,
  issuers: readonly Authority[],
  use: CertificateUse = 'authentication',
  given: Partial<TrustAnchors> = {},
) {
  const found = findPath(
    leaf.certificate,
    issuers.map(({ certificate }) => certificate),
    use,
    { ...trust, ...given },
    AT,
  );
  return found.ok
    ? { root: found.value.root, length: found.value.certificates.length, isWeak: found.value.isWeak }
    : found.error;
}

test('citizen, Citizen CA, root, in whatever order the issuers come', async () => {
  const leaf = await issue(citizen);
  for (const issuers of [
    [citizen, root],
    [root, citizen],
  ])
    expect(pathOf(leaf, issuers)).toEqual({ root: 'test', length: 3, isWeak: false });
  expect(pathOf(await issue(root), [root], 'card_data')).toEqual({ root: 'test', length: 2, isWeak: false });
});

test('a certificate for one use does not serve another', async () => {
  const [authentication, signature] = [
    await issue(citizen),
    await issue(citizen, { extensions: [usages(nonRepudiation)] }),
  ];
  expect(pathOf(signature, [citizen, root], 'signature')).toMatchObject({ root: 'test' });
  expect(pathOf(authentication, [citizen, root], 'signature')).toEqual({
    reason: 'wrong_use',
    detail: 'signature',
  });
  expect(pathOf(signature, [citizen, root])).toEqual({ reason: 'wrong_use', detail: 'authentication' });
  const both = await issue(citizen, { extensions: [usages(nonRepudiation | digitalSignature)] });
  expect(pathOf(both, [citizen, root])).toMatchObject({ reason: 'wrong_use' });
  expect(pathOf(await issue(citizen, { extensions: [] }), [citizen, root])).toMatchObject({
    reason: 'wrong_use',
  });
  expect(pathOf(citizen, [root])).toMatchObject({ reason: 'wrong_use' });
});

test('a citizen is no authority, however the certificate says so', async () => {
  const forger = await issue(citizen, { subject: 'C=BE, CN=Some CA' });
  expect(pathOf(await issue(forger), [forger, citizen, root])).toHaveProperty('reason');
  const promoted = await authorityUnder(citizen, [constraints(false), usages(keyCertSign)]);
  expect(pathOf(await issue(promoted), [promoted, citizen, root])).toHaveProperty('reason');
  const mute = await authorityUnder(root, [constraints(true), usages(digitalSignature)]);
  expect(pathOf(await issue(mute), [mute, root])).toHaveProperty('reason');
});

test('an authority that may have none below it has none', async () => {
  const last = await authorityUnder(root, [constraints(true, 0), usages(keyCertSign)]);
  expect(pathOf(await issue(last), [last, root])).toMatchObject({ root: 'test', length: 3 });
  const below = await authorityUnder(last, proper, { subject: 'C=BE, CN=A CA below' });
  expect(pathOf(await issue(below), [below, last, root])).toEqual({
    reason: 'wrong_use',
    detail: 'higher authority',
  });
});

test('nobody beyond the dates, the authority neither', async () => {
  const gone = { notAfter: new Date('2020-01-01T00:00:00Z') };
  const coming = { notBefore: new Date('2030-01-01T00:00:00Z') };
  expect(pathOf(await issue(citizen, gone), [citizen, root])).toEqual({ reason: 'expired', detail: 'leaf' });
  expect(pathOf(await issue(citizen, coming), [citizen, root])).toEqual({
    reason: 'not_yet_valid',
    detail: 'leaf',
  });
  const expired = await authorityUnder(root, proper, gone);
  expect(pathOf(await issue(expired), [expired, root])).toEqual({ reason: 'expired', detail: 'authority' });
});

test('an authority of the right name and another key signed nothing', async () => {
  const imitation = await (await openTestHierarchy(join(folder, 'imitation'))).authority('citizen');
  expect(pathOf(await issue(imitation), [citizen, root])).toEqual({
    reason: 'signature_mismatch',
    detail: 'authority',
  });
});

test('a missing issuer, a root that nobody pinned, the test root in production', async () => {
  const leaf = await issue(citizen);
  expect(pathOf(leaf, [root])).toEqual({ reason: 'no_issuer', detail: 'leaf' });
  expect(pathOf(leaf, [citizen])).toEqual({ reason: 'no_issuer', detail: 'authority' });
  expect(pathOf(leaf, [citizen, root], 'authentication', { testRoots: new Set() })).toEqual({
    reason: 'not_pinned',
  });
  expect(pathOf(leaf, [citizen, root], 'authentication', { mode: 'production' })).toEqual({
    reason: 'test_root',
  });
  const configured = { configuredRoots: [hierarchy.rootDer] };
  expect(pathOf(leaf, [citizen], 'authentication', configured)).toMatchObject({ root: 'test' });
  const pinned = { testRoots: new Set<string>(), pinnedRoots: new Set([hierarchy.rootSha256]) };
  expect(pathOf(leaf, [citizen, root], 'authentication', pinned)).toMatchObject({ root: 'production' });
});

test('a certificate over a SHA-1 is flagged, of the citizen and of the authority', async () => {
  expect(pathOf(await issue(citizen, { hash: 'SHA-1' }), [citizen, root])).toMatchObject({ isWeak: true });
  const old = await authorityUnder(root, proper, { hash: 'SHA-1' });
  expect(pathOf(await issue(old), [old, root])).toMatchObject({ isWeak: true });
});

test('a critical extension that nobody understands, and one that comes twice', async () => {
  const unknown = new x509.Extension('1.2.3.4', true, Uint8Array.of(5, 0));
  const leaf = await issue(citizen, { extensions: [usages(digitalSignature), unknown] });
  expect(pathOf(leaf, [citizen, root])).toMatchObject({ reason: 'malformed_certificate' });
  const twice = await issue(citizen, {
    extensions: [usages(digitalSignature), usages(digitalSignature | nonRepudiation)],
  });
  expect(pathOf(twice, [citizen, root])).toMatchObject({ reason: 'malformed_certificate' });
});

test('noise, padding and nothing at all', async () => {
  const leaf = await issue(citizen);
  const padded = { ...leaf, certificate: Buffer.concat([leaf.certificate, Buffer.alloc(1_100)]) };
  expect(pathOf(padded, [citizen, root])).toMatchObject({ root: 'test' });
  expect(findPath(Uint8Array.of(0), [], 'signature', trust, AT)).toEqual({
    ok: false,
    error: { reason: 'absent' },
  });
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (noise, place, bits) => {
        expect(findPath(noise, [noise, noise], 'authentication', trust, AT).ok).toBe(false);
        const spoilt = Buffer.from(leaf.certificate);
        spoilt[place % spoilt.length] = spoilt[place % spoilt.length]! ^ bits;
        const issuers = [noise, citizen.certificate, root.certificate];
        expect(findPath(spoilt, issuers, 'authentication', trust, AT).ok).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});
