import 'reflect-metadata'; // @peculiar/x509 asks for it
import { createHash, createPrivateKey, type KeyObject, randomBytes, sign, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { signedAttributes } from './attributes.ts';
import { cmsOf } from './cms.ts';

/**
 * What a zone seals with, both as PEM with two blocks: first the seal's own, then that of the zone's authority, which
 * issued it and issues the inspectors' certificates. `keyPem` is secret: keep it sealed. An authority of the zone's
 * own proves that its installation made the signature, and nothing more: a seal is never called qualified.
 */
export type ZoneSeal = { readonly keyPem: string; readonly certificatePem: string };

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const YEARS = 10;

/** Makes a zone's authority and its seal: P-256, valid ten years from `at` (ISO 8601). */
export async function makeZoneSeal({
  zoneName,
  at,
}: {
  readonly zoneName: string;
  readonly at: string;
}): Promise<ZoneSeal> {
  const authority = await keyPair();
  const seal = await keyPair();
  const organisation = { C: ['BE'], O: [zoneName] };
  const authorityCertificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: nameOf({ ...organisation, CN: [`${zoneName} Loket authority`] }),
    keys: authority,
    serialNumber: serialNumber(),
    ...validity(at),
    signingAlgorithm: P256,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const sealCertificate = await issue(
    { ...organisation, CN: [`${zoneName} Loket seal`] },
    seal.publicKey,
    authorityCertificate,
    authority.privateKey,
    at,
  );
  return {
    keyPem: (await privatePem(seal)) + (await privatePem(authority)),
    certificatePem: `${sealCertificate.toString('pem')}\n${authorityCertificate.toString('pem')}\n`,
  };
}

/** The seal's certificate and its authority's, as DER: for signedAttributes and cmsOf. */
export function sealCertificates(seal: ZoneSeal): [Uint8Array, Uint8Array] {
  const [own, authority] = blocksOf(seal.certificatePem).map((pem) => new x509.X509Certificate(pem));
  if (own === undefined || authority === undefined) throw new Error('a zone seal has two certificates');
  return [new Uint8Array(own.rawData), new Uint8Array(authority.rawData)];
}

/** The zone's signature over signed attributes: ECDSA P-256 with SHA-256, r‖s. */
export const sealAttributes = (seal: ZoneSeal, attributes: Uint8Array): Uint8Array =>
  signWith(keysOf(seal)[0], attributes);

/**
 * An inspector's signature under a hand-over: a detached CMS (DER) over the bytes of its manifest, by a certificate in
 * the inspector's name that the zone's authority issues for this one signature; its key is gone afterwards. It says
 * that this inspector was logged in and handed over, by the word of the zone's installation.
 */
export async function inspectorSignature(
  seal: ZoneSeal,
  inspector: { readonly name: string; readonly at: string },
  manifest: Uint8Array,
): Promise<Uint8Array> {
  const [, authorityKey] = keysOf(seal);
  const [, authorityDer] = sealCertificates(seal);
  const authority = new x509.X509Certificate(new Uint8Array(authorityDer));
  const keys = await keyPair();
  const organisation = authority.subjectName.getField('O');
  const issuer = await webcrypto.subtle.importKey(
    'pkcs8',
    authorityKey.export({ type: 'pkcs8', format: 'der' }),
    P256,
    false,
    ['sign'],
  );
  const certificate = await issue(
    { C: ['BE'], O: organisation, CN: [inspector.name] },
    keys.publicKey,
    authority,
    issuer,
    inspector.at,
  );
  const der = new Uint8Array(certificate.rawData);
  const digest = createHash('sha256').update(manifest).digest();
  const attributes = signedAttributes(digest, der, 'sha256');
  const cms = cmsOf({
    signedAttributes: attributes,
    signature: signWith(createPrivateKey(await privatePem(keys)), attributes),
    certificates: [der, authorityDer],
    hash: 'sha256',
  });
  if (!cms.ok) throw new Error(`the zone's own signature failed: ${cms.error}`);
  return cms.value;
}

async function issue(
  subject: Readonly<Record<string, string[]>>,
  publicKey: webcrypto.CryptoKey,
  authority: x509.X509Certificate,
  authorityKey: webcrypto.CryptoKey,
  at: string,
): Promise<x509.X509Certificate> {
  return x509.X509CertificateGenerator.create({
    subject: nameOf(subject),
    issuer: authority.subjectName,
    publicKey,
    signingKey: authorityKey,
    serialNumber: serialNumber(),
    notBefore: new Date(at),
    notAfter: authority.notAfter, // never longer than who vouches for it
    signingAlgorithm: P256,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
}

/** As values, not as text: a zone or a person may have a comma in the name. */
const nameOf = (parts: Readonly<Record<string, string[]>>) =>
  new x509.Name(Object.entries(parts).map(([type, values]) => ({ [type]: values })));

function validity(at: string) {
  const notBefore = new Date(at);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + YEARS);
  return { notBefore, notAfter };
}

const keyPair = async () => webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);

const signWith = (key: KeyObject, bytes: Uint8Array) =>
  new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }));

function keysOf(seal: ZoneSeal): [KeyObject, KeyObject] {
  const [own, authority] = blocksOf(seal.keyPem).map((pem) => createPrivateKey(pem));
  if (own === undefined || authority === undefined) throw new Error('a zone seal has two keys');
  return [own, authority];
}

const blocksOf = (pem: string) => pem.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];

async function privatePem({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey));
  return String(
    createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }),
  );
}

/** Positive, without a leading zero byte: RFC 5280, 4.1.2.2. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}
