import { createServer, type Socket } from 'node:net';
import type { PadPlug } from './plug.ts';

/** The framing of the driver's socket transport, from the pad's side; see README.pad.md. */
const FRAME = { hello: 0x00, getFeature: 0x01, setFeature: 0x02, input: 0x03, answer: 0x81, stall: 0x82 };

export type PadServer = { readonly port: number; readonly plug: PadPlug; close(): Promise<void> };

/** Serves a virtual pad on the loopback. Unplugged, it hangs up on everybody at once. */
export async function servePad(plug: PadPlug, port = 0): Promise<PadServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(plug, socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the pad got no port');
  return {
    port: address.port,
    plug,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function serve(plug: PadPlug, socket: Socket): void {
  socket.on('error', () => {}); // 'close' follows
  if (!plug.plugged) {
    socket.destroy();
    return;
  }
  socket.setNoDelay(true);
  const send = (kind: number, ...payload: readonly number[]) => {
    const length = payload.length + 1;
    socket.write(Uint8Array.of(length >> 8, length & 0xff, kind, ...payload));
  };
  const { productId, serial } = plug.pad;
  send(FRAME.hello, productId >> 8, productId & 0xff, ...Buffer.from(serial, 'ascii'));
  const disconnect = plug.connect({
    input: (report) => send(FRAME.input, ...report),
    gone: () => socket.destroy(),
  });
  socket.once('close', disconnect);
  let arrived = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    arrived = Buffer.concat([arrived, chunk]);
    while (arrived.length >= 2 && arrived.length >= 2 + arrived.readUInt16BE()) {
      const end = 2 + arrived.readUInt16BE();
      answer(plug, arrived.subarray(2, end), send);
      arrived = arrived.subarray(end);
    }
  });
}

function answer(
  plug: PadPlug,
  frame: Uint8Array,
  send: (kind: number, ...payload: readonly number[]) => void,
): void {
  const [kind, tag = 0, id = 0, high = 0, low = 0] = frame;
  if (plug.silent) return;
  if (kind === FRAME.getFeature) {
    const report = plug.stalling ? null : plug.pad.answerGetFeature(id);
    if (report) send(FRAME.answer, tag, ...report.subarray(0, high * 256 + low));
    else send(FRAME.stall, tag);
  } else if (kind === FRAME.setFeature) {
    const taken = !plug.stalling && plug.pad.setFeature(frame.slice(2));
    send(taken ? FRAME.answer : FRAME.stall, tag);
  }
}
