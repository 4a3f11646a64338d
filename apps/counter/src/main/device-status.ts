import type {
  DeviceEvent,
  DeviceReport,
  DisplayStatus,
  MediaDeviceStatus,
  PresenceReport,
} from '@loket/contract';

/** What main sees of its own windows: on which display each of them stands. */
export type DisplaysTold = { displays: { citizen: DisplayStatus; presence: DisplayStatus | null } };

type Told = DeviceEvent | PresenceReport | DisplaysTold;

/** The report after something was told about a device; the same object when nothing changed. */
export function deviceReportAfter(report: DeviceReport, told: Told): DeviceReport {
  const next = changed(report, told);
  return JSON.stringify(next) === JSON.stringify(report) ? report : next;
}

function changed(report: DeviceReport, told: Told): DeviceReport {
  if ('displays' in told) {
    const { presenceDisplay: _, ...others } = report;
    const { citizen, presence } = told.displays;
    return { ...others, citizenDisplay: citizen, ...(presence && { presenceDisplay: presence }) };
  }
  return 'event' in told ? afterDevice(report, told) : afterPresence(report, told);
}

function afterDevice(report: DeviceReport, told: DeviceEvent): DeviceReport {
  switch (told.event) {
    case 'card_reader':
      return { ...report, cardReader: told.status };
    case 'ticket_printer':
      return { ...report, ticketPrinter: told.status };
    case 'document_printer':
      return { ...report, documentPrinter: told.status };
    case 'signature_pad':
      return { ...report, signaturePad: told.status };
    default:
      return report;
  }
}

function afterPresence(report: DeviceReport, told: PresenceReport): DeviceReport {
  if (told.report === 'devices') {
    return {
      ...report,
      camera: afterListing(report.camera, told.camera),
      microphone: afterListing(report.microphone, told.microphone),
      speaker: afterListing(report.speaker, told.speaker),
    };
  }
  if (told.report === 'media_looked') {
    const { camera, microphone, speaker } = told;
    return { ...report, camera, microphone, speaker };
  }
  return report;
}

/**
 * A list says what is not there. That a camera is there says not that it gives a picture, nor, before something was
 * opened, that it is the chosen one: until somebody has looked, what was known stands, so that no citizen is called to
 * a black picture in between.
 */
const afterListing = (known: MediaDeviceStatus, listed: MediaDeviceStatus): MediaDeviceStatus =>
  listed.state === 'ready' ? known : listed;
