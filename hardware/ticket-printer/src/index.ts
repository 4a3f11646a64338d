export { openTicketPrinter } from './open.ts';
export { encodeTicket, type TicketFormat } from './protocol/encode.ts';
export {
  type Clock,
  type CodePage,
  type OpenTransport,
  type PrinterTransport,
  systemClock,
  type TicketPrinter,
  type TicketPrinterOptions,
} from './types.ts';
