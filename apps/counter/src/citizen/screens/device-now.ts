import type { DeviceIdentity, DeviceReport, InstallationStep, Locale, ServiceReport } from '@loket/contract';
import {
  cardReaderStatus,
  cardReaderWords,
  displayStatus,
  displayWords,
  documentPrinterStatus,
  documentPrinterWords,
  inLocale,
  mediaDeviceStatus,
  mediaDeviceWords,
  type Status,
  signaturePadStatus,
  signaturePadWords,
  ticketPrinterStatus,
  ticketPrinterWords,
} from '@loket/ui';

type Device = InstallationStep['device'];
type Now = { status: Status; text: string };

/** How a device is without a test of it, in words; undefined for what is no device of its own, or says nothing. */
export function deviceNow(device: Device, devices: DeviceReport, locale: Locale): Now | undefined {
  switch (device) {
    case 'card_reader': {
      const { cardReader } = devices;
      const card = cardReader.state === 'ready' && cardReader.card === 'present';
      const text = inLocale(cardReaderWords, locale)[card ? 'card_present' : cardReader.state];
      return withDetail({ status: cardReaderStatus[cardReader.state], text }, cardReader);
    }
    case 'ticket_printer': {
      const { state } = devices.ticketPrinter;
      const text = inLocale(ticketPrinterWords, locale)[state];
      return withDetail({ status: ticketPrinterStatus[state], text }, devices.ticketPrinter);
    }
    case 'document_printer': {
      const { documentPrinter: told } = devices;
      if (!told) return undefined;
      const text = inLocale(documentPrinterWords, locale)[told.state];
      return withDetail({ status: documentPrinterStatus[told.state], text }, told);
    }
    case 'signature_pad': {
      const { signaturePad: told } = devices;
      if (!told) return undefined;
      const text = inLocale(signaturePadWords, locale)[told.state];
      return withDetail({ status: signaturePadStatus[told.state], text }, told);
    }
    case 'camera':
    case 'microphone':
    case 'speaker': {
      const told = devices[device];
      const text = inLocale(mediaDeviceWords, locale)[told.state];
      return withDetail({ status: mediaDeviceStatus[told.state], text }, told);
    }
    case 'display':
    case 'touch': {
      const told = device === 'touch' ? devices.citizenDisplay : displayOf(devices);
      if (!told) return undefined;
      const text = inLocale(displayWords, locale)[told.state];
      return withDetail({ status: displayStatus[told.state], text }, told);
    }
    case 'link':
    case 'echo':
    case 'record_and_play':
      return undefined;
  }
}

/** What a device says of itself; a display and the touch panel are known by the screen's name. */
export function identityOf(
  device: Device,
  identities: ServiceReport['identities'],
): DeviceIdentity | undefined {
  switch (device) {
    case 'card_reader':
      return identities.cardReader;
    case 'ticket_printer':
      return identities.ticketPrinter;
    case 'document_printer':
      return identities.documentPrinter;
    case 'signature_pad':
      return identities.signaturePad;
    case 'camera':
    case 'microphone':
    case 'speaker':
      return identities[device];
    case 'display':
      return identities.presenceDisplay ?? identities.citizenDisplay;
    case 'touch':
      return identities.citizenDisplay;
    case 'link':
    case 'echo':
    case 'record_and_play':
      return undefined;
  }
}

/** The inspector's own display where there is one, else the one that has both. */
const displayOf = ({ presenceDisplay, citizenDisplay }: DeviceReport) => presenceDisplay ?? citizenDisplay;

/** A code or a number that the driver adds, for whoever stands before the device. */
function withDetail(now: Now, told: { detail?: string | undefined } | object): Now {
  const detail = 'detail' in told ? told.detail : undefined;
  return detail ? { ...now, text: `${now.text} (${detail})` } : now;
}
