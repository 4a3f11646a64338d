import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardFile } from '@loket/contract';
import {
  type CardFiles,
  decodeAddress,
  decodeIdentity,
  derLength,
  identify,
  verifyCard,
} from '@loket/identity';
import { makeVirtualCard, openTestHierarchy, type TestHierarchy, testTrust } from '@loket/simulators';
import { ecdsaFromDer } from '../ecdsa-der.ts';
import { pinPadFailure, pinPadOf } from '../pin-pad.ts';
import { meaningOf, readAnswer, recogniseAtr } from '../protocol.ts';
import { pinAnswer } from '../signing-protocol.ts';
import { type Chance, chanceOf, mutated } from './chance.testing.ts';

/** Mutated and invented bytes through everything that decodes: a value or a refusal, never an exception, never for long. */

const ROUNDS = Number(process.env.LOKET_ROUNDS ?? 2_000);
/** Whole cards are judged with all their signatures, which takes milliseconds. */
const WHOLE_CARDS = Math.ceil(ROUNDS / 10);
const SEED = Number(process.env.LOKET_SEED ?? 1);
const AT = new Date('2026-11-21');
/** No input is larger than a few kilobytes: what takes so long hangs. */
const LONGEST_MS = 2_000;

const PATHS: readonly (readonly [CardFile, string])[] = [
  ['identity', 'DF014031'],
  ['identity_signature', 'DF014032'],
  ['address', 'DF014033'],
  ['address_signature', 'DF014034'],
  ['photo', 'DF014035'],
  ['rrn_certificate', 'DF00503C'],
  ['root_certificate', 'DF00503B'],
  ['authentication_certificate', 'DF005038'],
  ['ca_certificate', 'DF00503A'],
];

let folder: string;
let hierarchy: TestHierarchy;
let cards: [CardFiles, ...CardFiles[]];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-fuzz-'));
  hierarchy = await openTestHierarchy(folder);
  const filesOf = async (person: string, rekeyed = false): Promise<CardFiles> => {
    const { files } = await makeVirtualCard(hierarchy, person, { rekeyed });
    return Object.fromEntries(PATHS.map(([name, path]) => [name, files.get(path)]));
  };
  cards = [
    await filesOf('anneleen'),
    await filesOf('zoe'),
    await filesOf('lars'),
    await filesOf('maximiliaan', true),
  ];
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const checksOfData = ['identity_signature', 'address_signature', 'photo', 'certificate_chain'] as const;

/** One card with one to three of its files changed, or bytes that were never a file. */
function spoiltCard(chance: Chance): { files: CardFiles; original: CardFiles } {
  const original = chance.pick(cards);
  const files = { ...original };
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const [name] = PATHS[chance.below(PATHS.length)] ?? ['identity'];
    const other = chance.pick(cards)[name];
    files[name] = chance.happens(0.1)
      ? chance.bytes(chance.below(3_000))
      : mutated((chance.happens(0.1) ? other : original[name]) ?? chance.bytes(10), chance);
  }
  if (chance.happens(0.05)) delete files[PATHS[chance.below(PATHS.length)]?.[0] ?? 'photo'];
  return { files, original };
}

test(
  'files of a card: nothing that was changed is ever a verified identity',
  async () => {
    let decoded = 0;
    for (let round = 0; round < WHOLE_CARDS; round += 1) {
      const chance = chanceOf(SEED + round);
      const { files, original } = spoiltCard(chance);
      const began = performance.now();
      const identified = await identify(files, testTrust(hierarchy), AT);
      expect([SEED + round, performance.now() - began < LONGEST_MS]).toEqual([SEED + round, true]);
      if (!identified.ok) continue;
      decoded += 1;
      const { checks, identity, address, photo } = identified.value;
      if (!checksOfData.every((name) => checks[name].verdict === 'verified')) continue;
      const facts = { identity, address, photo: trimmed(photo) };
      expect([SEED + round, facts]).toEqual([SEED + round, factsOf(original)]);
    }
    // Mutations that leave nothing decodable, or change nothing, would prove nothing.
    if (WHOLE_CARDS >= 100) expect(decoded).toBeGreaterThan(WHOLE_CARDS / 20);
    if (WHOLE_CARDS >= 100) expect(decoded).toBeLessThan(WHOLE_CARDS);
  },
  60_000 + ROUNDS * 30,
);

function factsOf(files: CardFiles) {
  const identity = decodeIdentity(files.identity ?? new Uint8Array());
  const address = decodeAddress(files.address ?? new Uint8Array());
  if (!identity.ok || !address.ok) throw new Error('the card of a virtual person decodes');
  return {
    identity: identity.value,
    address: address.value,
    photo: trimmed(files.photo ?? new Uint8Array()),
  };
}

const trimmed = (photo: Uint8Array) =>
  Buffer.from(photo.subarray(0, photo.findLastIndex((byte) => byte !== 0) + 1)).toString('base64');

test(
  'changed files, bytes that were never a file, answers and lists of features',
  () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const chance = chanceOf(SEED + round);
      const bytes = anyBytes(chance);
      const began = performance.now();
      decodeIdentity(bytes);
      decodeAddress(bytes);
      verifyCard({ rrn_certificate: bytes }, testTrust(hierarchy), AT);
      const length = derLength(bytes);
      expect(length === undefined || (length >= 0 && length <= 0x10003)).toBe(true);
      const ecdsa = ecdsaFromDer(bytes, 48);
      expect(!ecdsa.ok || ecdsa.value.length === 96).toBe(true);
      const answer = readAnswer(bytes);
      if (answer) {
        meaningOf(answer.status);
        pinAnswer(answer.status);
        pinPadFailure(answer.status);
      }
      pinPadOf(bytes);
      recogniseAtr(bytes);
      expect([SEED + round, performance.now() - began < LONGEST_MS]).toEqual([SEED + round, true]);
    }
  },
  60_000 + ROUNDS * 10,
);

function anyBytes(chance: Chance): Uint8Array {
  const kind = chance.below(4);
  if (kind === 0) return chance.bytes(chance.below(600));
  if (kind === 1) return grown(chance);
  const [name] = PATHS[chance.below(PATHS.length)] ?? ['identity'];
  return mutated(chance.pick(cards)[name] ?? new Uint8Array(), chance);
}

/** A list of tags, lengths and values as a data file has it, with lengths that may lie. */
function grown(chance: Chance): Buffer {
  const fields: Buffer[] = [];
  for (let count = chance.below(40); count > 0; count -= 1) {
    const value = chance.bytes(chance.below(60));
    const length = chance.happens(0.9) ? value.length : chance.below(256);
    fields.push(Buffer.from([chance.below(0x24), length]), value);
  }
  return Buffer.concat(fields);
}
