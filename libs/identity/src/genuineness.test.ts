import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeVirtualCard, openTestHierarchy, type TestHierarchy, testTrust } from '@loket/simulators';
import type { VirtualCardOptions } from '@loket/simulators/card/virtual-card.ts';
import fc from 'fast-check';
import { type CardFiles, verifyCard } from './index.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const CHALLENGE = randomBytes(48);
const INTERNAL_AUTHENTICATE = Buffer.from('0088028132', 'hex');

let folder: string;
let hierarchy: TestHierarchy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-genuine-'));
  hierarchy = await openTestHierarchy(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Everything that the check needs, the chip's answer given by the applet itself. */
async function filesOf(options: VirtualCardOptions, challenge = CHALLENGE): Promise<CardFiles> {
  const card = await makeVirtualCard(hierarchy, 'zoe', options);
  const at = (path: string) => card.files.get(path)!;
  const data = Buffer.concat([Uint8Array.of(0x94, 0x30), challenge]);
  card.reset();
  const asked = card.transmit(Buffer.concat([INTERNAL_AUTHENTICATE, data]));
  const answer = asked.at(-2) === 0x61 ? card.transmit(Uint8Array.of(0, 0xc0, 0, 0, asked.at(-1)!)) : asked;
  const files: CardFiles = {
    identity: at('DF014031'),
    identity_signature: at('DF014032'),
    rrn_certificate: at('DF00503C'),
    root_certificate: at('DF00503B'),
  };
  const basicKey = card.files.get('DF014040');
  return basicKey ? { ...files, basic_key: basicKey, genuineness: answer.subarray(0, -2) } : files;
}

const judge = (files: CardFiles, challenge: Uint8Array | undefined = CHALLENGE) =>
  verifyCard(files, testTrust(hierarchy), AT, challenge).checks.genuineness;
const failed = (reason: string) => ({ verdict: 'failed', reason });
const undecided = (reason: string) => ({ verdict: 'indeterminate', reason });

test('the chip that the register wrote down answers', async () => {
  expect(judge(await filesOf({ applet: '1.8' }))).toEqual({ verdict: 'verified' });
});

test('a copy of every file, on a chip with a key of its own', async () => {
  expect(judge(await filesOf({ applet: '1.8', copied: true }))).toEqual(failed('signature_mismatch'));
});

test('a copy that brings the public half of its own key', async () => {
  const [copy, other] = [
    await filesOf({ applet: '1.8' }),
    await makeVirtualCard(hierarchy, 'anneleen', { applet: '1.8' }),
  ];
  expect(judge({ ...copy, basic_key: other.files.get('DF014040')! })).toEqual(failed('hash_mismatch'));
});

test('an answer to another challenge, and one that nobody asked for', async () => {
  const files = await filesOf({ applet: '1.8' });
  expect(judge(files, randomBytes(48))).toEqual(failed('signature_mismatch'));
  expect(verifyCard(files, testTrust(hierarchy), AT).checks.genuineness).toEqual(undecided('missing_file'));
});

test('no answer, no key read, no key on the card', async () => {
  const { genuineness: _, ...silent } = await filesOf({ applet: '1.8' });
  expect(judge(silent)).toEqual(undecided('missing_file'));
  const { basic_key: __, ...keyless } = await filesOf({ applet: '1.8' });
  expect(judge(keyless)).toEqual(undecided('missing_file'));
  expect(judge(await filesOf({ applet: '1.7' }))).toEqual(undecided('absent'));
});

test('a key in an identity that the register did not sign proves nothing', async () => {
  const files = await filesOf({ applet: '1.8' });
  const forged = Buffer.from(files.identity!);
  forged[12] = forged[12]! ^ 1;
  expect(judge({ ...files, identity: forged })).toMatchObject(undecided('signature_mismatch'));
});

test('whatever bytes come, it is a verdict, and never verified', async () => {
  const files = await filesOf({ applet: '1.8' });
  const bytes = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(bytes, bytes, bytes, (basic_key, genuineness, challenge) => {
      expect(judge({ ...files, genuineness }, challenge).verdict).toBe('failed');
      expect(judge({ ...files, basic_key }, challenge).verdict).toBe('failed');
    }),
    { numRuns: 100 },
  );
});
