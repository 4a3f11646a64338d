import { randomUUID } from 'node:crypto';
import {
  type AttestPaper,
  type CardReaderStatus,
  type CardReadingId,
  type DeviceCommand,
  type DeviceConfiguration,
  DeviceEvent,
  type DocumentPrinterStatus,
  type PadInkPoint,
  type PadOutcome,
  type PadPage,
  type PinOutcome,
  type SignatureCertificates,
  type TicketPaper,
  type TicketPrinterStatus,
  type VisitorBadgePaper,
} from '@loket/contract';
import type { MessagePortMain } from 'electron';
import type { HostProcess } from './host-process.ts';
import { log } from './log.ts';
import { PaperWatch } from './paper-watch.ts';
import type { PinOrder } from './pin-session.ts';
import type { SpareHost } from './spare-host.ts';

export type DeviceHostOptions = {
  configuration: DeviceConfiguration;
  /** Where processes come from; each is used once. */
  processes: Pick<SpareHost, 'take' | 'discard' | 'close'>;
  onEvent: (event: DeviceEvent) => void;
  /** Runs the action after so many milliseconds. */
  after: (delayMs: number, action: () => void) => void;
  now: () => number;
  /** Waits until this process no longer exists, and kills it when it takes long; false when it is still there. */
  ensureEnded: (pid: number) => Promise<boolean>;
};

/** Devices are to be back within three seconds of a crash; without a spare one starting takes most of them. */
const SHORTEST_BACKOFF_MS = 250;
/** A host that never came as far as its devices: something is missing that no restart brings. */
const LONGEST_BACKOFF_MS = 8_000;
/** A host that lived this long starts again at once. */
const HEALTHY_AFTER_MS = 10_000;
/** A host that is replaced after a visit opens the same devices: nobody hears of that while it takes no longer. */
const QUIET_REPLACEMENT_MS = 3_000;

const READER_AWAY: CardReaderStatus = { state: 'service_away', detail: 'device host restarts' };
const PRINTER_AWAY: TicketPrinterStatus & DocumentPrinterStatus = { state: 'offline' };
const NO_CERTIFICATES: SignatureCertificates = { ok: false, cause: 'card_error' };
const PAD_GONE: PadOutcome = { outcome: 'pad_gone' };
const NO_PIN: PinOutcome = { ok: false, cause: 'card_error', wish: null };

type Identities = (DeviceEvent & { event: 'device_identities' })['identities'];

/** What happens on the pad before it ends. */
export type PadFollower = {
  onBegan(box: { widthMm: number; heightMm: number }): void;
  /** null: what was written is gone. */
  onInk(point: PadInkPoint | null): void;
};

/** The process with the drivers: whatever a native addon does there, here it is a status and a restart. */
export class DeviceHost {
  readonly #options: DeviceHostOptions;
  #process: HostProcess | null = null;
  #startedAt = 0;
  #backoffMs = SHORTEST_BACKOFF_MS;
  #readCards = false;
  #skipPresent = false;
  #closed = false;
  /** The present host told something of its devices. */
  #told = false;
  #onReplaced: ((pid: number) => void) | null = null;
  #dropped = 0;
  readonly #papers = new PaperWatch();
  readonly #asked = new Map<string, { onEvent(event: DeviceEvent): void; onGone(): void }>();

  constructor(options: DeviceHostOptions) {
    this.#options = options;
  }

  get processId(): number {
    return this.#process?.pid ?? 0;
  }

