import { randomBytes } from 'node:crypto';
import { type CardReadingId, isProofFile } from '@loket/contract';
import { type CardFiles, identify } from '@loket/identity';
import { testTrust, type VirtualCardOptions } from '@loket/simulators';
import { type SocketRig, startSocketRig } from './failures/socket-rig.testing.ts';
import type { ReadingEvent } from './index.ts';

/** What comes behind the identity: certificates that tell a lost card, and what only the chip itself can say. */

let rig: SocketRig;
beforeEach(async () => {
  rig = await startSocketRig();
}, 60_000);
afterEach(() => rig.close());

const proofsIn = (events: readonly ReadingEvent[]) =>
  events.flatMap((event) => (event.kind === 'file' && isProofFile(event.file) ? [event.file] : []));
const filesIn = (events: readonly ReadingEvent[]): CardFiles =>
  Object.fromEntries(events.flatMap((event) => (event.kind === 'file' ? [[event.file, event.bytes]] : [])));

async function read(
  person: string,
  options?: VirtualCardOptions,
  onFound: (reading: CardReadingId) => void = () => undefined,
) {
  rig.reader.onReading((event) => {
    if (event.kind === 'step' && event.step === 'card_found') onFound(event.reading);
  });
  rig.reader.setReading(true);
  const card = await rig.make(person, options);
  rig.slot.insert(card);
  await rig.ended();
  return card;
}

const challenge = randomBytes(48);
const genuineness = async () => {
  const identified = await identify(
    filesIn(rig.events),
    testTrust(rig.hierarchy),
    new Date('2026-11-21'),
    challenge,
  );
  return identified.ok ? identified.value.checks.genuineness : identified.error;
};

test('an applet 1.8 card answers the challenge, and the register vouches for its key', async () => {
  await read('zoe', {}, (reading) => rig.reader.challenge(reading, challenge));
  expect(proofsIn(rig.events)).toEqual([
    'authentication_certificate',
    'ca_certificate',
    'basic_key',
    'genuineness',
  ]);
  expect(await genuineness()).toEqual({ verdict: 'verified' });
  expect(rig.events.at(-1)?.kind).toBe('proofs_end');
});

test('a copy of its files on another chip does not', async () => {
  await read('zoe', { copied: true }, (reading) => rig.reader.challenge(reading, challenge));
  expect((await genuineness()) as object).toMatchObject({ verdict: 'failed' });
});

test.each(['1.1', '1.7'] as const)(
  'applet %s has no such key: the reading ends without, and asks nothing of it',
  async (applet) => {
    const card = await read('anneleen', { applet }, (reading) => rig.reader.challenge(reading, challenge));
    expect(proofsIn(rig.events)).toEqual(['authentication_certificate', 'ca_certificate']);
    expect(card.log.some(({ header }) => header.startsWith('0088'))).toBe(false);
    expect(rig.events.at(-1)?.kind).toBe('proofs_end');
  },
);

test('a 1.8 card without the file ends without it too', async () => {
  await read('zoe', { alter: (files) => void files.delete('DF014040') }, (reading) =>
    rig.reader.challenge(reading, challenge),
  );
  expect(proofsIn(rig.events)).toEqual(['authentication_certificate', 'ca_certificate']);
});

test('no challenge, and one for another reading: no answer', async () => {
  const other = '0190b6f4-0000-4000-8000-000000000301' as CardReadingId;
  await read('zoe', {}, () => rig.reader.challenge(other, challenge));
  expect(proofsIn(rig.events)).toEqual(['authentication_certificate', 'ca_certificate']);
});

test('certificates that the card does not have are told as one byte', async () => {
  await read('anneleen', { withoutCertificates: true });
  const files = filesIn(rig.events);
  expect(files.authentication_certificate).toEqual(Uint8Array.of(0));
  expect(files.ca_certificate?.length).toBeGreaterThan(100);
});

test('pulled behind the identity: it stays complete, and the proofs end', async () => {
  rig.reader.setReading(true);
  const whole = await rig.make('anneleen');
  rig.slot.insert(whole);
  await rig.ended();
  const beforeProofs = whole.log.filter(({ header }) => header.startsWith('00A4')).length;
  const at = whole.log.findIndex(
    ({ header }, index) =>
      header.startsWith('00A4') &&
      whole.log.slice(0, index).filter((each) => each.header.startsWith('00A4')).length === beforeProofs - 2,
  );
  rig.slot.pull();
  await rig.status('ready', 'absent');
  rig.forget();
  rig.slot.insert(await rig.make('anneleen', { pulledAfterApdus: at + 1 }));
  await rig.ended();
  expect(rig.events.slice(-2).map(({ kind }) => kind)).toEqual(['complete', 'proofs_end']);
});

test('a challenge of another length is none', async () => {
  await read('zoe', {}, (reading) => rig.reader.challenge(reading, challenge.subarray(1)));
  expect(proofsIn(rig.events)).toEqual(['authentication_certificate', 'ca_certificate']);
  expect(rig.events.at(-1)?.kind).toBe('proofs_end');
});
