// The proof by programs that we did not write: poppler, OpenSSL and qpdf.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { renderAttest, renderStatement } from './record.ts';
import {
  inspectorSignature,
  makeZoneSeal,
  readSignedPdf,
  sealAttributes,
  sealCertificates,
} from './signature.ts';
import { exampleAttest, exampleField, exampleRecord, exampleStrokes } from './testing/example-facts.ts';
import { makeTestSigner, signPdf, type TestSigner } from './testing/test-signer.ts';

/** A day ago, so that no clock calls the seal's certificates not yet valid. */
const yesterday = new Date(Date.now() - 86_400_000).toISOString();

let folder: string;
let shown: Uint8Array;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-signed-record-'));
  shown = await renderStatement(exampleRecord());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Both streams; a program that fails says so in them, and its exit code is no proof (pdfsig's is always 0). */
async function output(program: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, args).catch((failed) => failed);
  return `${stdout}${stderr}`;
}

const seal = makeZoneSeal({ zoneName: 'Politiezone Heidebrug', at: yesterday });
const signers: Record<string, () => Promise<TestSigner>> = {
  'a card with RSA-2048': () => makeTestSigner('rsa'),
  'a card with P-384': () => makeTestSigner('p384'),
  'the pen and the zone’s seal': async () => {
    const own = await seal;
    return {
      certificates: sealCertificates(own),
      hash: 'sha256',
      sign: (attributes) => sealAttributes(own, attributes),
    };
  },
};

