import 'reflect-metadata'; // @peculiar/x509 asks for it
import { KeyObject, sign, webcrypto } from 'node:crypto';
import type { SignatureFieldFacts, SignatureHash } from '@loket/contract';
import * as x509 from '@peculiar/x509';
import { cmsOf, digestOf, embedSignature, prepareSignature, signedAttributes } from '../signature.ts';

const ALGORITHMS = {
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
  p384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
} as const;

/** A key as a card has it, with its certificate and its issuer's. */
export type TestSigner = {
  readonly certificates: readonly [Uint8Array, Uint8Array];
  readonly hash: SignatureHash;
  /** What the card would give: an RSA block, or r‖s. */
  sign(attributes: Uint8Array): Uint8Array;
};

/** Makes an authority and a signer under it: RSA-2048 as applet 1.7 has, or P-384 as 1.8. */
export async function makeTestSigner(
  kind: keyof typeof ALGORITHMS,
  name = 'Anneleen Vandersteen',
): Promise<TestSigner> {
  const algorithm = ALGORITHMS[kind];
  const authority = await webcrypto.subtle.generateKey(ALGORITHMS.p384, true, ['sign', 'verify']);
  const holder: webcrypto.CryptoKeyPair = await (kind === 'rsa'
    ? webcrypto.subtle.generateKey(ALGORITHMS.rsa, true, ['sign', 'verify'])
    : webcrypto.subtle.generateKey(ALGORITHMS.p384, true, ['sign', 'verify']));
  const dates = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') };
  const issuer = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'C=BE, CN=TEST Citizen CA',
    keys: authority,
    serialNumber: '01',
    ...dates,
    signingAlgorithm: ALGORITHMS.p384,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    subject: new x509.Name([{ C: ['BE'] }, { CN: [`${name} (Signature)`] }, { '2.5.4.5': ['85073003328'] }]),
    issuer: issuer.subjectName,
    publicKey: holder.publicKey,
    signingKey: authority.privateKey,
    serialNumber: '10000000000000000000000000000042',
    ...dates,
    signingAlgorithm: ALGORITHMS.p384,
    extensions: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.nonRepudiation, true)],
  });
  const hash: SignatureHash = algorithm.name === 'ECDSA' ? 'sha384' : 'sha256';
  const key = KeyObject.from(holder.privateKey);
  return {
    certificates: [new Uint8Array(certificate.rawData), new Uint8Array(issuer.rawData)],
    hash,
    sign: (attributes) => new Uint8Array(sign(hash, attributes, { key, dsaEncoding: 'ieee-p1363' })),
  };
}

/** The whole road from the pages that were shown to the signed PDF. */
export async function signPdf(
  shown: Uint8Array,
  facts: SignatureFieldFacts,
  signer: TestSigner,
): Promise<Uint8Array> {
  const prepared = await prepareSignature(shown, facts);
  const attributes = signedAttributes(digestOf(prepared, signer.hash), signer.certificates[0], signer.hash);
  const cms = cmsOf({
    signedAttributes: attributes,
    signature: signer.sign(attributes),
    certificates: signer.certificates,
    hash: signer.hash,
  });
  if (!cms.ok) throw new Error(cms.error);
  return embedSignature(prepared, cms.value);
}
