export { openTicketPrinter } from './open.ts';
export { encodeAttest, encodeBadge, encodeTicket, formatOf, type PrintFormat } from './protocol/encode.ts';
export { PROFILES, type PrinterProfile } from './protocol/profiles.ts';
export {
  type Clock,
  type CodePage,
  type OpenTransport,
  type PrinterTransport,
  systemClock,
  type TicketPrinter,
  type TicketPrinterOptions,
} from './types.ts';
