import type { DeviceConfiguration } from '@loket/contract';
import { CardReaderDriver } from './driver.ts';
import { PcscTransport } from './transport/pcsc.ts';
import { loadPcscLibrary } from './transport/pcsc-library.ts';
import { SocketTransport } from './transport/socket.ts';
import type { Transport } from './transport/transport.ts';
import { type CardReader, type CardReaderOptions, type Clock, systemClock } from './types.ts';

/**
 * Opens the card reader of the configuration. It never fails: a reader or a service that is away is a status, and
 * comes back by itself. `socket` is for development; whoever ships refuses it.
 */
export function openCardReader(
  configuration: DeviceConfiguration['cardReader'],
  options: CardReaderOptions = {},
): CardReader {
  return new CardReaderDriver(transportOf(configuration, options.clock ?? systemClock), options);
}

function transportOf(configuration: DeviceConfiguration['cardReader'], clock: Clock): Transport {
  return configuration.kind === 'pcsc'
    ? new PcscTransport(loadPcscLibrary, clock)
    : new SocketTransport(configuration.host, configuration.port, clock);
}
