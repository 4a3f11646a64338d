import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { addressFile, identityFile } from './data-files.ts';
import * as directory from './directory.ts';
import type { Authority, TestHierarchy } from './hierarchy.ts';
import type { HolderKeys } from './holder-keys.ts';
import type { VirtualPerson } from './people.ts';

/** Files by path below the MF in hex, such as `DF014031`. */
export type CardFilesByPath = ReadonlyMap<string, Uint8Array>;

/** Writes a card as the State's card maker would: every file, signed by the register. */
export async function personalise(
  hierarchy: TestHierarchy,
  person: VirtualPerson,
  applet: '1.7' | '1.8',
  holder: HolderKeys | undefined,
  chipNumber: Uint8Array,
): Promise<CardFilesByPath> {
  const data = await signedData(hierarchy, person, applet, chipNumber);
  const authority = await hierarchy.authority(person.special === 'foreigner' ? 'foreigner' : 'citizen');
  const own = (keys: Authority | undefined) => (keys ? padded(keys.certificate, applet) : absent(applet));
  return new Map<string, Uint8Array>([
    ['2F00', directory.efDir()],
    ['DF005031', directory.objectDirectory()],
    ['DF005032', directory.tokenInfo(chipNumber, applet)],
    ['DF005034', directory.authenticationObjects()],
    ['DF005035', directory.privateKeys()],
    ['DF005037', directory.certificates()],
    ['DF005038', own(holder?.authentication)],
    ['DF005039', own(holder?.signature)],
    ['DF00503A', padded(authority.certificate, applet)],
    ['DF00503B', applet === '1.7' ? hierarchy.rootDer : padded(hierarchy.rootDer, applet)],
    ['DF014039', Buffer.alloc(100)],
    ...data,
  ]);
}

async function signedData(
  hierarchy: TestHierarchy,
  person: VirtualPerson,
  applet: '1.7' | '1.8',
  chipNumber: Uint8Array,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  const expired = person.special === 'expired_register';
  const kind = applet === '1.8' ? 'register_ec' : expired ? 'register_expired' : 'register_rsa';
  const register = await hierarchy.register(kind);
  const photo = await readFile(new URL(`./photos/${person.id}.jpg`, import.meta.url));
  const photoHash = createHash(applet === '1.7' ? 'sha256' : 'sha384')
    .update(photo)
    .digest();
  const basicKey = applet === '1.8' ? basicPublicKey() : undefined;
  const identity = identityFile(person, applet, chipNumber, photoHash, basicKey && sha384(basicKey));
  const identitySignature = signatureFile(identity, register.key);
  const address = addressFile(person, applet);
  const addressWithoutPadding = address.subarray(0, address.findLastIndex((byte) => byte !== 0) + 1);
  const addressSignature = signatureFile(
    Buffer.concat([addressWithoutPadding, identitySignature]),
    register.key,
  );
  return [
    ['DF014031', person.special === 'forged_identity' ? forged(identity, person.surname) : identity],
    ['DF014032', identitySignature],
    ['DF014033', address],
    ['DF014034', addressSignature],
    ['DF014035', photo],
    ['DF00503C', applet === '1.7' ? register.certificate : padded(register.certificate, applet)],
    ...(basicKey ? ([['DF014040', basicKey]] as const) : []),
  ];
}

/** RSA: PKCS#1 v1.5 with SHA-256. EC: ECDSA with SHA-384 as DER, zero-padded to a fixed size. */
function signatureFile(data: Uint8Array, key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType === 'rsa') return sign('sha256', data, key);
  const signature = sign('sha384', data, key);
  return Buffer.concat([signature, Buffer.alloc(112 - signature.length)]);
}

/** The surname's first letter was changed after the register signed. */
function forged(identity: Uint8Array, surname: string): Uint8Array {
  const copy = Buffer.from(identity);
  copy.write('K', copy.indexOf(surname));
  return copy;
}

/** Zero padding after a certificate, and the all-zero file of one that is missing (eID Card content). */
const padded = (certificate: Uint8Array, applet: '1.7' | '1.8') =>
  Buffer.concat([certificate, Buffer.alloc(applet === '1.7' ? 50 : 1100)]);
const absent = (applet: '1.7' | '1.8') => Buffer.alloc(applet === '1.7' ? 1300 : 2500);

const sha384 = (bytes: Uint8Array) => createHash('sha384').update(bytes).digest();

/** EF 4040: the public half of the card's own key 81. */
function basicPublicKey(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
}
