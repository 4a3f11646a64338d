import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeAddress, decodeIdentity } from '@loket/identity';
import { makeVirtualCard, openTestHierarchy, type TestHierarchy, type VirtualCard } from '@loket/simulators';
import { CardReaderDriver } from '../driver.ts';
import { identityOf } from '../failures/socket-rig.testing.ts';
import type { CardReader, ReadingEvent } from '../index.ts';
import { type Chance, chanceOf, mutated } from './chance.testing.ts';
import { FuzzedTransport, idleClock } from './fuzzed-card.testing.ts';

/** The driver with a card whose files and answers are spoilt at random: every reading ends, and none ends in half an identity. */

const ROUNDS = Number(process.env.LOKET_ROUNDS ?? 300);
const SEED = Number(process.env.LOKET_SEED ?? 1);
/** Turns of the event loop without an end after which patience runs out, and how often it may. */
const IDLE_TURNS = 40;
const LONGEST = 60;

let folder: string;
let hierarchy: TestHierarchy;
const people = ['anneleen', 'zoe', 'lars'] as const;
const whole = new Map<string, VirtualCard>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-fuzzed-driver-'));
  hierarchy = await openTestHierarchy(folder);
  for (const person of people) whole.set(person, await makeVirtualCard(hierarchy, person));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const PATHS = [
  'DF014031',
  'DF014032',
  'DF014033',
  'DF014034',
  'DF014035',
  'DF00503C',
  'DF00503B',
  'DF005039',
] as const;

/** A good card, or one with a spoilt file. */
const cardFor = (person: string, chance: Chance): Promise<VirtualCard> =>
  makeVirtualCard(hierarchy, person, {
    tails: chance.pick(['6Cxx', 'short', '6282']),
    alter: (files) => {
      if (chance.happens(0.5)) return;
      const path = chance.pick(PATHS);
      files.set(path, mutated(files.get(path) ?? new Uint8Array(), chance));
    },
  });

/** Waits for it as long as anything can still happen. */
async function outlasts<Value>(waited: Promise<Value>, runOut: () => boolean): Promise<Value | 'hangs'> {
  let isOver = false;
  void waited.then(
    () => {
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
  for (let patience = 0; patience < LONGEST; patience += 1) {
    for (let turn = 0; turn < IDLE_TURNS; turn += 1) {
      if (isOver) return waited;
      await nextTurn();
    }
    runOut();
  }
  return isOver ? waited : 'hangs';
}

type Round = { readonly seed: number; readonly outcome: string; readonly pinsSent: number };

async function play(seed: number): Promise<Round> {
  const chance = chanceOf(seed);
  const person = chance.pick(people);
  const card = await cardFor(person, chance);
  const transport = new FuzzedTransport(card, chance, chance.pick([0.005, 0.03, 0.2]));
  const { clock, runOut } = idleClock();
  const reader = new CardReaderDriver(transport, { clock });
  const events: ReadingEvent[] = [];
  const ended = new Promise<void>((resolve) => {
    reader.onReading((event) => {
      events.push(event);
      if (event.kind === 'failed' || event.kind === 'proofs_end') resolve();
    });
  });
  reader.setReading(true);
  let outcome: string = (await outlasts(ended, runOut)) ?? events.at(-1)?.kind ?? 'nothing';
  await mustBeWholeOrNothing(seed, person, events);
  if (outcome !== 'hangs' && chance.happens(0.5)) {
    const signed = await outlasts(signWith(reader, chance), runOut);
    if (signed === 'hangs') outcome = 'hangs';
  }
  await outlasts(reader.close(), runOut);
  return { seed, outcome, pinsSent: transport.pinsSent };
}

/** With a PIN that is right or wrong; it must be gone afterwards. */
async function signWith(reader: CardReader, chance: Chance): Promise<void> {
  const own = await reader.signatureCertificates();
  const pin = Uint8Array.from(Buffer.from(chance.pick(['1234', '9999'])));
  const hash = own.ok ? own.value.hash : 'sha256';
  await reader.sign({
    hash,
    digest: createHash(hash).update('words').digest(),
    certificate: (own.ok ? own.value.certificates[0] : undefined) ?? chance.bytes(40),
    pin,
  });
  expect([...pin]).toEqual([0, 0, 0, 0]);
}

async function mustBeWholeOrNothing(
  seed: number,
  person: string,
  events: readonly ReadingEvent[],
): Promise<void> {
  const identity = await identityOf(events, hierarchy);
  if (identity === undefined) return;
  const { identity_signature, address_signature, photo } = identity.checks;
  if ([identity_signature, address_signature, photo].some(({ verdict }) => verdict !== 'verified')) return;
  const files = whole.get(person)?.files;
  expect([seed, { ok: true, value: identity.address }]).toEqual([
    seed,
    decodeAddress(files?.get('DF014033') ?? new Uint8Array()),
  ]);
  expect([seed, { ok: true, value: identity.identity }]).toEqual([
    seed,
    decodeIdentity(files?.get('DF014031') ?? new Uint8Array()),
  ]);
}

test(
  'every reading ends, whole or not at all, and a PIN is sent once at most',
  async () => {
    const outcomes = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { seed, outcome, pinsSent } = await play(SEED + round);
      expect([seed, outcome]).not.toEqual([seed, 'hangs']);
      expect([seed, pinsSent <= 1]).toEqual([seed, true]);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    // Mishaps that are always fatal, or never, would prove little.
    if (ROUNDS >= 100) {
      expect(outcomes.get('proofs_end') ?? 0).toBeGreaterThan(ROUNDS / 10);
      expect(outcomes.get('failed') ?? 0).toBeGreaterThan(ROUNDS / 10);
    }
  },
  60_000 + ROUNDS * 200,
);
