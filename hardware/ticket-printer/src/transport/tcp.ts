import { connect } from 'node:net';
import type { OpenTransport } from '../types.ts';

const CONNECT_WITHIN_MS = 3_000;

/** Raw TCP as print servers and network printers speak it, usually on port 9100. */
export function tcpTransport(host: string, port: number): OpenTransport {
  return () =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true, keepAlive: true });
      socket.setTimeout(CONNECT_WITHIN_MS, () => socket.destroy(new Error('no answer')));
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.setTimeout(0);
        socket.off('error', reject);
        socket.on('error', () => {}); // 'close' follows and says enough
        resolve({
          answers: true,
          keepsOldBytes: false,
          write: (bytes) =>
            new Promise((done, failed) => {
              socket.write(bytes, (error) => (error ? failed(error) : done()));
            }),
          onBytes: (listener) => socket.on('data', listener),
          onClosed: (listener) => {
            if (socket.closed) listener();
            else socket.once('close', () => listener());
            socket.resume();
          },
          close: () => socket.destroy(),
        });
      });
    });
}
