import 'reflect-metadata'; // @peculiar/x509 asks for it
import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import {
  type Authority,
  type AuthorityKind,
  EC_P384,
  generateKeys,
  issueCertificate,
  privatePem,
  type TestHierarchy,
} from '../card/hierarchy.ts';
import { openssl } from './openssl.ts';

/** The reasons that `openssl ca` knows; a lost card is put on hold first. */
export type RevocationWord = 'keyCompromise' | 'certificateHold' | 'superseded';
type Entry = { certificate: X509Certificate; revoked?: { at: Date; reason: RevocationWord } };

const ID_KP_OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const NO_CHECK = '1.3.6.1.5.5.7.48.1.5';

/** An authority as OpenSSL keeps one in a folder: its key, its index of what it issued, its lists. */
export class AuthorityFolder {
  readonly folder: string;
  readonly #entries = new Map<string, Entry>();

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(hierarchy: TestHierarchy, kind: AuthorityKind, parent: string): Promise<AuthorityFolder> {
    const folder = join(parent, kind);
    await mkdir(folder, { recursive: true });
    const made = new AuthorityFolder(folder);
    const authority = await hierarchy.authority(kind);
    await made.#keep(
      'authority',
      authority.certificate,
      String(authority.key.export({ type: 'pkcs8', format: 'pem' })),
    );
    await made.#keep('responder', ...(await makeResponder(authority)));
    await writeFile(join(folder, 'crlnumber'), '1000\n');
    await writeFile(join(folder, 'index.txt.attr'), 'unique_subject = no\n');
    await writeFile(join(folder, 'ca.cnf'), configuration(folder));
    await made.#writeIndex();
    return made;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes a certificate into the index, as if this authority had just issued it. */
  async know(certificate: Uint8Array): Promise<void> {
    const known = new X509Certificate(certificate);
    this.#entries.set(known.serialNumber, { certificate: known });
    await this.#writeIndex();
  }

  async revoke(certificate: Uint8Array, reason: RevocationWord, at = new Date()): Promise<void> {
    const known = new X509Certificate(certificate);
    this.#entries.set(known.serialNumber, { certificate: known, revoked: { at, reason } });
    await this.#writeIndex();
  }

  /** A list of what is revoked now, by `openssl ca -gencrl`, as DER. @param hours how long it counts */
  async list(hours = 24): Promise<Buffer> {
    const pem = this.path('list.pem');
    const der = this.path('list.der');
    await openssl('ca', '-config', this.path('ca.cnf'), '-gencrl', '-crlhours', String(hours), '-out', pem);
    await openssl('crl', '-in', pem, '-outform', 'DER', '-out', der);
    return readFile(der);
  }

  async #keep(name: string, certificate: Uint8Array, key: string): Promise<void> {
    await writeFile(
      this.path(`${name}.pem`),
      new x509.X509Certificate(new Uint8Array(certificate)).toString('pem'),
    );
    await writeFile(this.path(`${name}.key.pem`), key, { mode: 0o600 });
  }

  #writeIndex(): Promise<void> {
    const lines = [...this.#entries.values()].map(({ certificate, revoked }) => {
      const until = utcTime(new Date(certificate.validTo));
      const gone = revoked ? `${utcTime(revoked.at)},${revoked.reason}` : '';
      return [revoked ? 'R' : 'V', until, gone, certificate.serialNumber, 'unknown', '/CN=holder'].join('\t');
    });
    return writeFile(this.path('index.txt'), lines.map((line) => `${line}\n`).join(''));
  }
}

/** Somebody whom the authority appointed to answer for it. */
async function makeResponder(authority: Authority): Promise<[Uint8Array, string]> {
  const keys = await generateKeys(EC_P384);
  const certificate = await issueCertificate(authority, {
    subject: 'C=BE, CN=TEST OCSP Responder',
    publicKey: keys.publicKey,
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([ID_KP_OCSP_SIGNING], false),
      new x509.Extension(NO_CHECK, false, Uint8Array.of(5, 0)),
    ],
  });
  return [certificate, await privatePem(keys)];
}

const configuration = (folder: string) => `[ca]
default_ca = authority
[authority]
database = ${folder}/index.txt
crlnumber = ${folder}/crlnumber
certificate = ${folder}/authority.pem
private_key = ${folder}/authority.key.pem
default_md = sha384
crl_extensions = list
[list]
authorityKeyIdentifier = keyid
`;

/** `491231235959Z` */
const utcTime = (time: Date) => `${time.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`;
