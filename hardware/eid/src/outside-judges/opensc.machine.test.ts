import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CardProcess, openTestHierarchy, startCardProcess, startPcscd } from '@loket/simulators';
import { ecdsaToDer } from '../ecdsa-der.ts';
import { opensslAccepts, run } from './programs.testing.ts';

/** Programs of OpenSC sign with our virtual cards and openssl judges: the cards are right independently of our driver. */

const PIN = '1234';
const DATA = Buffer.from('what somebody else signs');

let folder: string;
let pcscd: { stop(): Promise<void> };
let card: CardProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-opensc-'));
  await openTestHierarchy(folder);
  pcscd = await startPcscd();
}, 130_000);
afterEach(() => card.end());
afterAll(async () => {
  await pcscd.stop();
  await rm(folder, { recursive: true, force: true });
});

async function insert(person: string): Promise<void> {
  card = await startCardProcess(folder, person, { pin: PIN });
  await card.insert();
  // pcscd looks at its slots every 400 ms.
  for (let look = 0; look < 50; look += 1) {
    const { output } = await run('opensc-tool', '--list-readers');
    if (/^0\s+Yes/m.test(output)) return;
  }
  throw new Error('pcscd does not see the card');
}

test('pkcs15-crypt signs with key 82 of the 1.7 card, with its PIN', async () => {
  await insert('anneleen');
  const input = join(folder, 'digest');
  const output = join(folder, 'signature');
  const read = await run('pkcs15-tool', '--reader', '0', '--read-certificate', '02');
  const certificate = new X509Certificate(read.output.slice(read.output.indexOf('-----BEGIN'))).raw;
  for (const [hash, option] of [
    ['sha256', '--sha-256'],
    ['sha1', '--sha-1'],
  ] as const) {
    await writeFile(input, createHash(hash).update(DATA).digest());
    const signing = ['--sign', '--key', '02', '--pin', PIN, '--pkcs1', option, '--raw'];
    const signed = await run(
      'pkcs15-crypt',
      '--reader',
      '0',
      ...signing,
      '--input',
      input,
      '--output',
      output,
    );
    expect(signed).toMatchObject({ code: 0 });
    expect(await opensslAccepts(certificate, { hash, data: DATA, signature: await readFile(output) })).toBe(
      true,
    );
  }
  expect((await card.log()).some(({ header }) => header.startsWith('002A'))).toBe(true);
  const wrong = await run(
    'pkcs15-crypt',
    '--reader',
    '0',
    '--sign',
    '--key',
    '02',
    '--pin',
    '9999',
    '--pkcs1',
    '--sha-256',
    '--raw',
    '--input',
    input,
  );
  expect(wrong.code).not.toBe(0);
}, 120_000);

const PIN_BLOCK = '24:12:34:FF:FF:FF:FF:FF';
const colons = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .replaceAll(/(..)(?=.)/g, '$1:');

/** Raw commands through opensc-tool; the data of the last answer. */
async function sendAll(commands: readonly string[]): Promise<Buffer> {
  const { output } = await run(
    'opensc-tool',
    ...['--reader', '0', '--card-driver', 'default'],
    ...commands.flatMap((command) => ['--send-apdu', command]),
  );
  const last = output.slice(output.lastIndexOf('Received (SW1=0x90, SW2=0x00)'));
  const lines = last
    .split('\n')
    .slice(1)
    .map((line) => /^((?:[0-9A-F]{2} )+)/.exec(line)?.[1] ?? '');
  return Buffer.from(lines.join('').replaceAll(' ', ''), 'hex');
}

test.each([
  ['anneleen', '83', '08', 'sha256'],
  ['zoe', '83', '02', 'sha384'],
  ['zoe', '82', '02', 'sha384'],
] as const)(
  '%s signs with key %s over raw commands of opensc-tool',
  async (person, key, algorithm, hash) => {
    await insert(person);
    const path = join(folder, 'own.der');
    const read = await run('pkcs15-tool', '--reader', '0', '--read-certificate', key === '83' ? '03' : '02');
    const pem = read.output.slice(read.output.indexOf('-----BEGIN'));
    const certificate = new X509Certificate(pem).raw;
    await writeFile(path, certificate);
    const digest = createHash(hash).update(DATA).digest();
    const raw = await sendAll([
      `00:22:41:B6:05:04:80:${algorithm}:84:${key}`,
      `00:20:00:01:08:${PIN_BLOCK}`,
      `00:2A:9E:9A:${digest.length.toString(16).padStart(2, '0')}:${colons(digest)}:00`,
    ]);
    const signature = hash === 'sha384' ? ecdsaToDer(raw) : raw;
    expect(await opensslAccepts(certificate, { hash, data: DATA, signature })).toBe(true);
  },
  60_000,
);
