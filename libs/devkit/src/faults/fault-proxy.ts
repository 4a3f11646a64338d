import { connect, createServer, type Socket } from 'node:net';

/** A way from one client to central on which everything can happen that happens to a cable. */
export type FaultProxy = {
  readonly port: number;
  /** Every connection is reset at both ends; new ones pass. */
  cut(): void;
  /** Half-open: nothing passes, nothing is closed, and new connections are taken and stay silent. */
  freeze(): void;
  /** What was said meanwhile arrives now, also that the other end went. */
  thaw(): void;
  /** From now on everything arrives so much later, in order. */
  delay(ms: number): void;
  /** Requests reach central and are done, answers are dropped; {@link heal} then resets those connections. */
  loseReplies(): void;
  /** How many pieces of answers were dropped so far. */
  readonly dropped: number;
  /** Everything passes again. */
  heal(): void;
  /** Central's words are changed on the way to the client; for showing that a lie is found. */
  rewrite(change: ((text: Buffer) => Buffer) | undefined): void;
  close(): Promise<void>;
};

/** @param target asked at every connection: the port of the node that takes it */
export async function startFaultProxy(target: () => number): Promise<FaultProxy> {
  const state: State = { frozen: false, losing: false, delayMs: 0, change: undefined, held: [] };
  const all = new Set<Socket>();
  const cheated = new Set<Socket>();
  let dropped = 0;
  const keep = (socket: Socket) => {
    all.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      all.delete(socket);
      cheated.delete(socket);
    });
  };
  const server = createServer({ allowHalfOpen: false }, (client) => {
    keep(client);
    const central = connect({ port: target(), host: '127.0.0.1' });
    keep(central);
    join(client, central, state, (bytes) => bytes);
    join(central, client, state, (bytes) => {
      if (!state.losing) return state.change?.(bytes) ?? bytes;
      cheated.add(client).add(central);
      dropped += 1;
      return undefined;
    });
  });
  const reset = (sockets: Iterable<Socket>) => {
    for (const socket of [...sockets]) socket.resetAndDestroy();
  };
  const thaw = () => {
    state.frozen = false;
    for (const late of state.held.splice(0)) late();
  };
  const port = await listening(server);
  return {
    port,
    cut: () => {
      state.held.length = 0;
      reset(all);
    },
    freeze: () => {
      state.frozen = true;
    },
    thaw,
    delay: (ms) => {
      state.delayMs = ms;
    },
    loseReplies: () => {
      state.losing = true;
    },
    get dropped() {
      return dropped;
    },
    heal: () => {
      state.losing = false;
      state.delayMs = 0;
      thaw();
      reset(cheated);
    },
    rewrite: (change) => {
      state.change = change;
    },
    close: async () => {
      for (const socket of all) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type State = {
  frozen: boolean;
  losing: boolean;
  delayMs: number;
  change: ((text: Buffer) => Buffer) | undefined;
  /** What would have been passed on, in order, while it was frozen. */
  held: (() => void)[];
};

/** One direction. `answer`: what to do with central's words before they are passed on; nothing left drops them. */
function join(from: Socket, to: Socket, state: State, answer: (bytes: Buffer) => Buffer | undefined): void {
  let lastDueAt = 0;
  const pass = (deliver: () => void) => {
    const now = performance.now();
    lastDueAt = Math.max(lastDueAt, now + state.delayMs);
    const arrive = () => {
      if (state.frozen) state.held.push(deliver);
      else deliver();
    };
    if (lastDueAt <= now) arrive();
    else setTimeout(arrive, lastDueAt - now);
  };
  from.on('data', (bytes: Buffer) => {
    const said = answer(bytes);
    if (said !== undefined) pass(() => void to.write(said));
  });
  from.once('close', () => pass(() => to.destroy()));
}

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
      else reject(new Error('the operating system gave no port'));
    });
  });
}
