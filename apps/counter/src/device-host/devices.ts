import type {
  DeviceCommand,
  DeviceConfiguration,
  DeviceEvent,
  DocumentPrinterStatus,
  Result,
  TicketPrinterStatus,
} from '@loket/contract';
import { type DocumentPrinter, openDocumentPrinter } from '@loket/document-printer';
import { type CardReader, openCardReader, type ReadingEvent } from '@loket/eid';
import { openTicketPrinter, type TicketPrinter } from '@loket/ticket-printer';
import { causeOf, PinEntry, type PinPort } from './pin-entry.ts';

type Open = { reader: CardReader; printer: TicketPrinter; documents: DocumentPrinter };
type Told = TicketPrinterStatus & DocumentPrinterStatus;
const NOT_OPEN = { ok: false, error: { state: 'offline' } satisfies Told } as const;

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
        return this.#start(command.configuration);
      case 'read_cards':
        this.#readCards = command.on;
        this.#open?.reader.setReading(command.on, command.skipPresent);
        return;
      case 'print':
        return this.#printed(command.job, this.#open?.printer.print(command.paper));
      case 'print_attest':
        return this.#printed(command.job, this.#open?.printer.printAttest(command.paper));
      case 'print_badge':
        return this.#printed(command.job, this.#open?.printer.printBadge(command.paper));
      case 'print_document':
        return this.#printDocument(command.job, command.pdf);
      case 'read_signature_certificates':
        return this.#readSignatureCertificates(command.request);
      case 'begin_pin':
        return this.#beginPin(command, port);
      case 'cancel_pin':
        if (this.#pin?.request === command.request) this.#pin.entry.cancel();
        return;
    }
  }

  /** Says every status once at the start, so that main knows them, and then at each change. */
  #start(configuration: DeviceConfiguration): void {
    if (this.#open) throw new Error('the devices are open already');
    const reader = openCardReader(configuration.cardReader);
    const printer = openTicketPrinter(configuration.ticketPrinter);
    const documents = openDocumentPrinter(configuration.documentPrinter ?? { kind: 'none' });
    this.#open = { reader, printer, documents };
    reader.onStatus((status) => this.#tell({ event: 'card_reader', status }));
    reader.onReading((event) => this.#tell(eventOf(event)));
    printer.onStatus((status) => this.#tell({ event: 'ticket_printer', status }));
    documents.onStatus((status) => this.#tell({ event: 'document_printer', status }));
    this.#tell({ event: 'card_reader', status: reader.status() });
    this.#tell({ event: 'ticket_printer', status: printer.status() });
    this.#tell({ event: 'document_printer', status: documents.status() });
    reader.setReading(this.#readCards);
  }

  async #printed(job: string, printing: Promise<Result<undefined, TicketPrinterStatus>> | undefined) {
    const printed = printing ? await printing : NOT_OPEN;
    this.#tell({
      event: 'printed',
      job,
      result: printed.ok ? { ok: true } : { ok: false, status: printed.error },
    });
  }

  async #printDocument(job: string, pdf: string): Promise<void> {
    const printed = this.#open ? await this.#open.documents.print(Buffer.from(pdf, 'base64')) : NOT_OPEN;
    this.#tell({
      event: 'document_printed',
      job,
      result: printed.ok ? { ok: true } : { ok: false, status: printed.error },
    });
  }

  async #readSignatureCertificates(request: string): Promise<void> {
    const read = await this.#open?.reader.signatureCertificates();
    if (!read?.ok) {
      const cause = read ? causeOf(read.error) : 'no_card';
      this.#tell({ event: 'signature_certificates', request, result: { ok: false, cause } });
      return;
    }
    const { certificates, keyKind, hash } = read.value;
    const result = { ok: true as const, certificates: certificates.map(inBase64), keyKind, hash };
    this.#tell({ event: 'signature_certificates', request, result });
  }

  async #beginPin(command: DeviceCommand & { command: 'begin_pin' }, port?: PinPort): Promise<void> {
    const { request, hash, digest, certificate } = command;
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
      { hash, digest: Buffer.from(digest, 'base64'), certificate: Buffer.from(certificate, 'base64') },
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

const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function eventOf(event: ReadingEvent): DeviceEvent {
  const { reading } = event;
  switch (event.kind) {
    case 'step':
      return { event: 'card_step', reading, step: event.step };
    case 'file':
      return { event: 'card_file', reading, file: event.file, bytes: inBase64(event.bytes) };
    case 'complete':
      return { event: 'card_end', reading, end: { kind: 'complete' } };
    case 'failed':
      return { event: 'card_end', reading, end: { kind: 'failed', cause: event.cause } };
  }
}
