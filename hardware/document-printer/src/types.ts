import type { DeviceIdentity, DocumentPrinted, DocumentPrinterStatus } from '@loket/contract';

/** The printer of A4 pages as the device host sees it. A vanished printer is a status, never an exception. */
export interface DocumentPrinter {
  /** The last known status; `offline` until the printer answered for the first time. */
  status(): DocumentPrinterStatus;
  /** Calls the listener at every change from now on; returns how to stop that. */
  onStatus(listener: (status: DocumentPrinterStatus) => void): () => void;
  /**
   * Prints a PDF. `ok` means that the printer said the job is completed; else it says what stood in the way, and whether
   * a page may have come out all the same. However it ends, the job is taken out of the printer's spool, so that nothing
   * comes out later before somebody else's eyes and no copy stays.
   * Jobs are printed one after another, all under the same name: no datum of anybody reaches a spooler's list.
   */
  print(pdf: Uint8Array): Promise<DocumentPrinted>;
  /** What the printer says of itself; null when it is not there or says nothing. */
  identify(): Promise<DeviceIdentity | null>;
  close(): Promise<void>;
}

/** One IPP request and its response, header and document bytes; rejects when nobody answers in time. */
export type Exchange = (request: Uint8Array, document?: Uint8Array) => Promise<Uint8Array>;

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

export type DocumentPrinterOptions = { clock?: Clock };
