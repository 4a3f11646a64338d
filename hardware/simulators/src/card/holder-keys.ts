import 'reflect-metadata'; // @peculiar/x509 asks for it
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { type AppletVersion, DIFFERENCES } from './applet-version.ts';
import {
  type Authority,
  EC_P384,
  generateKeys,
  issueCertificate,
  privatePem,
  RSA_2048,
  type TestHierarchy,
} from './hierarchy.ts';
import { makeOnce } from './kept-files.ts';
import type { VirtualPerson } from './people.ts';

const KEYS = { rsa1024: { ...RSA_2048, modulusLength: 1024 }, rsa2048: RSA_2048, p384: EC_P384 } as const;

/** Key 82 with its certificate (authentication) and key 83 with its own (non-repudiation). */
export type HolderKeys = { readonly authentication: Authority; readonly signature: Authority };

/** The holder's two key pairs, made once per person and applet. */
export async function openHolderKeys(
  hierarchy: TestHierarchy,
  person: VirtualPerson,
  applet: AppletVersion,
): Promise<HolderKeys> {
  const folder = join(hierarchy.folder, 'holders', `${person.id}-${applet}`);
  await makeOnce(folder, async () => ({
    ...(await certified(hierarchy, person, applet, 'authentication')),
    ...(await certified(hierarchy, person, applet, 'signature')),
    complete: '',
  }));
  const open = async (name: string): Promise<Authority> => ({
    certificate: await readFile(join(folder, `${name}.der`)),
    key: createPrivateKey(await readFile(join(folder, `${name}.key.pem`))),
  });
  return { authentication: await open('authentication'), signature: await open('signature') };
}

/** Key 81 of this person's chip, made once: what a copy of its files does not have. */
export async function openBasicKey(hierarchy: TestHierarchy, person: VirtualPerson): Promise<KeyObject> {
  const folder = join(hierarchy.folder, 'holders', `${person.id}-chip`);
  await makeOnce(folder, async () => ({
    'basic.key.pem': generateBasicKey().export({ type: 'pkcs8', format: 'pem' }),
    complete: '',
  }));
  return createPrivateKey(await readFile(join(folder, 'basic.key.pem')));
}

export const generateBasicKey = (): KeyObject =>
  generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;

async function certified(
  hierarchy: TestHierarchy,
  person: VirtualPerson,
  applet: AppletVersion,
  purpose: keyof HolderKeys,
): Promise<Record<string, string | Uint8Array>> {
  const kind = person.special === 'foreigner' ? 'foreigner' : 'citizen';
  const keys = await generateKeys(KEYS[DIFFERENCES[applet].keyKind]);
  const usage =
    purpose === 'authentication' ? x509.KeyUsageFlags.digitalSignature : x509.KeyUsageFlags.nonRepudiation;
  const certificate = await issueCertificate(await hierarchy.authority(kind), {
    subject: subjectOf(person, purpose),
    publicKey: keys.publicKey,
    extensions: [new x509.KeyUsagesExtension(usage, true), ...hierarchy.statusExtensions(kind)],
  });
  return {
    [`${purpose}.der`]: certificate,
    [`${purpose}.key.pem`]: await privatePem(keys),
  };
}

/** As on the real card: the national number is the serial number of the subject. */
function subjectOf(person: VirtualPerson, purpose: keyof HolderKeys): x509.JsonName {
  const role = purpose === 'authentication' ? 'Authentication' : 'Signature';
  const firstName = person.givenNames.split(' ')[0] ?? '';
  return [
    { C: ['BE'] },
    { CN: [`${firstName} ${person.surname} (${role})`.slice(0, 64)] },
    { SN: [person.surname] },
    { G: [person.givenNames] },
    { '2.5.4.5': [person.nationalNumber] },
  ];
}
