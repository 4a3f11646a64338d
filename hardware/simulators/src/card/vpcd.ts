import { connect, type Socket } from 'node:net';
import { frame, frameSplitter } from './frames.ts';
import type { VirtualCard } from './virtual-card.ts';
import { respond } from './wire.ts';

export const VPCD_PORT = 35_963;

/**
 * Inserts a card into the virtual reader of a running pcscd (vsmartcard's vpcd, which listens).
 *
 * @throws when nothing listens there
 */
export async function insertIntoVpcd(
  card: VirtualCard,
  { host = '127.0.0.1', port = VPCD_PORT }: { host?: string; port?: number } = {},
): Promise<{ pull(): Promise<void> }> {
  const socket = await connected(host, port);
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let turn = Promise.resolve();
  const take = async (payload: Uint8Array): Promise<void> => {
    const reply = await respond(card, payload);
    if (reply === 'pulled') socket.destroy();
    else if (reply !== 'silence' && !socket.destroyed) socket.write(frame(reply.reply));
  };
  socket.on(
    'data',
    frameSplitter((payload) => {
      turn = turn.then(() => take(payload));
    }),
  );
  card.reset();
  return {
    async pull() {
      socket.destroy();
      await gone;
    },
  };
}

const connected = (host: string, port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined); // a reader that goes away is a close
      resolve(socket);
    });
  });
