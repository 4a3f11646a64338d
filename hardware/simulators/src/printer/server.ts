import { type CableOptions, runCable } from '../cable.ts';
import { PrinterMachine } from './machine.ts';
import type { PrintedPaper } from './press.ts';
import type { PrinterState } from './sensors.ts';

/** A real printer listens on 9100. */
export type VirtualPrinterOptions = CableOptions & { readonly now?: () => Date };

/** A change of what a hand can change; `linesLeft` makes the roll end after so many more lines. */
export type VirtualPrinterChange = Partial<PrinterState> & { linesLeft?: number };

export interface VirtualPrinter {
  readonly port: number;
  /** Everything that came out, oldest first. */
  readonly papers: readonly PrintedPaper[];
  readonly state: PrinterState;
  readonly plugged: boolean;
  /** How many hosts have it open. */
  readonly openings: number;
  set(change: VirtualPrinterChange): void;
  /** Somebody takes the paper that hangs in its exit. */
  tearOff(): void;
  /** Calls the listener for every paper from now on; returns how to stop that. */
  onPaper(listener: (paper: PrintedPaper) => void): () => void;
  /** Plug and power at once: connections drop and what it had not printed yet is forgotten; the paper stays as it is. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

/** A receipt printer on raw TCP that understands ESC/POS. Rejects when the port is taken. */
export async function serveVirtualPrinter(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const papers: PrintedPaper[] = [];
  const listeners = new Set<(paper: PrintedPaper) => void>();
  const machine = new PrinterMachine(
    {
      reply(byte) {
        for (const socket of cable.sockets) socket.write(Uint8Array.of(byte));
      },
      paper(paper) {
        papers.push(paper);
        for (const listener of listeners) listener(paper);
      },
    },
    options.now ?? (() => new Date()),
  );
  const cable = await runCable((socket) => socket.on('data', (bytes) => machine.receive(bytes)), options);
  const unplug = async () => {
    await cable.unplug();
    machine.reset();
  };
  return {
    port: cable.port,
    papers,
    get state() {
      return machine.state;
    },
    get plugged() {
      return cable.plugged;
    },
    get openings() {
      return cable.sockets.size;
    },
    set: (change) => machine.set(change),
    tearOff: () => machine.set({ exit: 'empty' }),
    onPaper(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    unplug,
    plug: () => cable.plug(),
    close: unplug,
  };
}
