export { openDocumentPrinter } from './open.ts';
export {
  type Clock,
  type DocumentPrinter,
  type DocumentPrinterOptions,
  type Exchange,
  systemClock,
} from './types.ts';
