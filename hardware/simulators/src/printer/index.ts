export type { PrintedPaper, StyledLine } from './press.ts';
export type { PrinterState } from './sensors.ts';
export {
  serveVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterChange,
  type VirtualPrinterOptions,
} from './server.ts';
