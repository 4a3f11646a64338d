import { type SignaturePadConfiguration, unreachable } from '@loket/contract';
import { SignaturePadDriver } from './driver.ts';
import { hidTransport } from './transport/hid.ts';
import { loadHidLibrary } from './transport/hid-library.ts';
import { socketTransport } from './transport/socket.ts';
import { type OpenPadTransport, type SignaturePad, type SignaturePadOptions, systemClock } from './types.ts';

/**
 * The signature pad that the configuration names. Never fails: a pad that is not there is `absent` and is looked for
 * until `close`; kind `none` is `not_configured` for ever. `socket` is for development; whoever ships refuses it.
 */
export function openSignaturePad(
  configuration: SignaturePadConfiguration,
  options: SignaturePadOptions = {},
): SignaturePad {
  if (configuration.kind === 'none') return noPad();
  return new SignaturePadDriver(options.openTransport ?? transportOf(configuration, options), options);
}

function transportOf(
  configuration: Exclude<SignaturePadConfiguration, { kind: 'none' }>,
  { clock = systemClock }: SignaturePadOptions,
): OpenPadTransport {
  switch (configuration.kind) {
    case 'hid':
      return hidTransport(loadHidLibrary, configuration.serial);
    case 'socket':
      return socketTransport(configuration.host, configuration.port, clock);
    default:
      return unreachable(configuration);
  }
}

function noPad(): SignaturePad {
  const status = { state: 'not_configured' } as const;
  return {
    status: () => status,
    onStatus: () => () => {},
    facts: () => null,
    sign: () => ({
      outcome: Promise.resolve({ outcome: 'error', detail: 'pad_not_configured' }),
      cancel: () => {},
    }),
    close: async () => {},
  };
}