describe.each(Object.entries(signers))('signed with %s', (_, open) => {
  let signer: TestSigner;
  let pdf: Uint8Array;
  beforeAll(async () => {
    signer = await open();
    const strokes = signer.hash === 'sha256' ? exampleStrokes : null;
    pdf = await signPdf(shown, exampleField({ strokes }), signer);
  });

  test('pdfsig calls it valid and the whole document signed', async () => {
    const said = await output('pdfsig', '-nocert', await file('signed.pdf', pdf));
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said.match(/Signature #/g)).toHaveLength(1);
  });

  test('OpenSSL verifies the CMS up to the root that it is given', async () => {
    const read = await readSignedPdf(pdf);
    if (!read.ok) throw new Error(read.error);
    const [, length, second] = read.value.byteRange;
    const covered = Buffer.concat([pdf.subarray(0, length), pdf.subarray(second)]);
    const root = Buffer.from(signer.certificates[1]).toString('base64');
    const verified = await output(
      ...(['openssl', 'cms', '-verify', '-binary', '-inform', 'DER'] as const),
      ...['-in', await file('signature.der', read.value.cms)],
      ...['-content', await file('covered.bin', covered)],
      ...[
        '-CAfile',
        await file('root.pem', `-----BEGIN CERTIFICATE-----\n${root}\n-----END CERTIFICATE-----\n`),
      ],
      ...['-out', '/dev/null'],
    );
    expect(verified).toContain('CMS Verification successful');
    const printed = await output(
      'openssl',
      'cms',
      '-cmsout',
      '-print',
      '-inform',
      'DER',
      '-in',
      join(folder, 'signature.der'),
    );
    expect(printed).toContain('id-smime-aa-signingCertificateV2');
    expect(printed).not.toContain('signingTime');
  });

  test('pdfsig sees one changed bit, and that bytes behind it are not signed', async () => {
    const changed = new Uint8Array(pdf);
    changed[Buffer.from(pdf).indexOf('stream\n') + 40]! ^= 1;
    expect(await output('pdfsig', '-nocert', await file('changed.pdf', changed))).not.toContain(
      'Signature is Valid',
    );
    const longer = Buffer.concat([pdf, Buffer.from('% more\n')]);
    expect(await output('pdfsig', '-nocert', await file('longer.pdf', longer))).not.toContain(
      'Total document signed',
    );
  });

  test('qpdf finds no fault in its structure', async () => {
    const checked = await output('qpdf', '--check', await file('signed.pdf', pdf));
    expect(checked).toContain('No syntax or stream encoding errors found');
    expect(checked).not.toMatch(/warning/i);
  });
});

describe('the record on paper', () => {
  test('pdftotext finds every sentence, names in every script, and no code point left', async () => {
    const names = [
      'Ольга Шевченко',
      'Γιώργος Παπαδόπουλος',
      'Đặng Thị Ngọc Ánh',
      'Şerife Ğüneş',
      'Ștefan Țurcanu',
    ];
    const facts = exampleRecord({
      sentences: [...exampleRecord().sentences.map(({ text }) => text), ...names].map((text, index) => ({
        index,
        text,
        source: { field: 'story' },
      })),
    });
    const path = await file('names.pdf', await renderStatement(facts));
    const text = (await output('pdftotext', '-layout', path, '-')).replace(/\s+/g, ' ');
    for (const sentence of facts.sentences) expect(text).toContain(sentence.text);
    for (const words of [
      'Vandersteen Anneleen Maria',
      '85.07.30-033.28',
      'Bladzijde 1 van',
      'ab'.repeat(32),
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('‹U+');
  });

  test('every font is inside, as a subset and with its letters named', async () => {
    for (const pdf of [shown, await renderAttest(exampleAttest())]) {
      const fonts = (await output('pdffonts', await file('fonts.pdf', pdf))).trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    }
  });

  test('it says that it is PDF/A-2b and carries the colours’ profile', async () => {
    const path = await file('record.pdf', shown);
    const metadata = await output('pdfinfo', '-meta', path);
    expect(metadata).toMatch(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>B</);
    const structure = await output('qpdf', '--qdf', '--object-streams=disable', path, '-');
    expect(structure).toContain('/GTS_PDFA1');
    expect(structure).not.toContain('/JavaScript');
  });

  test('a screen reader finds headings and paragraphs in their order, and no page numbers between', async () => {
    const path = await file('tagged.pdf', shown);
    const heard = await output('pdfinfo', '-struct-text', path);
    expect(heard).toMatch(/H1 \(block\)\s+"Aangifte"\s+"Diefstal van een fiets"/);
    expect(heard.match(/H2 \(block\)/g)).toHaveLength(5);
    expect(heard).toMatch(/"1"\s+"Ik heb de fiets achtergelaten op 20 november 2026\."/);
    expect(heard).not.toContain('Bladzijde 1');
  });

  test('a phone reads the code on the attest', async () => {
    const path = await file('attest.pdf', await renderAttest(exampleAttest()));
    const text = await output('pdftotext', path, '-');
    expect(text).toContain('K7PM-4XWQ-92TD');
    await output('pdftoppm', '-r', '150', '-gray', path, join(folder, 'attest'));
    expect(await readQr(join(folder, 'attest-1.pgm'))).toBe(exampleAttest().checkUrl);
  });
});

async function readQr(path: string): Promise<string | undefined> {
  const { readFile } = await import('node:fs/promises');
  const { default: jsQR } = await import('jsqr');
  const bytes = await readFile(path);
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  const [whole = '', width = '0', height = '0'] = header ?? [];
  const pixels = Uint8ClampedArray.from(bytes.subarray(whole.length)).reduce(
    (rgba, grey, index) => {
      rgba.set([grey, grey, grey, 255], index * 4);
      return rgba;
    },
    new Uint8ClampedArray(Number(width) * Number(height) * 4),
  );
  return jsQR(pixels, Number(width), Number(height))?.data;
}

test('OpenSSL verifies the inspector’s signature under a manifest, and refuses another manifest', async () => {
  const own = await seal;
  const manifest = Buffer.from('{"reference":"HB-2026-000142"}\n');
  const cms = await inspectorSignature(own, { name: 'Willems, Bram', at: yesterday }, manifest);
  const authority = own.certificatePem.slice(own.certificatePem.lastIndexOf('-----BEGIN'));
  const verify = async (content: Uint8Array) =>
    output(
      ...(['openssl', 'cms', '-verify', '-binary', '-inform', 'DER'] as const),
      ...['-in', await file('manifest.p7s', cms), '-content', await file('manifest.json', content)],
      ...['-CAfile', await file('authority.pem', authority), '-out', '/dev/null'],
      ...['-signer', join(folder, 'inspector.pem')],
    );
  expect(await verify(manifest)).toContain('CMS Verification successful');
  const signer = await output('openssl', 'x509', '-in', join(folder, 'inspector.pem'), '-noout', '-subject');
  expect(signer).toContain('CN = "Willems, Bram"');
  expect(await verify(Buffer.from('{"reference":"HB-2026-000143"}\n'))).toContain('CMS Verification failure');
});
