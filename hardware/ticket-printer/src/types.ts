import type {
  AttestPaper,
  DeviceIdentity,
  TicketPaper,
  TicketPrinted,
  TicketPrinterProfileName,
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
   * Prints one ticket. `ok` means that the printer said it worked off the last line and is well. A job that ends
   * otherwise says what stood in the way, and whether a paper may have come out all the same; nothing of it is kept to
   * be printed later. A job is printed once: asked again it is answered as it ended, and printed anew only when nothing
   * of it came out. Jobs are printed one after another. After `close` every job fails with `offline`.
   */
  print(job: string, paper: TicketPaper): Promise<TicketPrinted>;
  /** An attest or the note of a copy, with the same promise. */
  printAttest(job: string, paper: AttestPaper): Promise<TicketPrinted>;
  /** A visitor's badge, with the same promise. */
  printBadge(job: string, paper: VisitorBadgePaper): Promise<TicketPrinted>;
  /** What the printer says of itself; null when it is not there or its family says nothing. */
  identify(): Promise<DeviceIdentity | null>;
  close(): Promise<void>;
}

/** One open way to a printer. */
export interface PrinterTransport {
  /** False for a way that only takes bytes (a file, a pipe): such a printer's state can't be known. */
  readonly answers: boolean;
  /** True for a line on which bytes can still come that an earlier opening asked for: a serial port, a device. */
  readonly keepsOldBytes: boolean;
  /** Resolves when the system took the bytes; rejects when the way is closed. */
  write(bytes: Uint8Array): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Called once, also when `close` was the cause; at once when it is closed already. */
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
  /** Default `generic`. */
  profile?: TicketPrinterProfileName;
  /** Fixed for the printer; the default is the profile's. */
  codePage?: CodePage;
  /** Characters of font A in a line; the default is the profile's. */
  columns?: number;
  /** An earlier host ended while it printed: the printer may hold a part of that job. */
  afterBrokenJob?: boolean;
};
