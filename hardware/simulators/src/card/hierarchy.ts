import 'reflect-metadata'; // @peculiar/x509 asks for it
import { createHash, createPrivateKey, type KeyObject, type webcrypto } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TEST_ROOT_ORGANISATION } from '@loket/identity';
import * as x509 from '@peculiar/x509';
import { makeOnce } from './kept-files.ts';

/**
 * A hierarchy shaped like the Belgian one: a root; a citizen and a foreigner authority under it, which sign the
 * holders' certificates; and the National Register's certificates directly under the root, which sign card data.
 */
export type TestHierarchy = {
  readonly folder: string;
  /** Holds `root.der` only: what an installation that accepts test cards points at. */
  readonly rootsFolder: string;
  readonly rootDer: Uint8Array;
  readonly rootSha256: string;
  authority(kind: AuthorityKind): Promise<Authority>;
  register(kind: RegisterKind): Promise<Authority>;
  /** What a certificate of this authority says about where its status is to be had. */
  statusExtensions(of: AuthorityKind): readonly x509.Extension[];
};

export type AuthorityKind = 'root' | 'citizen' | 'foreigner';
/** Where an authority answers, and where its list lies. */
export type StatusAddresses = (of: AuthorityKind) => { readonly ocsp: string; readonly list: string };
export type RegisterKind = 'register_rsa' | 'register_ec' | 'register_expired';
export type Authority = { readonly certificate: Uint8Array; readonly key: KeyObject };

export const RSA_2048 = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
export const EC_P384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
const ECDSA_SHA384 = { name: 'ECDSA', hash: 'SHA-384' };
const ROOT_NAME = `C=BE, O=${TEST_ROOT_ORGANISATION}, CN=TEST Belgium Root CA`;

/**
 * Makes keys and certificates in `folder` the first time, reads them back afterwards.
 * @param addresses written into every certificate; without them nobody can be asked whether one was revoked
 */
export async function openTestHierarchy(folder: string, addresses?: StatusAddresses): Promise<TestHierarchy> {
  const authorities = join(folder, 'authorities');
  const statusExtensions = (of: AuthorityKind) => extensionsOf(addresses?.(of));
  await makeOnce(authorities, () => makeAuthorities(statusExtensions('root')));
  const open = async (name: string): Promise<Authority> => ({
    certificate: await readFile(join(authorities, `${name}.der`)),
    key: createPrivateKey(await readFile(join(authorities, `${name}.key.pem`))),
  });
  const rootDer = await readFile(join(authorities, 'root.der'));
  const rootsFolder = join(folder, 'roots');
  await mkdir(rootsFolder, { recursive: true, mode: 0o755 });
  await writeFile(join(rootsFolder, 'root.der'), rootDer);
  await chmod(join(rootsFolder, 'root.der'), 0o644);
  return {
    folder,
    rootsFolder,
    rootDer,
    rootSha256: createHash('sha256').update(rootDer).digest('hex'),
    authority: open,
    register: open,
    statusExtensions,
  };
}

/** AIA with an OCSP address, and a CRL distribution point (RFC 5280, 4.2.2.1 and 4.2.1.13). */
function extensionsOf(addresses: ReturnType<StatusAddresses> | undefined): x509.Extension[] {
  if (addresses === undefined) return [];
  return [
    new x509.AuthorityInfoAccessExtension({ ocsp: addresses.ocsp }),
    new x509.CRLDistributionPointsExtension([addresses.list]),
  ];
}

