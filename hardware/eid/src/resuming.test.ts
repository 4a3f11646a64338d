import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok } from '@loket/contract';
import { makeVirtualCard, openTestHierarchy, type TestHierarchy, type VirtualCard } from '@loket/simulators';
import { CardReaderDriver } from './driver.ts';
import { CAREFUL_WAITS, type CardReaderOptions, type Clock, type ReadingEvent } from './index.ts';
import type { Transport, TransportFailure, TransportState } from './transport/transport.ts';

/** A reading that breaks off goes on where it broke; a line that broke once is treated with care; a wedged reader. */

let folder: string;
let hierarchy: TestHierarchy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-resuming-'));
  hierarchy = await openTestHierarchy(folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

type Trouble = TransportFailure | 'silence';

/** A reader in this process whose line fails at the commands that are named. */
class BrittleTransport implements Transport {
  readonly connections: string[] = [];
  /** Before every command that reaches the card. */
  onCommand: () => Promise<void> | void = () => undefined;
  readonly #card: VirtualCard;
  readonly #troubles: Map<number, Trouble>;
  #commands = 0;
  #insertion = 1;
  #tell: (state: TransportState) => void = () => undefined;
  #release: () => void = () => undefined;

  constructor(card: VirtualCard, troubles: readonly (readonly [number, Trouble])[]) {
    this.#card = card;
    this.#troubles = new Map(troubles);
  }

  watch(listener: (state: TransportState) => void): void {
    this.#tell = listener;
    this.#report(true);
  }

  connect: Transport['connect'] = async (_name, share) => {
    this.connections.push(share);
    this.#card.reset();
    let owed: Promise<void> = Promise.resolve();
    return ok({
      pinPad: undefined,
      control: async () => err('unsupported'),
      transmit: async (apdu) => {
        const trouble = this.#troubles.get(this.#commands);
        this.#commands += 1;
        if (trouble === 'silence') {
          owed = new Promise((resolve) => {
            this.#release = resolve;
          });
          return owed.then(() => err('communication'));
        }
        if (trouble) return err(trouble);
        await this.onCommand();
        return ok(this.#card.transmit(apdu));
      },
      disconnect: () => owed,
    });
  };

  /** The command that was owed comes back. */
  answerLate(): void {
    this.#release();
  }

  swap(): void {
    this.#report(false);
    this.#insertion += 1;
    this.#report(true);
  }

  async close(): Promise<void> {}

  #report(isPresent: boolean): void {
    const card = isPresent ? { atr: this.#card.atr, insertion: this.#insertion } : undefined;
    this.#tell({ kind: 'readers', readers: [{ name: 'brittle', card, pinPad: undefined }] });
  }
}

/** Every pause passes at once and is noted; the long ones of a watchdog never, unless told. */
function notingClock() {
  const pauses: number[] = [];
  const watchdogs = new Set<() => void>();
  const clock: Clock = {
    after(delayMs) {
      if (delayMs < 4000) {
        pauses.push(delayMs);
        return { done: new Promise((resolve) => setImmediate(resolve)), cancel: () => undefined };
      }
      let bark = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        bark = resolve;
      });
      watchdogs.add(bark);
      return { done, cancel: () => void watchdogs.delete(bark) };
    },
  };
  return { clock, pauses, bark: () => [...watchdogs].forEach((each) => void each()) };
}

async function reading(troubles: readonly (readonly [number, Trouble])[], options: CardReaderOptions = {}) {
  const card = await makeVirtualCard(hierarchy, 'anneleen');
  const transport = new BrittleTransport(card, troubles);
  const { clock, pauses, bark } = notingClock();
  const reader = new CardReaderDriver(transport, { clock, ...options });
  const events: ReadingEvent[] = [];
  reader.onReading((event) => events.push(event));
  reader.setReading(true);
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
  };
  const ended = () => until(() => ['failed', 'proofs_end'].includes(events.at(-1)?.kind ?? ''));
  return { card, transport, pauses, bark, reader, events, until, ended };
}

const blocks = ({ log }: VirtualCard) =>
  log.filter(({ header, status }) => header.startsWith('00B0') && status === '9000').length;
const selects = ({ log }: VirtualCard) => log.filter(({ header }) => header.startsWith('00A4')).length;
const photoOf = (events: readonly ReadingEvent[]) =>
  events.flatMap((event) => (event.kind === 'file' && event.file === 'photo' ? [event.bytes] : [])).at(-1);
const filesTold = (events: readonly ReadingEvent[]) =>
  events.flatMap((event) => (event.kind === 'file' ? [event.file] : []));

test.each(['communication', 'reset', 'taken'] as const)(
  '%s in the photo: it goes on at that block, nothing is read or told twice',
  async (trouble) => {
    const quiet = await reading([]);
    await quiet.ended();
    const { card, transport, events, ended } = await reading([[22, trouble]]);
    await ended();
    expect(filesTold(events)).toHaveLength(9);
    expect(new Set(filesTold(events)).size).toBe(9);
    expect(transport.connections).toEqual(['shared', 'shared']);
    expect(selects(card)).toBe(10);
    expect(blocks(card)).toBe(blocks(quiet.card));
    expect(photoOf(events)).toEqual(Buffer.from(card.files.get('DF014035')!));
    expect(new Set(events.map(({ reading: id }) => id)).size).toBe(1);
    const steps = events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));
    expect(steps).toEqual(['card_found', 'identity', 'address', 'photo', 'certificates']);
  },
);

