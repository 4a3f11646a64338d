import { createSocket, type Socket } from 'node:dgram';

/** A way for datagrams that can be cut: while it is, everything is dropped in both directions, as by a pulled cable. */
export type CuttableUdp = {
  readonly port: number;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/** Passes what comes to a port of loopback on to another one, with a socket of its own for each sender. */
export async function startUdpProxy(targetPort: number): Promise<CuttableUdp> {
  const front = createSocket('udp4');
  const behind = new Map<string, Socket>();
  let whole = true;
  front.on('message', (datagram, sender) => {
    if (!whole) return;
    const key = `${sender.address}:${sender.port}`;
    const known = behind.get(key) ?? createSocket('udp4');
    if (!behind.has(key)) {
      behind.set(key, known);
      known.on('message', (answer) => whole && front.send(answer, sender.port, sender.address));
      known.on('error', () => {});
    }
    known.send(datagram, targetPort, '127.0.0.1');
  });
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.bind(0, '127.0.0.1', resolve);
  });
  return {
    port: front.address().port,
    cut: () => {
      whole = false;
    },
    mend: () => {
      whole = true;
    },
    close: async () => {
      for (const socket of behind.values()) socket.close();
      await new Promise<void>((resolve) => front.close(() => resolve()));
    },
  };
}
