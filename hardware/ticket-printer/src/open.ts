import { type TicketPrinterConfiguration, unreachable } from '@loket/contract';
import { TicketPrinterDriver } from './driver.ts';
import { fileTransport } from './transport/file.ts';
import { serialTransport } from './transport/serial.ts';
import { tcpTransport } from './transport/tcp.ts';
import type { OpenTransport, TicketPrinter, TicketPrinterOptions } from './types.ts';

/**
 * The ticket printer that the configuration names. Never fails: a printer that is not there is `offline` and is looked
 * for until `close`; kind `none` is a printer whose status is `not_configured` for ever.
 */
export function openTicketPrinter(
  configuration: TicketPrinterConfiguration,
  options: TicketPrinterOptions = {},
): TicketPrinter {
  if (configuration.kind === 'none') return noPrinter();
  return new TicketPrinterDriver(transportOf(configuration), {
    ...(configuration.profile && { profile: configuration.profile }),
    ...(configuration.columns && { columns: configuration.columns }),
    ...options,
  });
}

function transportOf(configuration: Exclude<TicketPrinterConfiguration, { kind: 'none' }>): OpenTransport {
  switch (configuration.kind) {
    case 'tcp':
      return tcpTransport(configuration.host, configuration.port);
    case 'serial':
      return serialTransport(configuration.path, configuration.baudRate);
    case 'file':
      return fileTransport(configuration.path);
    default:
      return unreachable(configuration);
  }
}

function noPrinter(): TicketPrinter {
  const status = { state: 'not_configured' } as const;
  return {
    status: () => status,
    onStatus: () => () => {},
    print: async () => ({ ok: false, status }),
    printAttest: async () => ({ ok: false, status }),
    printBadge: async () => ({ ok: false, status }),
    identify: async () => null,
    close: async () => {},
  };
}
