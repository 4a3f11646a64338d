import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { makeVirtualCard, openTestHierarchy, type TestHierarchy, type VirtualCard } from '@loket/simulators';
import { CardReaderDriver } from '../driver.ts';
import type { ReadingEvent } from '../index.ts';
import { PcscTransport } from '../transport/pcsc.ts';
import type { PcscContext, PcscLibrary, PcscReader } from '../transport/pcsc-library.ts';
import { systemClock } from '../types.ts';
import { identityOf } from './socket-rig.testing.ts';

/**
 * The reader's cable is pulled while the PC/SC service runs on. vsmartcard's reader can't be unplugged, so the service
 * is played here, in the words of the binding.
 */

let folder: string;
let hierarchy: TestHierarchy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-unplugged-'));
  hierarchy = await openTestHierarchy(folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const PRESENT = 0x20;
const EMPTY = 0x10;

/** One USB port of a machine whose service always runs. */
class PlayedService {
  card: VirtualCard | undefined;
  isPlugged = true;
  /** So many commands until the cable is pulled. */
  commandsUntilPulled = Number.POSITIVE_INFINITY;
  #events = 0;
  readonly #waiting = new Set<() => void>();

  readonly load = async (): Promise<PcscLibrary> => ({
    Context: this.#contextClass(),
    SCARD_SHARE_SHARED: 2,
    SCARD_SHARE_EXCLUSIVE: 1,
    SCARD_SHARE_DIRECT: 3,
    SCARD_PROTOCOL_T0: 1,
    SCARD_RESET_CARD: 1,
    SCARD_LEAVE_CARD: 0,
    SCARD_STATE_PRESENT: PRESENT,
  });

  change(card: VirtualCard | undefined, isPlugged: boolean): void {
    this.card = card;
    this.isPlugged = isPlugged;
    this.#events += 1;
    for (const wake of [...this.#waiting]) wake();
  }

  #contextClass(): new () => PcscContext {
    const service = this;
    return class implements PcscContext {
      listReaders = () => (service.isPlugged ? [service.#reader()] : []);
      waitForChange = () => service.#changed();
      cancel = () => service.change(service.card, service.isPlugged);
      close = () => undefined;
    };
  }

  #changed(): Promise<null> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        resolve(null);
      };
      this.#waiting.add(wake);
    });
  }

  #reader(): PcscReader {
    const { card } = this;
    return {
      name: 'A reader 00 00',
      state: (this.#events << 16) | (card ? PRESENT : EMPTY),
      atr: card ? Buffer.from(card.atr) : null,
      connect: async () => {
        if (!card || !this.isPlugged) throw new Error('No smart card inserted');
        card.reset();
        return {
          transmit: async (command) => {
            await nextTurn();
            this.commandsUntilPulled -= 1;
            if (this.commandsUntilPulled === 0) this.change(undefined, false);
            if (!this.isPlugged) throw new Error('Reader unavailable');
            return Buffer.from(card.transmit(command));
          },
          control: async () => {
            throw new Error('Feature not supported');
          },
          disconnect: () => undefined,
          reconnect: async () => 1,
        };
      },
    };
  }
}

test.each([1, 2, 5, 9, 14, 20, 26])(
  'at command %d of a reading: no reader, no identity; plugged in again it reads',
  async (command) => {
    const service = new PlayedService();
    const reader = new CardReaderDriver(new PcscTransport(service.load, systemClock));
    const events: ReadingEvent[] = [];
    reader.onReading((event) => events.push(event));
    reader.setReading(true);
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await nextTurn();
    };
    await until(() => reader.status().state === 'ready');
    service.commandsUntilPulled = command;
    service.change(await makeVirtualCard(hierarchy, 'zoe'), true);
    await until(() => events.some(({ kind }) => kind === 'failed'));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', cause: 'reader_gone' });
    expect(await identityOf(events, hierarchy)).toBeUndefined();
    expect(reader.status()).toEqual({ state: 'absent' });
    expect(await reader.signatureCertificates()).toEqual({ ok: false, error: 'no_card' });
    events.length = 0;
    service.change(await makeVirtualCard(hierarchy, 'zoe'), true);
    await until(() => events.some(({ kind }) => kind === 'proofs_end'));
    expect((await identityOf(events, hierarchy))?.checks.identity_signature).toEqual({ verdict: 'verified' });
    await reader.close();
  },
  30_000,
);
