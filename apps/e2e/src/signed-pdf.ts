import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Judgement = {
  /** Every line that poppler's `pdfsig` prints. */
  readonly pdfsig: string;
  /** What `openssl cms -verify` says on standard error. */
  readonly openssl: string;
  /** The text of the pages, by poppler. */
  readonly text: string;
};

/** Lets poppler and OpenSSL judge a signed PDF; neither knows anything of us. */
export async function judge(pdf: Uint8Array): Promise<Judgement> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-signed-'));
  try {
    const file = join(folder, 'statement.pdf');
    await writeFile(file, pdf);
    const { signed, cms } = takeApart(Buffer.from(pdf));
    await writeFile(join(folder, 'signed.bin'), signed);
    await writeFile(join(folder, 'signature.der'), cms);
    const [pdfsig, text, openssl] = await Promise.all([
      run('pdfsig', [file]),
      run('pdftotext', ['-layout', file, '-']),
      run(
        'openssl',
        // The chain is the card's test root, which no machine trusts; signature and digest are what is asked.
        ['cms', '-verify', '-binary', '-noverify', '-inform', 'DER', '-in', 'signature.der'].concat([
          '-content',
          'signed.bin',
          '-out',
          'content.bin',
        ]),
        { cwd: folder },
      ),
    ]);
    return { pdfsig: pdfsig.stdout, text: text.stdout, openssl: openssl.stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bytes that the ByteRange names, and the CMS that lies between them (ISO 32000-1, 12.8.1). */
function takeApart(pdf: Buffer): { signed: Buffer; cms: Buffer } {
  const [, ...numbers] =
    /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(pdf.toString('latin1')) ?? [];
  const [first = 0, firstLength = 0, second = 0, secondLength = 0] = numbers.map(Number);
  if (numbers.length !== 4) throw new Error('the PDF has no ByteRange');
  const hex = pdf.subarray(first + firstLength + 1, second - 1).toString('latin1');
  const padded = Buffer.from(hex, 'hex');
  // The placeholder is longer than the signature: DER says where it ends.
  const lengthBytes = (padded[1] ?? 0) & 0x7f;
  const length = (padded[1] ?? 0) < 0x80 ? (padded[1] ?? 0) : padded.readUIntBE(2, lengthBytes);
  const header = (padded[1] ?? 0) < 0x80 ? 2 : 2 + lengthBytes;
  return {
    signed: Buffer.concat([
      pdf.subarray(first, first + firstLength),
      pdf.subarray(second, second + secondLength),
    ]),
    cms: padded.subarray(0, header + length),
  };
}