test('a line that carries three commands at a time carries a whole reading, each block once', async () => {
  const quiet = await reading([]);
  await quiet.ended();
  const everyFourth = Array.from({ length: 60 }, (_, nth) => [3 + 4 * nth, 'communication'] as const);
  const { card, transport, events, ended } = await reading(everyFourth);
  await ended();
  expect(events.some(({ kind }) => kind === 'complete')).toBe(true);
  expect(blocks(card)).toBe(blocks(quiet.card));
  expect(photoOf(events)).toEqual(Buffer.from(card.files.get('DF014035')!));
  expect(transport.connections.length).toBeGreaterThan(8);
});

test('a file that is another one at every look ends the reading, wherever its blocks break', async () => {
  for (const troubles of [[], [6], [6, 9], [6, 9, 13, 17, 21, 25, 30, 36]]) {
    const { card, transport, events, ended } = await reading(
      troubles.map((at) => [at, 'communication'] as const),
    );
    let looks = 0;
    const files = card.files as Map<string, Uint8Array>;
    transport.onCommand = () => {
      looks += 1;
      files.set('DF014032', Buffer.alloc(600, looks));
    };
    await ended();
    expect(events.at(-1)).toMatchObject({ kind: 'failed', cause: 'card_error' });
    expect(filesTold(events)).toEqual(['identity']);
  }
});

test('another card never gets the rest of a file that was begun', async () => {
  const other = await makeVirtualCard(hierarchy, 'maximiliaan');
  const { card, transport, events, until } = await reading([[22, 'reset']]);
  transport.onCommand = () => {
    if (transport.connections.length < 2) return;
    transport.onCommand = () => undefined;
    expect(filesTold(events)).toContain('rrn_certificate');
    for (const [path, bytes] of other.files) (card.files as Map<string, Uint8Array>).set(path, bytes);
    transport.swap();
    return new Promise((resolve) => setImmediate(resolve)); // the answer takes a moment
  };
  await until(() => events.some(({ kind }) => kind === 'complete'));
  expect(events.filter(({ kind }) => kind === 'failed')).toMatchObject([{ cause: 'card_pulled' }]);
  expect(photoOf(events)).toEqual(Buffer.from(other.files.get('DF014035')!));
});

test('six troubles, one in each file, are passed: each goes on from the last', async () => {
  const { transport, events, ended } = await reading(
    [1, 5, 9, 13, 18, 24].map((at) => [at, 'reset'] as const),
  );
  await ended();
  expect(events.some(({ kind }) => kind === 'complete')).toBe(true);
  expect(transport.connections).toHaveLength(7);
});

test('trouble at the same place four times is the end', async () => {
  const { transport, events, ended } = await reading([0, 1, 2, 3, 4].map((at) => [at, 'reset'] as const));
  await ended();
  expect(events.at(-1)).toMatchObject({ kind: 'failed', cause: 'card_error' });
  expect(transport.connections).toHaveLength(4);
});

test('nothing is waited for until a line fails; from then on, what careful middleware waits', async () => {
  const quiet = await reading([]);
  await quiet.ended();
  expect(new Set(quiet.pauses)).toEqual(new Set([10])); // between 6Cxx and its repeat
  const troubled = await reading([[8, 'communication']]);
  await troubled.ended();
  const { afterConnectMs, afterSelectMs, beforeCommandMs } = CAREFUL_WAITS;
  expect(troubled.pauses).toEqual(expect.arrayContaining([afterConnectMs, afterSelectMs, beforeCommandMs]));
  const reset = await reading([[8, 'reset']]);
  await reset.ended();
  expect(reset.pauses).not.toContain(afterSelectMs);
});

test('careful from the first command on, where that is asked for', async () => {
  const { pauses, ended } = await reading([], { waits: CAREFUL_WAITS });
  await ended();
  expect(pauses[0]).toBe(200);
  expect(pauses.filter((each) => each === 20)).toHaveLength(9);
});

test('certificates that a reading read are not read again to sign with', async () => {
  const { card, reader, ended } = await reading([]);
  await ended();
  const before = selects(card);
  expect((await reader.authenticationCertificates()).ok).toBe(true);
  expect(selects(card)).toBe(before);
  expect((await reader.signatureCertificates()).ok).toBe(true);
  expect(selects(card)).toBe(before + 1);
});

test('a command without an answer wedges the reader; another card frees it and is read', async () => {
  const { transport, bark, reader, events, until, ended } = await reading([[5, 'silence']]);
  await until(() => filesTold(events).length > 0);
  await until(() => {
    bark();
    return events.at(-1)?.kind === 'failed';
  });
  expect(events.at(-1)).toMatchObject({ cause: 'mute_card' });
  expect(reader.status().state).toBe('wedged');
  expect(await reader.signatureCertificates()).toEqual({ ok: false, error: 'card_error' });
  expect(transport.connections).toHaveLength(1); // a mute card is left alone
  transport.swap();
  expect(reader.status().state).toBe('ready');
  await ended();
  expect(events.some(({ kind }) => kind === 'complete')).toBe(true);
});

test('the answer that was owed comes late: the reader is ready again and the card is read', async () => {
  const { transport, bark, reader, events, until, ended } = await reading([[5, 'silence']]);
  await until(() => filesTold(events).length > 0);
  await until(() => {
    bark();
    return events.at(-1)?.kind === 'failed';
  });
  transport.answerLate();
  await until(() => reader.status().state === 'ready');
  await ended();
  expect(events.filter(({ kind }) => kind === 'complete')).toHaveLength(1);
});
