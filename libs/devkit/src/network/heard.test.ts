import { createServer } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import fc from 'fast-check';
import { WebSocket, WebSocketServer } from 'ws';
import { PlainSpeech } from './heard.ts';

/** Everything that a real websocket client sends, as it comes off the wire. */
async function onTheWire(messages: readonly string[]): Promise<Buffer> {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  let left = messages.length;
  const allCame = new Promise<void>((resolve) => {
    sockets.on('connection', (socket) =>
      socket.on('message', () => {
        left -= 1;
        if (left === 0) resolve();
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = server.address();
  if (target === null || typeof target === 'string') throw new Error('no port');
  const heard: Buffer[] = [];
  const line = createTcpServer((client) => {
    const on = connect(target.port, '127.0.0.1');
    client.on('data', (bytes) => heard.push(Buffer.from(bytes)));
    client.pipe(on).pipe(client);
    client.on('error', () => on.destroy());
    on.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const address = line.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}/`);
  await new Promise((resolve) => socket.once('open', resolve));
  for (const message of messages) socket.send(message);
  await allCame;
  socket.terminate();
  for (const client of sockets.clients) client.terminate();
  await Promise.all([
    new Promise((resolve) => line.close(resolve)),
    new Promise((resolve) => server.close(resolve)),
  ]);
  return Buffer.concat(heard);
}

test('what a websocket client says is found, however it was masked and cut', async () => {
  const messages = ['pin 20384756', 'é'.repeat(200), 'x'.repeat(70_000), 'the end'];
  const wire = await onTheWire(messages);
  expect(wire.includes('20384756')).toBe(false);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 40 }), (cuts) => {
      const plain: Buffer[] = [];
      const speech = new PlainSpeech((bytes) => plain.push(bytes));
      let at = 0;
      for (const cut of cuts) {
        speech.take(wire.subarray(at, at + cut));
        at += cut;
      }
      speech.take(wire.subarray(at));
      const said = Buffer.concat(plain);
      for (const message of messages) expect(said.includes(message)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a request without an upgrade stands as it is', () => {
  const plain: Buffer[] = [];
  const speech = new PlainSpeech((bytes) => plain.push(bytes));
  speech.take(Buffer.from('POST /api/session HTTP/1.1\r\nContent-Length: 12\r\n'));
  speech.take(Buffer.from('\r\n{"pin":"12'));
  speech.take(Buffer.from('34"}'));
  expect(Buffer.concat(plain).toString()).toContain('{"pin":"1234"}');
});
