import { connect, type Socket } from 'node:net';
import { err, ok, type Result } from '@loket/contract';
import type { Clock } from '../types.ts';
import { CONTROL, frame, takeFrames } from './frames.ts';
import type {
  CardConnection,
  PresentCard,
  Transport,
  TransportFailure,
  TransportState,
} from './transport.ts';

const POLL_EVERY_MS = 100;
const CONNECT_AGAIN_AFTER_MS = 500;

type Pending = (payload: Uint8Array | 'closed') => void;

/**
 * The reader's side of vpcd framing, towards a virtual slot that listens: for development and tests. It asks for the
 * ATR as a reader polls its contacts; an empty frame, asked or unasked, says that no card is there.
 */
export class SocketTransport implements Transport {
  readonly #host: string;
  readonly #port: number;
  readonly #clock: Clock;
  #listener: (state: TransportState) => void = () => undefined;
  #socket: Socket | undefined;
  #pending: Pending | undefined;
  #card: PresentCard | undefined;
  #insertions = 0;
  #connected = false;
  #isClosed = false;
  #pause: { cancel(): void } | undefined;

  constructor(host: string, port: number, clock: Clock) {
    this.#host = host;
    this.#port = port;
    this.#clock = clock;
  }

  watch(listener: (state: TransportState) => void): void {
    this.#listener = listener;
    this.#dial();
  }

  async connect(): Promise<Result<CardConnection, TransportFailure>> {
    const inserted = this.#card;
    if (!this.#connected) return err('reader_gone');
    if (inserted === undefined) return err('card_gone');
    this.#write(Uint8Array.of(CONTROL.reset));
    return ok({
      pinPad: undefined,
      control: async () => err('unsupported'),
      transmit: async (apdu) => {
        if (this.#card !== inserted) return err('card_gone');
        const payload = await this.#ask(apdu);
        if (payload === 'closed') return err('reader_gone');
        return payload.length === 0 || this.#card !== inserted ? err('card_gone') : ok(payload);
      },
      disconnect: async () => {
        // A command that never came back leaves the slot busy until its card is pulled.
        while (this.#pending) await new Promise<void>((resolve) => this.#afterPending(resolve));
        if (this.#card === inserted) this.#write(Uint8Array.of(CONTROL.reset));
      },
    });
  }

  close(): Promise<void> {
    this.#isClosed = true;
    this.#pause?.cancel();
    const socket = this.#socket;
    if (socket === undefined || socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once('close', () => resolve());
      socket.destroy();
    });
  }

  #dial(): void {
    if (this.#isClosed) return;
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    let arrived: Uint8Array = new Uint8Array();
    this.#socket = socket;
    socket.on('connect', () => {
      this.#connected = true;
      this.#report();
      void this.#poll(socket);
    });
    socket.on('data', (chunk) => {
      const { payloads, rest } = takeFrames(Buffer.concat([arrived, chunk]));
      arrived = rest;
      for (const payload of payloads) this.#arrive(payload);
    });
    socket.on('error', () => undefined); // a refused or broken connection is a close
    socket.on('close', () => {
      this.#connected = false;
      this.#card = undefined;
      this.#settle('closed');
      if (this.#isClosed) return;
      this.#report();
      void this.#wait(CONNECT_AGAIN_AFTER_MS).then(() => this.#dial());
    });
  }

  async #poll(socket: Socket): Promise<void> {
    while (!socket.destroyed) {
      // While a command is under way its answer tells whether the card is there.
      if (!this.#pending) this.#noteAtr(await this.#ask(Uint8Array.of(CONTROL.atr)));
      await this.#wait(POLL_EVERY_MS);
    }
  }

  #noteAtr(atr: Uint8Array | 'closed'): void {
    if (atr === 'closed') return;
    if (atr.length === 0) {
      this.#noteRemoval();
      return;
    }
    if (this.#card) return;
    this.#insertions += 1;
    this.#card = { atr, insertion: this.#insertions };
    this.#report();
  }

  #noteRemoval(): void {
    if (!this.#card) return;
    this.#card = undefined;
    this.#report();
  }

  #arrive(payload: Uint8Array): void {
    if (payload.length === 0) this.#noteRemoval();
    this.#settle(payload);
  }

  /** One question at a time: a command waits for a poll that is under way. */
  async #ask(payload: Uint8Array): Promise<Uint8Array | 'closed'> {
    while (this.#pending) await new Promise<void>((resolve) => this.#afterPending(resolve));
    if (!this.#connected) return 'closed';
    return new Promise((resolve) => {
      this.#pending = resolve;
      this.#write(payload);
    });
  }

  #afterPending(resolve: () => void): void {
    const waiting = this.#pending;
    this.#pending = (payload) => {
      waiting?.(payload);
      resolve();
    };
  }

  #settle(payload: Uint8Array | 'closed'): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.(payload);
  }

  #write(payload: Uint8Array): void {
    if (this.#connected) this.#socket?.write(frame(payload));
  }

  async #wait(delayMs: number): Promise<void> {
    const pause = this.#clock.after(delayMs);
    this.#pause = pause;
    await pause.done;
  }

  #report(): void {
    if (this.#isClosed) return;
    this.#listener(
      this.#connected
        ? { kind: 'readers', readers: [{ name: 'virtual card slot', card: this.#card, pinPad: undefined }] }
        : { kind: 'service_away', detail: 'the virtual card slot does not listen' },
    );
  }
}
