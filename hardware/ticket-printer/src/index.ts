export { openTicketPrinter } from './open.ts';
export type { PaperFormat } from './protocol/elements.ts';
export { encodeAttest, encodeBadge, encodeTicket } from './protocol/encode.ts';
export {
  type Clock,
  type CodePage,
  type OpenTransport,
  type PrinterTransport,
  systemClock,
  type TicketPrinter,
  type TicketPrinterOptions,
} from './types.ts';
