import { createPublicKey, type KeyObject, randomUUID, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COUNTER_NAMESPACE, CounterProof, counterProofText, failure, REST } from '@loket/contract';
import { Server, type Socket } from 'socket.io';

type Handle = (event: string, message: unknown) => unknown;

/** A real HTTP and socket.io server that knows one counter's key; what it answers is the test's to say. */
export type TinyCentral = {
  readonly url: string;
  /** Logins that succeeded, and events as they came. */
  readonly logins: () => number;
  readonly received: { event: string; message: unknown }[];
  readonly sockets: () => Socket[];
  /** `undefined` as answer: none at all. */
  handle: Handle;
  /** From now on no counter is let in. */
  revoke(): void;
  close(): Promise<void>;
};

/** @param port 0 takes any free one; a restart takes the one that it had */
export async function startTinyCentral(key: KeyObject, port = 0): Promise<TinyCentral> {
  const nonces = new Set<string>();
  const tokens = new Set<string>();
  let revoked = false;
  let logins = 0;
  const http = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [status, answer] = route(request.url ?? '', body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  const route = (path: string, body: unknown): [number, unknown] => {
    if (path === REST.counterChallenge) {
      const nonce = Buffer.from(randomUUID()).toString('base64');
      nonces.add(nonce);
      return [200, { nonce, expiresInSeconds: 60 }];
    }
    const proof = CounterProof.parse(body);
    const signature = Buffer.from(proof.signature, 'base64');
    const publicKey = { key: createPublicKey(key), dsaEncoding: 'ieee-p1363' as const };
    const good = verify('sha256', Buffer.from(counterProofText(proof)), publicKey, signature);
    if (revoked || !good || !nonces.delete(proof.nonce)) return [401, failure('unauthenticated', 'no')];
    const token = randomUUID();
    tokens.add(token);
    logins += 1;
    return [200, { token, expiresInSeconds: 600 }];
  };
  const server = new Server(http, { transports: ['websocket'] });
  const namespace = server.of(COUNTER_NAMESPACE);
  const central: TinyCentral = {
    url: '',
    logins: () => logins,
    received: [],
    sockets: () => [...namespace.sockets.values()],
    handle: () => ({ ok: true }),
    revoke: () => {
      revoked = true;
      namespace.disconnectSockets(true);
    },
    close: async () => {
      await server.close();
    },
  };
  namespace.use((socket, next) => {
    // A token serves one connection, so that a client that keeps it is found out.
    if (tokens.delete(String(socket.handshake.auth.token))) return next();
    next(Object.assign(new Error('refused'), { data: failure('unauthenticated', 'no') }));
  });
  namespace.on('connection', (socket) => {
    socket.onAny((event: string, message: unknown, ack?: (answer: unknown) => void) => {
      central.received.push({ event, message });
      const answer = central.handle(event, message);
      if (answer !== undefined) ack?.(answer);
    });
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  // A listening TCP server's address is an object; a string is a pipe's.
  const address = http.address() as AddressInfo;
  return Object.assign(central, { url: `http://127.0.0.1:${address.port}` });
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
