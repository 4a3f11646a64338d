import type { DocumentPrinterConfiguration } from '@loket/contract';
import { DocumentPrinterDriver } from './driver.ts';
import { httpExchange } from './transport/http.ts';
import type { DocumentPrinter, DocumentPrinterOptions } from './types.ts';

/**
 * The document printer that the configuration names. Never fails: one that is not there is `offline` and is asked again
 * until `close`; kind `none` is `not_configured` for ever.
 */
export function openDocumentPrinter(
  configuration: DocumentPrinterConfiguration,
  options: DocumentPrinterOptions = {},
): DocumentPrinter {
  if (configuration.kind === 'ipp')
    return new DocumentPrinterDriver(httpExchange(configuration.url), configuration.url, options);
  const status = { state: 'not_configured' } as const;
  return {
    status: () => status,
    onStatus: () => () => {},
    print: async () => ({ ok: false, status }),
    identify: async () => null,
    close: async () => {},
  };
}
