import { err, ok, type Result } from '@loket/contract';
import type { PinPad } from '../pin-pad.ts';
import type { Clock } from '../types.ts';
import { openConnection } from './pcsc-connection.ts';
import { readPinPad } from './pcsc-features.ts';
import {
  failureOf,
  missingLibrary,
  type PcscContext,
  type PcscLibrary,
  type PcscReader,
} from './pcsc-library.ts';
import type {
  CardConnection,
  ReaderState,
  Transport,
  TransportFailure,
  TransportState,
} from './transport.ts';

/** How long one wait for a change lasts at most: a safety net should a notification be missed. */
const WAIT_AT_MOST_MS = 2000;
/** A reader says at once what it can; one that hangs is not waited for. */
const KEYS_WITHIN_MS = 1000;
/** A mute card never lets go; closing does not wait for it longer than this. */
const LEAVE_WITHIN_MS = 1500;
const COME_BACK_AFTER_MS = [250, 500, 1000, 2000] as const;
/** The name that stands for "a reader came or went" (SCardGetStatusChange). */
const READERS_CHANGE = '\\\\?PnP?\\Notification';
/** Not a card reader, though Windows lists it among them. */
const NOT_A_READER = /^Windows Hello for Business/;

/**
 * PC/SC through the N-API binding `smartcard`. One context watches; every connection has its own, because a context
 * serves one call at a time and a mute card would otherwise block the watching too.
 */
export class PcscTransport implements Transport {
  readonly #load: () => Promise<PcscLibrary>;
  readonly #clock: Clock;
  #listener: (state: TransportState) => void = () => undefined;
  #watching: PcscContext | undefined;
  /** Counts the service's lives: its own numbers of insertions begin anew with each. */
  #serviceLife = 0;
  /** What each reader said of its keys; asked once in each life of the service. */
  readonly #pinPads = new Map<string, PinPad | undefined>();
  #library: PcscLibrary | undefined;
  #isClosed = false;
  #pause: { cancel(): void } | undefined;
  readonly #connections = new Set<Promise<void>>();
  #loop: Promise<void> = Promise.resolve();
  #stop: () => void = () => undefined;
  readonly #stopped = new Promise<void>((resolve) => {
    this.#stop = resolve;
  });

  constructor(load: () => Promise<PcscLibrary>, clock: Clock) {
    this.#load = load;
    this.#clock = clock;
  }

  watch(listener: (state: TransportState) => void): void {
    this.#listener = listener;
    this.#loop = this.#watch();
  }

  async connect(
    readerName: string,
    share: 'shared' | 'exclusive',
  ): Promise<Result<CardConnection, TransportFailure>> {
    const library = this.#library;
    if (!library) return err('service_away');
    let context: PcscContext | undefined;
    try {
      context = new library.Context();
      const reader = context.listReaders().find(({ name }) => name === readerName);
      if (reader === undefined) {
        context.close();
        return err('reader_gone');
      }
      const mode = share === 'exclusive' ? library.SCARD_SHARE_EXCLUSIVE : library.SCARD_SHARE_SHARED;
      const card = await reader.connect(mode, library.SCARD_PROTOCOL_T0);
      const pinPad = this.#pinPads.get(readerName);
      const opened = openConnection({ card, context, library, shareMode: mode, pinPad });
      this.#connections.add(opened.left);
      void opened.left.then(() => this.#connections.delete(opened.left));
      return ok(opened.connection);
    } catch (failure) {
      context?.close();
      return err(failureOf(failure));
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop();
    this.#pause?.cancel();
    this.#watching?.cancel();
    const patience = this.#clock.after(LEAVE_WITHIN_MS);
    await Promise.race([Promise.all([this.#loop, ...this.#connections]), patience.done]);
    patience.cancel();
  }

  async #watch(): Promise<void> {
    try {
      this.#library = await this.#load();
    } catch (failure) {
      this.#report({ kind: 'service_away', detail: missingLibrary(failure) });
      return;
    }
    for (let failures = 0; !this.#isClosed; failures += 1) {
      if (await this.#watchService(this.#library)) failures = 0;
      if (this.#isClosed) return;
      this.#report({ kind: 'service_away', detail: 'the PC/SC service does not answer' });
      await this.#wait(COME_BACK_AFTER_MS[Math.min(failures, COME_BACK_AFTER_MS.length - 1)] ?? 0);
    }
  }

  /** Watches until the service goes away. True: it was there. */
  async #watchService(library: PcscLibrary): Promise<boolean> {
    let wasThere = false;
    let context: PcscContext | undefined;
    this.#serviceLife += 1;
    this.#pinPads.clear();
    try {
      context = new library.Context();
      this.#watching = context;
      while (!this.#isClosed) {
        const readers = context.listReaders().filter(({ name }) => !NOT_A_READER.test(name));
        wasThere = true;
        await this.#askForKeys(library, readers);
        this.#report({ kind: 'readers', readers: readers.map((reader) => this.#stateOf(reader, library)) });
        const known = readers.map(({ name, state, atr }) => ({ name, state, atr, changed: false }));
        const change = { name: READERS_CHANGE, state: 0, atr: null, changed: false };
        await context.waitForChange([...known, change], WAIT_AT_MOST_MS);
      }
    } catch {
      // The service stopped, or was never there: one and the same to whoever waits for it.
    }
    this.#watching = undefined;
    context?.close();
    return wasThere;
  }

  /** New readers only; one that is gone is asked again when it comes back. */
  async #askForKeys(library: PcscLibrary, readers: readonly PcscReader[]): Promise<void> {
    for (const name of this.#pinPads.keys())
      if (!readers.some((reader) => reader.name === name)) this.#pinPads.delete(name);
    for (const { name } of readers) {
      if (this.#pinPads.has(name)) continue;
      const patience = this.#clock.after(KEYS_WITHIN_MS);
      const asked = readPinPad(library, name);
      const pinPad = await Promise.race([asked, patience.done.then(() => 'no_answer' as const)]);
      patience.cancel();
      if (pinPad !== 'no_answer') this.#pinPads.set(name, pinPad);
    }
  }

  /** The upper half of the state counts insertions and removals, so that a quick swap is seen. */
  #stateOf(reader: PcscReader, library: PcscLibrary): ReaderState {
    const isPresent = (reader.state & library.SCARD_STATE_PRESENT) !== 0;
    const insertion = this.#serviceLife * 0x10000 + (reader.state >>> 16);
    return {
      name: reader.name,
      card: isPresent ? { atr: reader.atr ?? new Uint8Array(), insertion } : undefined,
      pinPad: this.#pinPads.get(reader.name),
    };
  }

  async #wait(delayMs: number): Promise<void> {
    const pause = this.#clock.after(delayMs);
    this.#pause = pause;
    await Promise.race([pause.done, this.#stopped]);
  }

  #report(state: TransportState): void {
    if (!this.#isClosed) this.#listener(state);
  }
}
