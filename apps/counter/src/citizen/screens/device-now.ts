import type {
  DeviceIdentity,
  DeviceName,
  DeviceReport,
  InstallationStep,
  Locale,
  ServiceReport,
} from '@loket/contract';
import { type DeviceLine, deviceLines } from '@loket/ui';

type Tested = InstallationStep['device'];

/** Which device each test is of, the first that is told; the inspector's own display where there is one. */
const DEVICES = {
  card_reader: ['cardReader'],
  ticket_printer: ['ticketPrinter'],
  document_printer: ['documentPrinter'],
  signature_pad: ['signaturePad'],
  camera: ['camera'],
  microphone: ['microphone'],
  speaker: ['speaker'],
  citizen_display: ['citizenDisplay'],
  display: ['presenceDisplay', 'citizenDisplay'],
  touch: ['citizenDisplay'],
  link: [],
  echo: [],
  record_and_play: [],
} as const satisfies Record<Tested, readonly DeviceName[]>;

/** How a device is without a test of it, in words; undefined for what is no device of its own, or says nothing. */
export function deviceNow(tested: Tested, devices: DeviceReport, locale: Locale): DeviceLine | undefined {
  const lines = deviceLines(devices, locale);
  return firstOf(tested, (device) => lines.find((line) => line.device === device));
}

/** What a device says of itself; a display and the touch panel are known by the screen's name. */
export const identityOf = (
  tested: Tested,
  identities: ServiceReport['identities'],
): DeviceIdentity | undefined => firstOf(tested, (device) => identities[device]);

function firstOf<Value>(tested: Tested, of: (device: DeviceName) => Value | undefined): Value | undefined {
  for (const device of DEVICES[tested]) {
    const found = of(device);
    if (found !== undefined) return found;
  }
  return undefined;
}
