import type { DeviceCommand, DeviceConfiguration, DeviceEvent, TicketPrinted } from '@loket/contract';
import { type DocumentPrinter, openDocumentPrinter } from '@loket/document-printer';
import { type CardReader, openCardReader } from '@loket/eid';
import { openSignaturePad } from '@loket/signature-pad';
import { openTicketPrinter, type TicketPrinter } from '@loket/ticket-printer';
import { CHALLENGE_WITHIN_MS, eventOf, signatureCertificatesOf } from './card-events.ts';
import { identitiesOf } from './identities.ts';
import { PadRequests } from './pad-requests.ts';
import { PinEntry, type PinPort } from './pin-entry.ts';

type Open = { reader: CardReader; printer: TicketPrinter; documents: DocumentPrinter; pad: PadRequests };
const NOT_OPEN = { ok: false, status: { state: 'offline' } } as const;

/** The counter's devices as one thing that takes commands and tells events. */
export class Devices {
  readonly #tell: (event: DeviceEvent) => void;
  #open: Open | null = null;
  #readCards = false;
  #pin: { request: string; entry: PinEntry } | null = null;

  constructor(tell: (event: DeviceEvent) => void) {
    this.#tell = tell;
  }

  /** @param port the PIN page's, which comes with `begin_pin` and with nothing else */
  async handle(command: DeviceCommand, port?: PinPort): Promise<void> {
    switch (command.command) {
      case 'open':
        return this.#start(command.configuration, command.afterBrokenJob ?? false);
      case 'read_cards':
        this.#readCards = command.on;
        this.#open?.reader.setReading(command.on, command.skipPresent);
        return;
      case 'card_challenge':
        this.#open?.reader.challenge(command.reading, Buffer.from(command.challenge, 'base64'));
        return;
      case 'print':
        return this.#printed(command.job, this.#open?.printer.print(command.job, command.paper));
      case 'print_attest':
        return this.#printed(command.job, this.#open?.printer.printAttest(command.job, command.paper));
      case 'print_badge':
        return this.#printed(command.job, this.#open?.printer.printBadge(command.job, command.paper));
      case 'print_document':
        return this.#printDocument(command.job, command.pdf);
      case 'read_signature_certificates':
        return this.#readSignatureCertificates(command.request);
      case 'begin_pin':
        return this.#beginPin(command, port);
      case 'cancel_pin':
        if (this.#pin?.request === command.request) this.#pin.entry.cancel();
        return;
      case 'begin_pad':
        return this.#beginPad(command);
      case 'cancel_pad':
        this.#open?.pad.cancel(command.request);
        return;
      case 'identify_devices':
        return this.#identify(command.request);
    }
  }

  /** Says every status once at the start, so that main knows them, and then at each change. */
  #start(configuration: DeviceConfiguration, afterBrokenJob: boolean): void {
    if (this.#open) throw new Error('the devices are open already');
    const reader = openCardReader(configuration.cardReader, {
      challengeWithinMs: CHALLENGE_WITHIN_MS,
    });
    const printer = openTicketPrinter(configuration.ticketPrinter, { afterBrokenJob });
    const documents = openDocumentPrinter(configuration.documentPrinter ?? { kind: 'none' });
    const pad = openSignaturePad(configuration.signaturePad ?? { kind: 'none' });
    this.#open = { reader, printer, documents, pad: new PadRequests(pad, this.#tell) };
    reader.onStatus((status) => this.#tell({ event: 'card_reader', status }));
    reader.onReading((event) => this.#tell(eventOf(event)));
    printer.onStatus((status) => this.#tell({ event: 'ticket_printer', status }));
    documents.onStatus((status) => this.#tell({ event: 'document_printer', status }));
    pad.onStatus((status) => this.#tell({ event: 'signature_pad', status }));
    this.#tell({ event: 'card_reader', status: reader.status() });
    this.#tell({ event: 'ticket_printer', status: printer.status() });
    this.#tell({ event: 'document_printer', status: documents.status() });
    this.#tell({ event: 'signature_pad', status: pad.status() });
    reader.setReading(this.#readCards);
  }

  async #printed(job: string, printing: Promise<TicketPrinted> | undefined): Promise<void> {
    this.#tell({ event: 'printed', job, result: printing ? await printing : NOT_OPEN });
  }

  async #printDocument(job: string, pdf: string): Promise<void> {
    const printing = this.#open?.documents.print(Buffer.from(pdf, 'base64'));
    this.#tell({ event: 'document_printed', job, result: printing ? await printing : NOT_OPEN });
  }

  async #beginPad({ request, page }: DeviceCommand & { command: 'begin_pad' }): Promise<void> {
    if (this.#open) return this.#open.pad.begin(request, page);
    this.#tell({ event: 'pad_ended', request, outcome: { outcome: 'error', detail: 'not_open' } });
  }

  async #identify(request: string): Promise<void> {
    const identities = this.#open ? await identitiesOf(this.#open) : {};
    this.#tell({ event: 'device_identities', request, identities });
  }

  async #readSignatureCertificates(request: string): Promise<void> {
    const result = await signatureCertificatesOf(this.#open?.reader);
    this.#tell({ event: 'signature_certificates', request, result });
  }

  async #beginPin(command: DeviceCommand & { command: 'begin_pin' }, port?: PinPort): Promise<void> {
    const { request, hash, digest, certificate, locale = 'nl' } = command;
    if (!this.#open || !port || this.#pin) {
      port?.close();
      this.#tell({
        event: 'pin_ended',
        request,
        outcome: { ok: false, cause: 'card_error', wish: null },
      });
      return;
    }
    const entry = new PinEntry(
      this.#open.reader,
      {
        hash,
        digest: Buffer.from(digest, 'base64'),
        certificate: Buffer.from(certificate, 'base64'),
        locale,
      },
      port,
      (outcome) => {
        this.#pin = null;
        this.#tell({ event: 'pin_ended', request, outcome });
      },
    );
    this.#pin = { request, entry };
    await entry.begin();
  }
}
