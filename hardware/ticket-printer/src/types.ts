import type {
  AttestPaper,
  Result,
  TicketPaper,
  TicketPrinterStatus,
  VisitorBadgePaper,
} from '@loket/contract';

/** The ticket printer as the device host sees it. A vanished printer is a status, never an exception. */
export interface TicketPrinter {
  /** The last known status; `offline` until the printer answered for the first time. */
  status(): TicketPrinterStatus;
  /** Calls the listener at every change from now on; returns how to stop that. */
  onStatus(listener: (status: TicketPrinterStatus) => void): () => void;
  /**
   * Prints one ticket. `ok` means that the printer reported a good status after the last line; an error is the status
   * that stood in the way, and then nothing of this ticket is kept to be printed later.
   * Jobs are printed one after another. After `close` every job fails with `offline`.
   */
  print(paper: TicketPaper): Promise<Result<undefined, TicketPrinterStatus>>;
  /** An attest or the note of a copy, with the same promise. */
  printAttest(paper: AttestPaper): Promise<Result<undefined, TicketPrinterStatus>>;
  /** A visitor's badge, with the same promise. */
  printBadge(paper: VisitorBadgePaper): Promise<Result<undefined, TicketPrinterStatus>>;
  close(): Promise<void>;
}

/** One open way to a printer. */
export interface PrinterTransport {
  /** False for a way that only takes bytes (a file, a pipe): such a printer's state can't be known. */
  readonly answers: boolean;
  /** Resolves when the system took the bytes; rejects when the way is closed. */
  write(bytes: Uint8Array): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Called once, also when `close` was the cause. */
  onClosed(listener: () => void): void;
  close(): void;
}

/** Opens a new way to the printer; rejects when there is none at the moment. */
export type OpenTransport = () => Promise<PrinterTransport>;

/** Time as the driver needs it; tests pass in their own. */
export interface Clock {
  /** Does the action after so many milliseconds; returns how to cancel. */
  after(delayMs: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

export type CodePage = 'cp858' | 'windows1252';

export type TicketPrinterOptions = {
  clock?: Clock;
  /** Fixed for the printer; cp858 is what most receipt printers have, with the euro sign. */
  codePage?: CodePage;
  /** Characters of font A in a line: 48 on 80 mm paper, 32 on 58 mm. */
  columns?: number;
};
