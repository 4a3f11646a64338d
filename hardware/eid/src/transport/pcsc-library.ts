import type { TransportFailure } from './transport.ts';

/** What we use of `smartcard`, in its own words; the package is optional and compiles at install. */
export type PcscReader = {
  readonly name: string;
  readonly state: number;
  readonly atr: Buffer | null;
  connect(shareMode?: number, protocol?: number): Promise<PcscCard>;
};
export type PcscCard = {
  transmit(command: Buffer): Promise<Buffer>;
  control(code: number, data: Buffer): Promise<Buffer>;
  disconnect(disposition?: number): void;
  reconnect(shareMode?: number, protocol?: number, initialization?: number): Promise<number>;
};
export type PcscReaderState = { name: string; state: number; changed: boolean; atr: Buffer | null };
export type PcscContext = {
  listReaders(): PcscReader[];
  waitForChange(readers: PcscReaderState[], timeoutMs: number): Promise<PcscReaderState[] | null>;
  cancel(): void;
  close(): void;
};
export type PcscLibrary = {
  readonly Context: new () => PcscContext;
  readonly SCARD_SHARE_SHARED: number;
  readonly SCARD_SHARE_EXCLUSIVE: number;
  readonly SCARD_SHARE_DIRECT: number;
  readonly SCARD_PROTOCOL_T0: number;
  readonly SCARD_RESET_CARD: number;
  readonly SCARD_LEAVE_CARD: number;
  readonly SCARD_STATE_PRESENT: number;
};

/** Loads the binding when a PC/SC reader is asked for, so that a machine without a compiler still starts. */
export async function loadPcscLibrary(): Promise<PcscLibrary> {
  const loaded = await import('smartcard');
  // A CommonJS package: what loads it decides whether its exports stand on the namespace or on `default`.
  return 'Context' in loaded ? loaded : (loaded as { default: PcscLibrary }).default;
}

/** How every word about a missing binding begins: nothing but a technician brings it. */
export const NO_LIBRARY = 'package smartcard is not';

/** It is optional: npm leaves it out, or unbuilt, where a compiler or the headers of PC/SC are missing. */
export function missingLibrary(failure: unknown): string {
  // What is missing of an unbuilt package is a file inside it.
  const isAbsent = failure instanceof Error && failure.message.includes("'smartcard'");
  return isAbsent
    ? `${NO_LIBRARY} installed: apt-get install libpcsclite-dev, then npm install`
    : `${NO_LIBRARY} built: apt-get install libpcsclite-dev, then npm rebuild smartcard`;
}

/** The binding tells failures by their text only. */
const FAILURES: readonly (readonly [RegExp, TransportFailure])[] = [
  [/card was removed|no smart card/i, 'card_gone'],
  [/reader unavailable|unknown reader|no readers/i, 'reader_gone'],
  [/service not running|service stopped|invalid handle|context is not valid/i, 'service_away'],
  [/sharing violation/i, 'taken'],
  [/card was reset/i, 'reset'],
  [/unresponsive|unpowered/i, 'unresponsive'],
  [/protocol mismatch|not supported|unknown card|invalid atr/i, 'unsupported'],
];

export function failureOf(failure: unknown): TransportFailure {
  const text = failure instanceof Error ? failure.message : '';
  return FAILURES.find(([pattern]) => pattern.test(text))?.[1] ?? 'communication';
}
