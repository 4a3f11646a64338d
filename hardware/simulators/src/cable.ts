import { createServer, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

export type CableOptions = {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default: any free port, and the same one again whenever it is plugged in anew. */
  readonly port?: number;
};

/** A TCP port as the plug of a device: pulled out, nobody reaches it and whoever did hears the connection close. */
export type Cable = {
  readonly port: number;
  readonly plugged: boolean;
  /** Who is at the other end now. */
  readonly sockets: ReadonlySet<Socket>;
  unplug(): Promise<void>;
  /** @throws when another program took the port meanwhile and does not give it back within ten seconds */
  plug(): Promise<void>;
  close(): Promise<void>;
};

const TRIES = 100;
const BETWEEN_TRIES_MS = 100;

/** Plugged in from the start. Rejects when the port is taken. */
export async function runCable(
  onSocket: (socket: Socket) => void,
  { host = '127.0.0.1', port = 0 }: CableOptions = {},
): Promise<Cable> {
  const sockets = new Set<Socket>();
  let plugged = false;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // whoever vanishes is a close
    socket.once('close', () => sockets.delete(socket));
    onSocket(socket);
  });
  const listen = (on: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port: on }, () => {
        server.off('error', reject);
        plugged = true;
        const address = server.address();
        if (address === null || typeof address === 'string') reject(new Error('no TCP address'));
        else resolve(address.port);
      });
    });
  const unplug = async () => {
    if (!plugged) return;
    plugged = false;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const own = await listen(port);
  return {
    port: own,
    sockets,
    get plugged() {
      return plugged;
    },
    unplug,
    async plug() {
      for (let tries = 1; !plugged; tries += 1) {
        try {
          await listen(own);
        } catch (cause) {
          if (tries === TRIES) throw cause;
          await after(BETWEEN_TRIES_MS);
        }
      }
    },
    close: unplug,
  };
}
