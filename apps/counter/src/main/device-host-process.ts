import {
  type CardReaderStatus,
  type DeviceCommand,
  type DeviceConfiguration,
  DeviceEvent,
  type TicketPrinterStatus,
} from '@loket/contract';
import { log } from './log.ts';

/** The narrow part of Electron's utility process, so that the life of the host is tested without Electron. */
export type HostProcess = {
  readonly pid: number | undefined;
  postMessage(message: DeviceCommand): void;
  on(event: 'spawn', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
};

export type DeviceHostOptions = {
  configuration: DeviceConfiguration;
  fork: () => HostProcess;
  onEvent: (event: DeviceEvent) => void;
  /** Runs the action after so many milliseconds. */
  after: (delayMs: number, action: () => void) => void;
  now: () => number;
};

const SHORTEST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 8_000;
/** A host that lived this long starts again at once. */
const HEALTHY_AFTER_MS = 10_000;

const READER_AWAY: CardReaderStatus = { state: 'service_away', detail: 'device host restarts' };
const PRINTER_AWAY: TicketPrinterStatus = { state: 'offline' };

/** The process with the drivers: whatever a native addon does there, here it is a status and a restart. */
export class DeviceHost {
  readonly #options: DeviceHostOptions;
  #process: HostProcess | null = null;
  #startedAt = 0;
  #backoffMs = SHORTEST_BACKOFF_MS;
  #readCards = false;
  #closed = false;
  #onReplaced: ((pid: number) => void) | null = null;
  #dropped = 0;

  constructor(options: DeviceHostOptions) {
    this.#options = options;
  }

  get processId(): number {
    return this.#process?.pid ?? 0;
  }

  start(): void {
    const host = this.#options.fork();
    this.#process = host;
    this.#startedAt = this.#options.now();
    host.on('spawn', () => {
      host.postMessage({ command: 'open', configuration: this.#options.configuration });
      if (this.#readCards) host.postMessage({ command: 'read_cards', on: true });
      log('info', 'device host started', { pid: host.pid ?? 0 });
      this.#onReplaced?.(host.pid ?? 0);
      this.#onReplaced = null;
    });
    host.on('message', (message) => {
      if (host === this.#process) this.#receive(message);
    });
    host.on('exit', (code) => {
      if (host === this.#process) this.#onExit(code);
    });
  }

  /** A new process in place of the old one, which may still hold a card in its memory. Resolves with the new id. */
  restart(): Promise<number> {
    const old = this.#process;
    this.#process = null;
    this.#readCards = false;
    old?.kill();
    this.#sayAway();
    const replaced = new Promise<number>((resolve) => {
      this.#onReplaced = resolve;
    });
    this.#backoffMs = SHORTEST_BACKOFF_MS;
    this.start();
    return replaced;
  }

  print(job: string, paper: (DeviceCommand & { command: 'print' })['paper']): void {
    this.#process?.postMessage({ command: 'print', job, paper });
  }

  /** Remembered, so that a host that was restarted in the middle of a call reads again. */
  setReading(on: boolean): void {
    if (this.#readCards === on) return;
    this.#readCards = on;
    this.#process?.postMessage({ command: 'read_cards', on });
  }

  close(): void {
    this.#closed = true;
    const old = this.#process;
    this.#process = null;
    old?.kill();
  }

  #receive(message: unknown): void {
    const parsed = DeviceEvent.safeParse(message);
    if (parsed.success) {
      this.#options.onEvent(parsed.data);
      return;
    }
    this.#dropped += 1;
    log('warn', 'message dropped', { channel: 'device host', cause: 'shape', dropped: this.#dropped });
  }

  #onExit(code: number): void {
    this.#process = null;
    if (this.#closed) return;
    this.#sayAway();
    const lived = this.#options.now() - this.#startedAt;
    if (lived >= HEALTHY_AFTER_MS) this.#backoffMs = SHORTEST_BACKOFF_MS;
    log('warn', 'device host gone', { code, livedMs: lived, againInMs: this.#backoffMs });
    this.#options.after(this.#backoffMs, () => {
      if (!this.#closed && !this.#process) this.start();
    });
    this.#backoffMs = Math.min(this.#backoffMs * 2, LONGEST_BACKOFF_MS);
  }

  #sayAway(): void {
    this.#options.onEvent({ event: 'card_reader', status: READER_AWAY });
    const { kind } = this.#options.configuration.ticketPrinter;
    if (kind !== 'none') this.#options.onEvent({ event: 'ticket_printer', status: PRINTER_AWAY });
  }
}
