import { DeviceName, type DeviceReport, type Locale } from '@loket/contract';
import { inLocale, type Phrase } from '../texts/area.ts';
import {
  cardReaderWords,
  deviceNames,
  displayWords,
  documentPrinterWords,
  mediaDeviceWords,
  signaturePadWords,
  ticketPrinterWords,
} from '../texts/device-words.ts';
import {
  cardReaderStatus,
  displayStatus,
  documentPrinterStatus,
  mediaDeviceStatus,
  signaturePadStatus,
  ticketPrinterStatus,
} from './device-status.ts';
import type { Status } from './status-shape.tsx';

/** One device as staff read it: shape, name, fact. */
export type DeviceLine = {
  readonly device: DeviceName;
  readonly status: Status;
  readonly name: string;
  readonly fact: string;
};

type Known = {
  readonly words: Readonly<Record<string, Phrase>>;
  readonly status: Readonly<Record<string, Status>>;
};

const media: Known = { words: mediaDeviceWords, status: mediaDeviceStatus };
const display: Known = { words: displayWords, status: displayStatus };
const KNOWN: Readonly<Record<DeviceName, Known>> = {
  cardReader: { words: cardReaderWords, status: cardReaderStatus },
  ticketPrinter: { words: ticketPrinterWords, status: ticketPrinterStatus },
  camera: media,
  microphone: media,
  speaker: media,
  documentPrinter: { words: documentPrinterWords, status: documentPrinterStatus },
  signaturePad: { words: signaturePadWords, status: signaturePadStatus },
  citizenDisplay: display,
  presenceDisplay: display,
};

/** A state's code in words; a code of a newer counter as it is. */
export const deviceStateWords = (device: DeviceName, state: string, locale: Locale): string =>
  KNOWN[device].words[state]?.[locale] ?? state;

export const deviceStateShape = (device: DeviceName, state: string): Status =>
  KNOWN[device].status[state] ?? 'attention';

/** Every device that a counter told of, in one order everywhere. */
export function deviceLines(devices: DeviceReport, locale: Locale): DeviceLine[] {
  const names = inLocale(deviceNames, locale);
  return DeviceName.options.flatMap((device) => {
    const told = devices[device];
    if (!told) return [];
    const carded = 'card' in told && told.card === 'present' ? 'card_present' : told.state;
    const fact = deviceStateWords(device, carded, locale);
    const which = whichOne(told);
    return [
      {
        device,
        status: deviceStateShape(device, told.state),
        name: names[device],
        fact: which ? `${fact} (${which})` : fact,
      },
    ];
  });
}

/** Of a device that is not well: which one is meant, or the code that goes with it. */
function whichOne(told: NonNullable<DeviceReport[DeviceName]>): string | null {
  if (told.state === 'ready') return null;
  if ('name' in told && told.name) return told.name;
  return 'detail' in told && told.detail ? told.detail : null;
}

/**
 * What somebody has to do something about, the gravest first: without camera, microphone or speaker there is no call.
 * Paper that runs low can wait, and what was never set up is not missed.
 */
export const devicesInTrouble = (devices: DeviceReport, locale: Locale): DeviceLine[] =>
  deviceLines(devices, locale)
    .filter(({ device }) => isInTrouble(device, devices))
    .toSorted((one, other) => gravity(one) - gravity(other));

export const isAnyInTrouble = (devices: DeviceReport): boolean =>
  DeviceName.options.some((device) => isInTrouble(device, devices));

function isInTrouble(device: DeviceName, devices: DeviceReport): boolean {
  const state = devices[device]?.state;
  if (state === undefined || state === 'paper_low' || state === 'not_configured') return false;
  return deviceStateShape(device, state) !== 'good';
}

const FOR_A_CALL: readonly DeviceName[] = ['camera', 'microphone', 'speaker'];
const gravity = ({ device }: DeviceLine): number => (FOR_A_CALL.includes(device) ? 0 : 1);