async function makeAuthorities(
  status: readonly x509.Extension[],
): Promise<Record<string, string | Uint8Array>> {
  const files: Record<string, string | Uint8Array> = {};
  const keep = async (name: string, certificate: x509.X509Certificate, keys: webcrypto.CryptoKeyPair) => {
    files[`${name}.der`] = new Uint8Array(certificate.rawData);
    files[`${name}.key.pem`] = await privatePem(keys);
  };
  const rootKeys = await generateKeys(EC_P384);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: ROOT_NAME,
    keys: rootKeys,
    serialNumber: serialNumber(),
    notBefore: new Date('2010-01-01T00:00:00Z'),
    notAfter: new Date('2050-01-01T00:00:00Z'),
    signingAlgorithm: ECDSA_SHA384,
    extensions: await authorityExtensions(rootKeys),
  });
  await keep('root', root, rootKeys);
  for (const [name, subject] of [
    ['citizen', 'C=BE, CN=TEST Citizen CA, 2.5.4.5=202601'],
    ['foreigner', 'C=BE, CN=TEST Foreigner CA, 2.5.4.5=202601'],
  ] as const) {
    const keys = await generateKeys(EC_P384);
    await keep(
      name,
      await underRoot(rootKeys, subject, keys, 2050, [...(await authorityExtensions(keys)), ...status]),
      keys,
    );
  }
  for (const [name, algorithm, untilYear] of [
    ['register_rsa', RSA_2048, 2050],
    ['register_ec', EC_P384, 2050],
    ['register_expired', RSA_2048, 2020],
  ] as const) {
    const keys = await generateKeys(algorithm);
    const usage = new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true);
    await keep(
      name,
      await underRoot(rootKeys, 'C=BE, O=RRN, CN=RRN', keys, untilYear, [usage, ...status]),
      keys,
    );
  }
  files.complete = '';
  return files;
}

const underRoot = (
  rootKeys: webcrypto.CryptoKeyPair,
  subject: string,
  keys: webcrypto.CryptoKeyPair,
  untilYear: number,
  extensions: x509.Extension[],
) =>
  x509.X509CertificateGenerator.create({
    subject,
    issuer: ROOT_NAME,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    serialNumber: serialNumber(),
    notBefore: new Date('2012-01-01T00:00:00Z'),
    notAfter: new Date(Date.UTC(untilYear, 0, 1)),
    signingAlgorithm: ECDSA_SHA384,
    extensions,
  });

const authorityExtensions = async (keys: webcrypto.CryptoKeyPair): Promise<x509.Extension[]> => [
  new x509.BasicConstraintsExtension(true, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
];

export type CertificateOrder = {
  readonly subject: string | x509.JsonName;
  readonly publicKey: webcrypto.CryptoKey;
  readonly extensions: readonly x509.Extension[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** SHA-1 as on cards of before 2014. */
  readonly hash?: 'SHA-1' | 'SHA-384';
};

/** A certificate by one of the authorities, which all have P-384 keys. */
export async function issueCertificate(
  { certificate, key }: Authority,
  { subject, publicKey, extensions, notBefore, notAfter, hash = 'SHA-384' }: CertificateOrder,
): Promise<Uint8Array> {
  const der = key.export({ type: 'pkcs8', format: 'der' });
  const signingKey = await crypto.subtle.importKey('pkcs8', der, EC_P384, false, ['sign']);
  const issued = await x509.X509CertificateGenerator.create({
    subject,
    issuer: new x509.X509Certificate(new Uint8Array(certificate)).subjectName.toJSON(),
    publicKey,
    signingKey,
    serialNumber: serialNumber(),
    notBefore: notBefore ?? new Date('2012-01-01T00:00:00Z'),
    notAfter: notAfter ?? new Date('2049-01-01T00:00:00Z'),
    signingAlgorithm: { name: 'ECDSA', hash },
    extensions: [...extensions],
  });
  return new Uint8Array(issued.rawData);
}

export const generateKeys = (algorithm: typeof RSA_2048 | typeof EC_P384): Promise<webcrypto.CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

export async function privatePem(keys: webcrypto.CryptoKeyPair): Promise<string> {
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`;
}

/** Sixteen random bytes, positive and without a leading zero. */
export function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = 0x10 | ((bytes[0] ?? 0) & 0x0f);
  return Buffer.from(bytes).toString('hex');
}