  start(): void {
    const { process: host, started } = this.#options.processes.take();
    this.#process = host;
    this.#told = false;
    this.#startedAt = this.#options.now();
    const begin = () => {
      host.postMessage({ command: 'open', configuration: this.#options.configuration });
      if (this.#readCards)
        host.postMessage({ command: 'read_cards', on: true, skipPresent: this.#skipPresent });
      this.#skipPresent = false;
      log('info', 'device host started', { pid: host.pid ?? 0 });
      this.#onReplaced?.(host.pid ?? 0);
      this.#onReplaced = null;
    };
    if (started) begin();
    else host.on('spawn', begin);
    host.on('message', (message) => {
      if (host === this.#process) this.#receive(message);
    });
    host.on('exit', (code) => {
      if (host === this.#process) this.#onExit(code);
    });
  }

  /**
   * A new process in place of the old one, which may still hold a card or a PIN in its memory. After a visit not even the
   * spare ones stay that were there during it, though they were never told anything: of no process need anybody be sure.
   * @param midVisit the visit goes on: cards are read as before, but not the one that lies there
   * @returns the new process's id, once the old process no longer exists
   */
  async restart({ midVisit = false }: { midVisit?: boolean } = {}): Promise<number> {
    const old = this.#process;
    this.#process = null;
    this.#readCards &&= midVisit;
    this.#skipPresent = midVisit;
    const spares = midVisit ? [] : this.#options.processes.discard();
    const oldEnded = Promise.all([old, ...spares].map((host) => host && this.#ended(host)));
    old?.kill();
    this.#forgetAsked();
    // Closed meanwhile, by a counter that is none any more: nothing comes in its place.
    if (this.#closed) {
      await oldEnded;
      return 0;
    }
    // In the middle of a visit the reader is looked at; after one nobody sits there who would miss it.
    if (midVisit) this.#sayAway();
    else this.#sayAwayUnlessTold();
    const replaced = new Promise<number>((resolve) => {
      this.#onReplaced = resolve;
    });
    this.#backoffMs = SHORTEST_BACKOFF_MS;
    this.start();
    await oldEnded;
    return replaced;
  }

  /** A host that hangs in a driver does not end politely. */
  async #ended(host: HostProcess): Promise<void> {
    if (host.pid === undefined || (await this.#options.ensureEnded(host.pid))) return;
    throw new Error('the device host did not end');
  }

  print(job: string, paper: TicketPaper): void {
    this.#process?.postMessage({ command: 'print', job, paper });
  }

  /** Answered by the event `printed` of this job, as is a badge. */
  printAttest(job: string, paper: AttestPaper): void {
    this.#papers.slip(job);
    this.#process?.postMessage({ command: 'print_attest', job, paper });
  }

  printBadge(job: string, paper: VisitorBadgePaper): void {
    this.#papers.slip(job);
    this.#process?.postMessage({ command: 'print_badge', job, paper });
  }

  /** An A4 PDF to the document printer; answered by the event `document_printed` of this job. */
  printDocument(job: string, pdf: Uint8Array): void {
    this.#papers.page(job);
    this.#process?.postMessage({
      command: 'print_document',
      job,
      pdf: Buffer.from(pdf).toString('base64'),
    });
  }

  /** The certificates of the signature key of the card that lies there; costs no PIN. */
  signatureCertificates(): Promise<SignatureCertificates> {
    const request = randomUUID();
    return this.#ask(
      request,
      { command: 'read_signature_certificates', request },
      NO_CERTIFICATES,
      (event) => (event.event === 'signature_certificates' ? event.result : null),
    );
  }

  /** Hands the host its end of the PIN page's channel. Resolves once, also when the host dies. */
  beginPin(request: string, order: PinOrder, port: MessagePortMain): Promise<PinOutcome> {
    const command: DeviceCommand = {
      command: 'begin_pin',
      request,
      hash: order.hash,
      digest: Buffer.from(order.digest).toString('base64'),
      certificate: Buffer.from(order.certificate).toString('base64'),
      ...(order.locale && { locale: order.locale }),
    };
    return this.#ask(
      request,
      command,
      NO_PIN,
      (event) => (event.event === 'pin_ended' ? event.outcome : null),
      [port],
    );
  }

  /** Central's challenge for the card of this reading. */
  challengeCard(reading: CardReadingId, challenge: string): void {
    this.#process?.postMessage({ command: 'card_challenge', reading, challenge });
  }

  cancelPin(request: string): void {
    this.#process?.postMessage({ command: 'cancel_pin', request });
  }

  /** A signature on the pad. Resolves once, also when the host dies: whatever was written is gone then. */
  beginPad(request: string, page: PadPage, follower?: PadFollower): Promise<PadOutcome> {
    return this.#ask(request, { command: 'begin_pad', request, page }, PAD_GONE, (event) => {
      if (event.event === 'pad_began') follower?.onBegan(event.box);
      if (event.event === 'pad_ink') follower?.onInk(event.point);
      return event.event === 'pad_ended' ? event.outcome : 'later';
    });
  }

  cancelPad(request: string): void {
    this.#process?.postMessage({ command: 'cancel_pad', request });
  }

  /** What the devices say of themselves; nothing when there is no host to ask. */
  identify(): Promise<Identities> {
    const request = randomUUID();
    return this.#ask<Identities>(request, { command: 'identify_devices', request }, {}, (event) =>
      event.event === 'device_identities' ? event.identities : null,
    );
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
    this.#options.processes.close();
    this.#forgetAsked();
  }

  /** Asks the present host; without one, or when it dies before it answered, the answer is `otherwise`. */
  #ask<Answer>(
    request: string,
    command: DeviceCommand,
    otherwise: Answer,
    read: (event: DeviceEvent) => Answer | 'later' | null,
    ports?: MessagePortMain[],
  ): Promise<Answer> {
    const host = this.#process;
    if (!host) return Promise.resolve(otherwise);
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        this.#asked.delete(request);
        resolve(answer);
      };
      this.#asked.set(request, {
        onEvent: (event) => {
          const answer = read(event);
          if (answer !== 'later') settle(answer ?? otherwise);
        },
        onGone: () => settle(otherwise),
      });
      host.postMessage(command, ports);
    });
  }

  #forgetAsked(): void {
    for (const event of this.#papers.gone()) this.#options.onEvent(event);
    for (const { onGone } of [...this.#asked.values()]) onGone();
  }

  #receive(message: unknown): void {
    const parsed = DeviceEvent.safeParse(message);
    if (parsed.success) {
      this.#papers.learn(parsed.data);
      this.#told = true;
      // What a request asked for is its asker's alone.
      if ('request' in parsed.data) this.#asked.get(parsed.data.request)?.onEvent(parsed.data);
      else this.#options.onEvent(parsed.data);
      return;
    }
    this.#dropped += 1;
    log('warn', 'message dropped', { channel: 'device host', cause: 'shape', dropped: this.#dropped });
  }

  #onExit(code: number): void {
    this.#process = null;
    this.#forgetAsked();
    if (this.#closed) return;
    this.#sayAway();
    const lived = this.#options.now() - this.#startedAt;
    if (lived >= HEALTHY_AFTER_MS) this.#backoffMs = SHORTEST_BACKOFF_MS;
    // However often one dies that had told of its devices: a driver that fails in use is needed again at once.
    const pauseMs = this.#told ? SHORTEST_BACKOFF_MS : this.#backoffMs;
    log('warn', 'device host gone', { code, livedMs: lived, againInMs: pauseMs });
    this.#options.after(pauseMs, () => {
      if (!this.#closed && !this.#process) this.start();
    });
    this.#backoffMs = Math.min(pauseMs * 2, LONGEST_BACKOFF_MS);
  }

  #sayAwayUnlessTold(): void {
    this.#options.after(QUIET_REPLACEMENT_MS, () => {
      if (!this.#closed && !this.#told) this.#sayAway();
    });
  }

  #sayAway(): void {
    this.#options.onEvent({ event: 'card_reader', status: READER_AWAY });
    const { kind } = this.#options.configuration.ticketPrinter;
    if (kind !== 'none') this.#options.onEvent({ event: 'ticket_printer', status: PRINTER_AWAY });
    if (this.#options.configuration.documentPrinter?.kind === 'ipp')
      this.#options.onEvent({ event: 'document_printer', status: PRINTER_AWAY });
    const pad = this.#options.configuration.signaturePad?.kind ?? 'none';
    if (pad !== 'none') this.#options.onEvent({ event: 'signature_pad', status: { state: 'absent' } });
  }
}
