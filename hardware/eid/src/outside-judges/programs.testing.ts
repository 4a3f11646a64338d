import { execFile } from 'node:child_process';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs of somebody else that judge what our driver and our cards make. */

export type Outcome = { readonly code: number; readonly output: string };

/** @throws when the program is not there: that is no verdict */
export const run = (program: string, ...args: string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    execFile(program, args, { timeout: 40_000 }, (failure, stdout, stderr) => {
      const code = failure?.code;
      if (code === 'ENOENT') reject(failure);
      else resolve({ code: typeof code === 'number' ? code : failure ? 1 : 0, output: stdout + stderr });
    });
  });

/** What `openssl dgst -verify` says of this signature with that certificate's key. ECDSA as DER. */
export async function opensslAccepts(
  certificate: Uint8Array,
  { hash, data, signature, pssSaltLength }: Judged,
): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-openssl-'));
  try {
    const file = async (name: string, content: Uint8Array | string) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    const key = createPublicKey(
      new X509Certificate(Buffer.from(certificate)).publicKey.export({ type: 'spki', format: 'pem' }),
    );
    const publicKey = await file('key.pem', key.export({ type: 'spki', format: 'pem' }));
    const pss =
      pssSaltLength === undefined
        ? []
        : ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', `rsa_pss_saltlen:${pssSaltLength}`];
    const { code, output } = await run(
      'openssl',
      'dgst',
      `-${hash}`,
      ...pss,
      ...['-verify', publicKey, '-signature', await file('signature', signature), await file('data', data)],
    );
    return code === 0 && output.includes('Verified OK');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export type Judged = {
  readonly hash: string;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  readonly pssSaltLength?: number;
};
