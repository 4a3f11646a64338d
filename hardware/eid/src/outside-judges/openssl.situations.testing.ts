import { createHash, randomBytes } from 'node:crypto';
import type { AppletVersion } from '@loket/simulators';
import { ecdsaToDer } from '../ecdsa-der.ts';
import type { CardHash, CardReader, SignatureScheme } from '../index.ts';
import { opensslAccepts } from './programs.testing.ts';

type Case = { readonly scheme: SignatureScheme; readonly hash: CardHash };

/** Everything that the driver signs with each applet. */
export const CASES: Readonly<Record<AppletVersion, readonly Case[]>> = {
  '1.1': [
    { scheme: 'pkcs1', hash: 'sha1' },
    { scheme: 'pkcs1', hash: 'sha256' },
  ],
  '1.7': [
    { scheme: 'pkcs1', hash: 'sha1' },
    { scheme: 'pkcs1', hash: 'sha256' },
    { scheme: 'pss', hash: 'sha1' },
    { scheme: 'pss', hash: 'sha256' },
  ],
  '1.8': [
    { scheme: 'ecdsa', hash: 'sha256' },
    { scheme: 'ecdsa', hash: 'sha384' },
    { scheme: 'ecdsa', hash: 'sha512' },
  ],
};

/** What openssl says of a fresh signature, and of the same over other data. */
export async function judgedByOpenssl(
  reader: CardReader,
  key: 'signature' | 'authentication',
  { scheme, hash }: Case,
  pin: string,
): Promise<{ right: boolean; otherData: boolean }> {
  const own = await (key === 'signature'
    ? reader.signatureCertificates()
    : reader.authenticationCertificates());
  if (!own.ok) throw new Error(own.error);
  const certificate = own.value.certificates[0] ?? new Uint8Array();
  const data = randomBytes(300);
  const order = {
    scheme,
    hash,
    digest: createHash(hash).update(data).digest(),
    certificate,
    pin: Uint8Array.from(Buffer.from(pin, 'ascii')),
  };
  const signed = await (key === 'signature' ? reader.sign(order) : reader.authenticate(order));
  if (!signed.ok) throw new Error(signed.error.kind);
  const raw = signed.value.signature;
  const judged = {
    hash,
    signature: scheme === 'ecdsa' ? ecdsaToDer(raw) : raw,
    ...(scheme === 'pss' && { pssSaltLength: hash === 'sha1' ? 20 : 32 }),
  };
  return {
    right: await opensslAccepts(certificate, { ...judged, data }),
    otherData: await opensslAccepts(certificate, { ...judged, data: randomBytes(300) }),
  };
}
