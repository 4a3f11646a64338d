import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardReaderStatus } from '@loket/contract';
import { type CardFiles, identify } from '@loket/identity';
import {
  type CardSlot,
  makeVirtualCard,
  openTestHierarchy,
  serveCardSlot,
  type TestHierarchy,
  testTrust,
  type VirtualCardOptions,
} from '@loket/simulators';
import { type CardReader, type Clock, openCardReader, type ReadingEvent } from './index.ts';

let folder: string;
let hierarchy: TestHierarchy;
let slot: CardSlot;
let reader: CardReader | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-eid-'));
  hierarchy = await openTestHierarchy(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  slot = await serveCardSlot();
});
afterEach(async () => {
  await reader?.close();
  await slot.close();
});

/** Long pauses pass at once, so that no test waits for one; the mute watchdog runs out when told. */
function quickClock() {
  const watchdogs: (() => void)[] = [];
  const clock: Clock = {
    after(delayMs) {
      let cancel = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        if (delayMs >= 1000) {
          watchdogs.push(resolve);
          return;
        }
        const timer = setTimeout(resolve, Math.min(delayMs, 2));
        cancel = () => clearTimeout(timer);
      });
      return { done, cancel };
    },
  };
  return { clock, runOut: () => watchdogs.splice(0).forEach((resolve) => void resolve()) };
}

function open(clock: Clock = quickClock().clock) {
  const opened = openCardReader({ kind: 'socket', host: '127.0.0.1', port: slot.port }, { clock });
  reader = opened;
  const events: ReadingEvent[] = [];
  let wake = (): void => undefined;
  opened.onReading((event) => {
    events.push(event);
    wake();
  });
  opened.onStatus(() => wake());
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const ends = () => events.filter(({ kind }) => kind === 'complete' || kind === 'failed');
  const status = (wanted: CardReaderStatus['state'], card?: 'absent' | 'present') =>
    until(() => {
      const now = opened.status();
      return now.state === wanted && (now.state !== 'ready' || card === undefined || now.card === card);
    });
  return {
    reader: opened,
    events,
    until,
    ends,
    status,
    end: (count = 1) => until(() => ends().length >= count),
  };
}

const card = (person: string, options?: VirtualCardOptions) => makeVirtualCard(hierarchy, person, options);

const filesOf = (events: readonly ReadingEvent[]): CardFiles =>
  Object.fromEntries(events.flatMap((event) => (event.kind === 'file' ? [[event.file, event.bytes]] : [])));

test.each(['anneleen', 'zoe', 'maximiliaan', 'mykola', 'lars'])(
  'the card of %s is read in the agreed order and is an identity',
  async (person) => {
    const { reader, events, end } = open();
    reader.setReading(true);
    slot.insert(await card(person));
    await end();
    expect(
      events.map((event) =>
        event.kind === 'step' ? event.step : event.kind === 'file' ? event.file : event.kind,
      ),
    ).toEqual([
      'card_found',
      'identity',
      'identity',
      'identity_signature',
      'address',
      'address',
      'address_signature',
      'rrn_certificate',
      'photo',
      'photo',
      'certificates',
      'root_certificate',
      'complete',
    ]);
    expect(new Set(events.map(({ reading }) => reading)).size).toBe(1);
    const identified = await identify(filesOf(events), testTrust(hierarchy), new Date('2026-11-21'));
    if (!identified.ok) throw new Error(JSON.stringify(identified.error));
    // Whether it was reported lost, and whether it is a copy, is said by what comes after `complete`.
    const { revocation, genuineness, ...checks } = identified.value.checks;
    expect(new Set(Object.values(checks).map(({ verdict }) => verdict))).toEqual(new Set(['verified']));
  },
);

test('the first name comes after three commands, and no padding is read', async () => {
  const { reader, events, end, until } = open();
  const inserted = await card('zoe');
  reader.setReading(true);
  let commandsToName = 0;
  reader.onReading((event) => {
    if (event.kind === 'file' && event.file === 'identity') commandsToName = inserted.counts.apdus;
  });
  slot.insert(inserted);
  await until(() => events.length > 0);
  await end();
  // A structure version and accents make this identity file longer than one block.
  expect(commandsToName).toBeLessThanOrEqual(4);
  expect(inserted.counts.apdus).toBeLessThan(34);
  const files = filesOf(events);
  expect(files.rrn_certificate?.at(-1)).not.toBeUndefined();
  expect(files.rrn_certificate!.length).toBeLessThan(600); // the file is 1,100 bytes of padding longer
});

test.each(['6Cxx', 'short', '6282'] as const)('a card that ends its files with %s', async (tails) => {
  const { reader, events, end } = open();
  const inserted = await card('anneleen', { tails });
  reader.setReading(true);
  slot.insert(inserted);
  await end();
  const files = filesOf(events);
  expect(events.at(-1)?.kind).toBe('complete');
  expect(Buffer.from(files.photo!)).toEqual(Buffer.from(inserted.files.get('DF014035')!));
  expect(Buffer.from(files.identity_signature!)).toEqual(Buffer.from(inserted.files.get('DF014032')!));
});

