import type { Failure } from '@loket/contract';
import type { Namespace, Socket } from 'socket.io';
import { failureOf, isUnexpected } from '../boundary/failure-of.ts';
import { describeError } from '../logging/describe-error.ts';
import type { Log } from '../logging/log.ts';

/** The largest frame that a client may send; a larger one closes its connection. */
export const MAX_FRAME_BYTES = 131_072;

/** For every gateway: websocket only, so that no node has to keep a client that another one began with. */
export const SOCKET_OPTIONS = {
  transports: ['websocket' as const],
  maxHttpBufferSize: MAX_FRAME_BYTES,
  perMessageDeflate: false,
  pingInterval: 5_000,
  pingTimeout: 8_000,
  serveClient: false,
  connectTimeout: 10_000,
};

/**
 * Lets in whom `admit` knows; `data.who` then says who it is. Whoever is refused gets a `connect_error` whose
 * `data` is a Failure.
 */
export function admitBy<Who>(namespace: Namespace, admit: (socket: Socket) => Promise<Who>, log: Log): void {
  namespace.use((socket, next) => {
    admit(socket).then(
      (who) => {
        socket.data.who = who;
        next();
      },
      (error: unknown) => {
        if (isUnexpected(error)) log.error(describeError(error), 'a handshake failed unexpectedly');
        next(new HandshakeRefused(failureOf(error)));
      },
    );
  });
}

/** socket.io sends `message` and `data` of it, nothing else. */
class HandshakeRefused extends Error {
  readonly data: Failure;

  constructor(data: Failure) {
    super(data.code);
    this.data = data;
  }
}
