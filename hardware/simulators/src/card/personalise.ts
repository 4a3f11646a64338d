import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type AppletVersion, DIFFERENCES } from './applet-version.ts';
import { addressFile, identityFile } from './data-files.ts';
import * as directory from './directory.ts';
import type { Authority, TestHierarchy } from './hierarchy.ts';
import type { HolderKeys } from './holder-keys.ts';
import type { VirtualPerson } from './people.ts';
import { portraitOf } from './portraits.ts';

/** Files by path below the MF in hex, such as `DF014031`. */
export type CardFilesByPath = ReadonlyMap<string, Uint8Array>;

export type Personalisation = {
  readonly person: VirtualPerson;
  readonly applet: AppletVersion;
  /** Undefined: neither certificates nor keys of their own. */
  readonly holder: HolderKeys | undefined;
  readonly chipNumber: Uint8Array;
  readonly basicKey: KeyObject | undefined;
  /** RSA keys, but the data signed anew by a register with a key on a curve, as on 1.7 cards of a later address. */
  readonly isRekeyed: boolean;
};

/** Writes a card as the State's card maker would: every file, signed by the register. */
export async function personalise(hierarchy: TestHierarchy, card: Personalisation): Promise<CardFilesByPath> {
  const { person, applet, holder, chipNumber } = card;
  const data = await signedData(hierarchy, card);
  const authority = await hierarchy.authority(person.special === 'foreigner' ? 'foreigner' : 'citizen');
  const own = (keys: Authority | undefined) => (keys ? padded(keys.certificate, applet) : absent(applet));
  return new Map<string, Uint8Array>([
    ['2F00', directory.efDir()],
    ['DF005031', directory.objectDirectory()],
    ['DF005032', directory.tokenInfo(chipNumber, applet)],
    ['DF005034', directory.authenticationObjects()],
    ['DF005035', directory.privateKeys(applet)],
    ['DF005037', directory.certificates()],
    ['DF005038', own(holder?.authentication)],
    ['DF005039', own(holder?.signature)],
    ['DF00503A', padded(authority.certificate, applet)],
    ['DF00503B', applet === '1.8' ? padded(hierarchy.rootDer, applet) : hierarchy.rootDer],
    ['DF014039', Buffer.alloc(100)],
    ...data,
  ]);
}

async function signedData(
  hierarchy: TestHierarchy,
  { person, applet, chipNumber, basicKey, isRekeyed }: Personalisation,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  const expired = person.special === 'expired_register';
  const old = expired ? 'register_expired' : 'register_rsa';
  const register = await hierarchy.register(applet === '1.8' || isRekeyed ? 'register_ec' : old);
  const { dataHash } = DIFFERENCES[applet];
  const photo = person.photo ?? (await portraitOf(person.id));
  const photoHash = createHash(dataHash).update(photo).digest();
  const basicPublicKey = basicKey && createPublicKey(basicKey).export({ type: 'spki', format: 'der' });
  const identity = identityFile(
    person,
    applet,
    chipNumber,
    photoHash,
    basicPublicKey && sha384(basicPublicKey),
  );
  const identitySignature = signatureFile(identity, register.key, dataHash);
  const address = addressFile(person, applet);
  const addressWithoutPadding = address.subarray(0, address.findLastIndex((byte) => byte !== 0) + 1);
  const addressSignature = signatureFile(
    Buffer.concat([addressWithoutPadding, identitySignature]),
    register.key,
    dataHash,
  );
  return [
    ['DF014031', person.special === 'forged_identity' ? forged(identity, person.surname) : identity],
    ['DF014032', identitySignature],
    ['DF014033', address],
    ['DF014034', addressSignature],
    ['DF014035', photo],
    ['DF00503C', applet === '1.8' ? padded(register.certificate, applet) : register.certificate],
    ...(basicPublicKey ? ([['DF014040', basicPublicKey]] as const) : []),
  ];
}

/** RSA: PKCS#1 v1.5 with the applet's hash. EC: ECDSA with SHA-384 as DER, zero-padded to a fixed size. */
function signatureFile(data: Uint8Array, key: KeyObject, hash: string): Uint8Array {
  if (key.asymmetricKeyType === 'rsa') return sign(hash, data, key);
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
const padded = (certificate: Uint8Array, applet: AppletVersion) =>
  Buffer.concat([certificate, Buffer.alloc(DIFFERENCES[applet].certificatePadding)]);
const absent = (applet: AppletVersion) => Buffer.alloc(DIFFERENCES[applet].absentCertificate);

const sha384 = (bytes: Uint8Array) => createHash('sha384').update(bytes).digest();