test('a reader that refuses a second SELECT by path is asked step by step', async () => {
  const { reader, events, end } = open();
  const inserted = await card('anneleen', { refusesPathAfterFirst: true });
  reader.setReading(true);
  slot.insert(inserted);
  await end();
  expect(events.at(-1)?.kind).toBe('complete');
  expect(inserted.log.filter(({ status }) => status === '6A87')).toHaveLength(1);
});

test.each([0, 2, 9, 20])(
  'pulled after %d commands: failed, and a new insertion is a new reading',
  async (pulledAfterApdus) => {
    const { reader, events, ends, end } = open();
    reader.setReading(true);
    slot.insert(await card('anneleen', { pulledAfterApdus }));
    await end();
    expect(ends()).toEqual([expect.objectContaining({ kind: 'failed', cause: 'card_pulled' })]);
    slot.insert(await card('anneleen'));
    await end(2);
    expect(ends()[1]?.kind).toBe('complete');
    expect(ends()[1]?.reading).not.toBe(events[0]?.reading);
  },
);

test('a mute card runs into the watchdog, and pulling it makes the reader ready again', async () => {
  const { clock, runOut } = quickClock();
  const { reader, events, ends, until, end, status } = open(clock);
  const mute = await card('zoe', { muteAfterApdus: 2 });
  reader.setReading(true);
  slot.insert(mute);
  await until(() => events.length >= 2);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  while (mute.counts.apdus < 2) await turn();
  while (ends().length === 0) {
    runOut();
    await turn();
  }
  expect(ends()).toEqual([expect.objectContaining({ cause: 'mute_card' })]);
  slot.pull();
  await status('ready', 'absent');
  slot.insert(await card('zoe'));
  await end(2);
  expect(ends()[1]?.kind).toBe('complete');
});

test.each([
  ['foreign', 'foreign_card'],
  ['unknown', 'unknown_card'],
] as const)('a card that is %s is called so', async (imposter, cause) => {
  const { reader, ends, end } = open();
  reader.setReading(true);
  slot.insert(await card('anneleen', { imposter }));
  await end();
  expect(ends()).toEqual([expect.objectContaining({ kind: 'failed', cause })]);
});

test('a Belgian ATR without the applet is a foreign card; a new ATR with the applet is read', async () => {
  const { reader, ends, end } = open();
  reader.setReading(true);
  slot.insert(await card('anneleen', { imposter: 'foreign', atr: '3B9813400AA503010101AD1311' }));
  await end();
  slot.insert(await card('anneleen', { atr: '3B9813400AA503010101AD1999' }));
  await end(2);
  expect(ends()).toMatchObject([{ cause: 'foreign_card' }, { kind: 'complete' }]);
});

test.each([
  ['identity', 'DF014031', (bytes: Uint8Array) => bytes.fill(0x55, 0, 40)],
  ['address', 'DF014033', (bytes: Uint8Array) => bytes.fill(0xff, 0, 3)],
  ['register certificate', 'DF00503C', (bytes: Uint8Array) => bytes.fill(0x99, 0, 2)],
])('a corrupt %s ends the reading before that file is handed on', async (_, path, spoil) => {
  const { reader, events, end, ends } = open();
  const alter = (files: Map<string, Uint8Array>) =>
    void files.set(path, spoil(Buffer.from(files.get(path)!)));
  reader.setReading(true);
  slot.insert(await card('anneleen', { alter }));
  await end();
  expect(ends()).toEqual([expect.objectContaining({ cause: 'corrupt_data' })]);
  expect(events.filter((event) => event.kind === 'file').length).toBeLessThan(5);
});

test('a file without an end is corrupt, not endless', async () => {
  const { reader, ends, end } = open();
  const alter = (files: Map<string, Uint8Array>) => void files.set('DF014035', Buffer.alloc(20_000, 7));
  reader.setReading(true);
  slot.insert(await card('anneleen', { alter }));
  await end();
  expect(ends()).toEqual([expect.objectContaining({ cause: 'corrupt_data' })]);
});

test('off: nothing is read; on: what lies there is read once; off in the middle: silence', async () => {
  const { reader, events, end, status } = open();
  const inserted = await card('anneleen');
  slot.insert(inserted);
  await status('ready', 'present');
  expect(inserted.counts.apdus).toBe(0);
  reader.setReading(true);
  await end();
  expect(events.at(-1)?.kind).toBe('complete');
  reader.setReading(false);
  slot.insert(await card('zoe'));
  const before = events.length;
  reader.setReading(true);
  reader.setReading(false);
  await status('ready', 'present');
  expect(events.slice(before).filter(({ kind }) => kind === 'complete' || kind === 'failed')).toEqual([]);
});

test('a slot that stops is a service away, breaks the reading as reader gone, and comes back by itself', async () => {
  const { reader, ends, end, status, until, events } = open();
  await status('ready', 'absent');
  reader.setReading(true);
  slot.insert(await card('anneleen', { delayMs: 30 }));
  await until(() => events.length >= 2);
  const { port } = slot;
  await slot.close();
  await end();
  expect(ends()).toEqual([expect.objectContaining({ cause: 'reader_gone' })]);
  await status('service_away');
  slot = await serveCardSlot({ port });
  await status('ready', 'absent');
});
