import type { DeviceEvent, DeviceReport, PresenceReport } from '@loket/contract';

type Told = DeviceEvent | PresenceReport;

/** The report after something was told about a device; the same object when nothing changed. */
export function deviceReportAfter(report: DeviceReport, told: Told): DeviceReport {
  const next = changed(report, told);
  return JSON.stringify(next) === JSON.stringify(report) ? report : next;
}

function changed(report: DeviceReport, told: Told): DeviceReport {
  if ('event' in told) {
    if (told.event === 'card_reader') return { ...report, cardReader: told.status };
    if (told.event === 'document_printer') return { ...report, documentPrinter: told.status };
    return told.event === 'ticket_printer' ? { ...report, ticketPrinter: told.status } : report;
  }
  if (told.report === 'devices') {
    const { camera, microphone, speaker } = told;
    return { ...report, camera, microphone, speaker };
  }
  // Listed but not to be opened: until the page has looked again, no further call is sent here.
  return told.report === 'media_failed'
    ? { ...report, camera: { state: 'error', detail: told.detail } }
    : report;
}
