import type { DeviceEvent, DeviceIdentity } from '@loket/contract';
import type { DocumentPrinter } from '@loket/document-printer';
import type { CardReader } from '@loket/eid';
import type { TicketPrinter } from '@loket/ticket-printer';

type Identities = (DeviceEvent & { event: 'device_identities' })['identities'];

export type Identified = {
  reader: Pick<CardReader, 'status'>;
  printer: Pick<TicketPrinter, 'identify'>;
  documents: Pick<DocumentPrinter, 'identify'>;
};

/**
 * What the devices say of themselves: the reader by the name that the smart card service has for it, the ticket printer
 * by `GS I` where its family knows that, the A4 printer by IPP's make and model. A pad says so with its state.
 */
export async function identitiesOf({ reader, printer, documents }: Identified): Promise<Identities> {
  const status = reader.status();
  const [ticketPrinter, documentPrinter] = await Promise.all([printer.identify(), documents.identify()]);
  return {
    ...(status.state === 'ready' && { cardReader: { model: status.name } }),
    ...named('ticketPrinter', ticketPrinter),
    ...named('documentPrinter', documentPrinter),
  };
}

const named = (device: 'ticketPrinter' | 'documentPrinter', identity: DeviceIdentity | null): Identities =>
  identity ? { [device]: identity } : {};
