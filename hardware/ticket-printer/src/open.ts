import { type DeviceConfiguration, err, unreachable } from '@loket/contract';
import { TicketPrinterDriver } from './driver.ts';
import { fileTransport } from './transport/file.ts';
import { serialTransport } from './transport/serial.ts';
import { tcpTransport } from './transport/tcp.ts';
import type { TicketPrinter, TicketPrinterOptions } from './types.ts';

/**
 * The ticket printer that the configuration names. Never fails: a printer that is not there is `offline` and is looked
 * for until `close`; kind `none` is a printer whose status is `not_configured` for ever.
 */
export function openTicketPrinter(
  configuration: DeviceConfiguration['ticketPrinter'],
  options: TicketPrinterOptions = {},
): TicketPrinter {
  switch (configuration.kind) {
    case 'none':
      return noPrinter();
    case 'tcp':
      return new TicketPrinterDriver(tcpTransport(configuration.host, configuration.port), options);
    case 'serial':
      return new TicketPrinterDriver(serialTransport(configuration.path, configuration.baudRate), options);
    case 'file':
      return new TicketPrinterDriver(fileTransport(configuration.path), options);
    default:
      return unreachable(configuration);
  }
}

function noPrinter(): TicketPrinter {
  const status = { state: 'not_configured' } as const;
  return {
    status: () => status,
    onStatus: () => () => {},
    print: async () => err(status),
    printAttest: async () => err(status),
    printBadge: async () => err(status),
    close: async () => {},
  };
}
