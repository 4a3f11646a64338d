import {
  type CentralToScreen,
  SCREEN_NAMESPACE,
  ScreenSnapshot,
  type ScreenToCentral,
} from '@loket/contract';
import { io, type Socket } from 'socket.io-client';

export type ScreenListener = {
  connected(): void;
  disconnected(): void;
  snapshot(snapshot: ScreenSnapshot): void;
};

const TRY_AGAIN_MS = 5_000;

/** The public socket of a screen. It comes back by itself, for as long as the screen hangs there. */
export class ScreenLink {
  readonly #socket: Socket<CentralToScreen, ScreenToCentral>;
  #closed = false;

  constructor(siteId: string, listener: ScreenListener, address = location.origin) {
    const socket: Socket<CentralToScreen, ScreenToCentral> = io(`${address}${SCREEN_NAMESPACE}`, {
      transports: ['websocket'],
      auth: { siteId },
      reconnectionDelay: 1_000,
      reconnectionDelayMax: TRY_AGAIN_MS,
    });
    this.#socket = socket;
    const take = (message: unknown) => {
      const snapshot = ScreenSnapshot.safeParse(message);
      if (snapshot.success) listener.snapshot(snapshot.data);
    };
    socket.on('connect', () => {
      listener.connected();
      socket.timeout(TRY_AGAIN_MS).emit('snapshot', {}, (late, answer) => {
        if (!late && answer.ok) take(answer.value);
      });
    });
    socket.on('disconnect', (reason) => {
      listener.disconnected();
      if (reason === 'io server disconnect') this.#again();
    });
    socket.on('connect_error', () => {
      listener.disconnected();
      // A refusal by central ends socket.io's own attempts.
      if (!socket.active) this.#again();
    });
    socket.on('snapshot', take);
  }

  close(): void {
    this.#closed = true;
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  #again(): void {
    setTimeout(() => {
      if (!this.#closed) this.#socket.connect();
    }, TRY_AGAIN_MS);
  }
}
