import { createServer, type Socket } from 'node:net';
import { PrinterMachine } from './machine.ts';
import type { PrintedPaper } from './press.ts';
import type { PrinterState } from './sensors.ts';

export type VirtualPrinterOptions = {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default: any free port; a real printer listens on 9100. */
  port?: number;
  now?: () => Date;
};

/** A change of what a hand can change; `linesLeft` makes the roll end after so many more lines. */
export type VirtualPrinterChange = Partial<PrinterState> & { linesLeft?: number };

export interface VirtualPrinter {
  readonly port: number;
  /** Everything that came out, oldest first. */
  readonly papers: readonly PrintedPaper[];
  readonly state: PrinterState;
  set(change: VirtualPrinterChange): void;
  /** Calls the listener for every paper from now on; returns how to stop that. */
  onPaper(listener: (paper: PrintedPaper) => void): () => void;
  /** Stops listening and drops the connections, as when its plug is pulled. */
  close(): Promise<void>;
}

/** A receipt printer on raw TCP that understands ESC/POS. Rejects when the port is taken. */
export async function serveVirtualPrinter(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const papers: PrintedPaper[] = [];
  const listeners = new Set<(paper: PrintedPaper) => void>();
  const sockets = new Set<Socket>();
  const machine = new PrinterMachine(
    {
      reply(byte) {
        for (const socket of sockets) socket.write(Uint8Array.of(byte));
      },
      paper(paper) {
        papers.push(paper);
        for (const listener of listeners) listener(paper);
      },
    },
    options.now ?? (() => new Date()),
  );
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('data', (bytes) => machine.receive(bytes));
    socket.on('error', () => {}); // a host that vanished is not this printer's fault; 'close' follows
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(server, options);
  return {
    port,
    papers,
    get state() {
      return machine.state;
    },
    set: (change) => machine.set(change),
    onPaper(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      machine.reset();
      await closed;
    },
  };
}

function listen(server: ReturnType<typeof createServer>, options: VirtualPrinterOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no TCP address'));
      else resolve(address.port);
    });
  });
}
