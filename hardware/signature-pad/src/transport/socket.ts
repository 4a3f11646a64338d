import { connect, type Socket } from 'node:net';
import { err, ok, type Result } from '@loket/contract';
import type { NoPad, OpenPadTransport, PadClock, PadTransport } from '../types.ts';
import { FRAME, type PadFrame, padFrame, takePadFrames } from './frames.ts';

const HELLO_WITHIN_MS = 2_000;

/** A virtual pad that listens on a socket: development and tests. An unplugged one hangs up. */
export function socketTransport(host: string, port: number, clock: PadClock): OpenPadTransport {
  return () =>
    new Promise((resolve) => {
      const socket = connect({ host, port, noDelay: true });
      const way = new SocketWay(socket);
      const absent = (): void => {
        socket.destroy();
        resolve(err({ state: 'absent' } satisfies NoPad));
      };
      const cancel = clock.after(HELLO_WITHIN_MS, absent);
      way.onGone(() => {
        cancel();
        absent();
      });
      way.onHello((pad): void => {
        cancel();
        resolve(ok(pad) as Result<PadTransport, NoPad>);
      });
    });
}

type Waiting = { resolve(bytes: Uint8Array): void; reject(reason: Error): void };

class SocketWay {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #inputListeners: ((report: Uint8Array) => void)[] = [];
  readonly #goneListeners: (() => void)[] = [];
  #hello: (pad: PadTransport) => void = () => {};
  #arrived: Uint8Array = new Uint8Array();
  #nextTag = 0;
  #gone = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', () => {}); // 'close' follows and says enough
    socket.on('close', () => this.#end());
  }

  onHello(listener: (pad: PadTransport) => void): void {
    this.#hello = listener;
  }

  onGone(listener: () => void): void {
    if (this.#gone) listener();
    else this.#goneListeners.push(listener);
  }

  #read(chunk: Uint8Array): void {
    const { frames, rest } = takePadFrames(Buffer.concat([this.#arrived, chunk]));
    this.#arrived = rest;
    for (const frame of frames) this.#hear(frame);
  }

  #hear({ kind, payload }: PadFrame): void {
    const [tag = 0] = payload;
    switch (kind) {
      case FRAME.hello:
        this.#hello(this.#transport(payload));
        return;
      case FRAME.input:
        for (const listener of this.#inputListeners) listener(payload);
        return;
      case FRAME.answer:
        this.#waiting.get(tag)?.resolve(payload.subarray(1));
        break;
      case FRAME.stall:
        this.#waiting.get(tag)?.reject(new Error('stalled'));
        break;
    }
    this.#waiting.delete(tag);
  }

  #ask(kind: number, payload: readonly number[] | Uint8Array): Promise<Uint8Array> {
    if (this.#gone) return Promise.reject(new Error('gone'));
    this.#nextTag = (this.#nextTag + 1) & 0xff;
    const tag = this.#nextTag;
    return new Promise((resolve, reject) => {
      this.#waiting.set(tag, { resolve, reject });
      this.#socket.write(padFrame(kind, Uint8Array.of(tag, ...payload)));
    });
  }

  #transport(hello: Uint8Array): PadTransport {
    return {
      productId: (hello[0] ?? 0) * 256 + (hello[1] ?? 0),
      serial: Buffer.from(hello.subarray(2)).toString('ascii') || undefined,
      getFeature: (reportId, length) => this.#ask(FRAME.getFeature, [reportId, length >> 8, length & 0xff]),
      sendFeature: async (report) => {
        await this.#ask(FRAME.setFeature, report);
      },
      onInput: (listener) => this.#inputListeners.push(listener),
      onGone: (listener) => this.onGone(listener),
      close: () => this.#close(),
    };
  }

  #close(): Promise<void> {
    return new Promise((resolve) => {
      this.onGone(resolve);
      this.#socket.destroy();
    });
  }

  #end(): void {
    if (this.#gone) return;
    this.#gone = true;
    for (const { reject } of this.#waiting.values()) reject(new Error('gone'));
    this.#waiting.clear();
    for (const listener of this.#goneListeners.splice(0)) listener();
  }
}
