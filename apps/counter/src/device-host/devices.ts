import type { DeviceCommand, DeviceConfiguration, DeviceEvent, TicketPaper } from '@loket/contract';
import { type CardReader, openCardReader, type ReadingEvent } from '@loket/eid';
import { openTicketPrinter, type TicketPrinter } from '@loket/ticket-printer';

type Open = { reader: CardReader; printer: TicketPrinter };

/** The counter's devices as one thing that takes commands and tells events. */
export class Devices {
  readonly #tell: (event: DeviceEvent) => void;
  #open: Open | null = null;
  #readCards = false;

  constructor(tell: (event: DeviceEvent) => void) {
    this.#tell = tell;
  }

  async handle(command: DeviceCommand): Promise<void> {
    switch (command.command) {
      case 'open':
        return this.#start(command.configuration);
      case 'read_cards':
        this.#readCards = command.on;
        this.#open?.reader.setReading(command.on);
        return;
      case 'print':
        return this.#print(command.job, command.paper);
    }
  }

  /** Says every status once at the start, so that main knows them, and then at each change. */
  #start(configuration: DeviceConfiguration): void {
    if (this.#open) throw new Error('the devices are open already');
    const reader = openCardReader(configuration.cardReader);
    const printer = openTicketPrinter(configuration.ticketPrinter);
    this.#open = { reader, printer };
    reader.onStatus((status) => this.#tell({ event: 'card_reader', status }));
    reader.onReading((event) => this.#tell(eventOf(event)));
    printer.onStatus((status) => this.#tell({ event: 'ticket_printer', status }));
    this.#tell({ event: 'card_reader', status: reader.status() });
    this.#tell({ event: 'ticket_printer', status: printer.status() });
    reader.setReading(this.#readCards);
  }

  async #print(job: string, paper: TicketPaper): Promise<void> {
    const printed = this.#open
      ? await this.#open.printer.print(paper)
      : ({ ok: false, error: { state: 'offline' } } as const);
    this.#tell({
      event: 'printed',
      job,
      result: printed.ok ? { ok: true } : { ok: false, status: printed.error },
    });
  }
}

function eventOf(event: ReadingEvent): DeviceEvent {
  const { reading } = event;
  switch (event.kind) {
    case 'step':
      return { event: 'card_step', reading, step: event.step };
    case 'file':
      return {
        event: 'card_file',
        reading,
        file: event.file,
        bytes: Buffer.from(event.bytes).toString('base64'),
      };
    case 'complete':
      return { event: 'card_end', reading, end: { kind: 'complete' } };
    case 'failed':
      return { event: 'card_end', reading, end: { kind: 'failed', cause: event.cause } };
  }
}
