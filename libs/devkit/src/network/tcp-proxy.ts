import { connect, createServer, type Socket } from 'node:net';
import { PlainSpeech } from './heard.ts';

/**
 * A way for connections that can be cut: while it is, nothing is passed on and nothing is closed, so that both ends
 * believe in their connection as they do with a pulled cable. What was sent meanwhile arrives afterwards.
 */
export type CuttableTcp = {
  readonly port: number;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/**
 * @param targetPort may be known only later: it is asked at every connection
 * @param hear gets what clients say, as plain bytes
 */
export async function startTcpProxy(
  targetPort: () => number,
  hear?: (bytes: Buffer) => void,
): Promise<CuttableTcp> {
  let whole = true;
  const all = new Set<Socket>();
  const waiting = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (client) => {
    keep(client);
    if (whole) join(client);
    else waiting.add(client);
  });
  const keep = (socket: Socket) => {
    all.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      all.delete(socket);
      waiting.delete(socket);
    });
  };
  const join = (client: Socket) => {
    const central = connect({ port: targetPort(), host: '127.0.0.1' });
    keep(central);
    for (const [from, to] of [
      [client, central],
      [central, client],
    ] as const) {
      from.on('data', (bytes) => {
        if (!to.write(bytes)) from.pause();
      });
      to.on('drain', () => whole && from.resume());
      from.once('close', () => to.destroy());
      from.once('end', () => to.end());
    }
    if (hear) {
      const speech = new PlainSpeech(hear);
      client.on('data', (bytes) => speech.take(Buffer.from(bytes)));
    }
    client.resume();
    if (!whole) central.pause();
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cut: () => {
      whole = false;
      for (const socket of all) socket.pause();
    },
    mend: () => {
      whole = true;
      for (const client of waiting) join(client);
      waiting.clear();
      for (const socket of all) socket.resume();
    },
    close: async () => {
      for (const socket of all) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
