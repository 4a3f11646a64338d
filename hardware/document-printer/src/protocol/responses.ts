/// <reference path="../ipp-encoder.d.ts" />
import { type DeviceIdentity, type DocumentPrinterStatus, err, ok, type Result } from '@loket/contract';
import ipp from 'ipp-encoder';

/** What a response says, told as values; a response that is none is `undefined`. */
type Answer = { readonly statusCode: number; value(name: string): readonly unknown[] };

function decode(bytes: Uint8Array): Answer | undefined {
  try {
    const { statusCode, groups } = ipp.response.decode(Buffer.from(bytes));
    const attributes = groups.flatMap((group) => group.attributes);
    return {
      statusCode,
      value(name) {
        const value = attributes.find((attribute) => attribute.name === name)?.value;
        return Array.isArray(value) ? value : [];
      },
    };
  } catch {
    return undefined;
  }
}

/** RFC 8011 §6.1.4: 0000 to 00FF succeeded; 0503 and 0506 are a printer that is not there for us now. */
const succeeded = (statusCode: number) => statusCode >= 0 && statusCode < 0x100;
const AWAY_CODES = new Set([0x0502, 0x0503, 0x0506]);

const BUSY = 0x0507;
const PRINTER_STOPPED = 5;

/** How a printer is, and what it warns of: a warning keeps some printers from printing and others not. */
export type PrinterState = {
  readonly status: DocumentPrinterStatus;
  readonly warning: DocumentPrinterStatus | null;
};

/** RFC 8011 §5.4.12: the printer's reasons as what a person can do; `-report` is nothing to do. */
export function printerState(response: Uint8Array): PrinterState {
  const answer = decode(response);
  if (answer === undefined) return { status: { state: 'error', detail: 'not_ipp' }, warning: null };
  if (!succeeded(answer.statusCode)) return { status: statusOfCode(answer.statusCode), warning: null };
  const reasons = answer.value('printer-state-reasons').map(String);
  const isWarning = (reason: string) => reason.endsWith('-warning');
  const warned = meaningOf(reasons.filter(isWarning));
  const warning = warned ? { state: warned } : null;
  const said = meaningOf(reasons.filter((reason) => !isWarning(reason)));
  if (said) return { status: { state: said }, warning };
  if (answer.value('printer-state')[0] === PRINTER_STOPPED)
    return { status: warning ?? { state: 'error', detail: 'stopped' }, warning };
  if (answer.value('printer-is-accepting-jobs')[0] === false)
    return { status: { state: 'error', detail: 'accepts_no_jobs' }, warning };
  return { status: { state: 'ready' }, warning };
}

const statusOfCode = (code: number): DocumentPrinterStatus =>
  AWAY_CODES.has(code) ? { state: 'offline' } : { state: 'error', detail: `ipp_${hex(code)}` };

const meaningOf = (reasons: readonly string[]) =>
  reasons
    .map((reason) => MEANING[reason.replace(/-(error|warning)$/, '')])
    .find((state) => state !== undefined);

const MEANING: Partial<Record<string, 'media_empty' | 'jam' | 'offline'>> = {
  'media-empty': 'media_empty',
  'media-needed': 'media_empty',
  'media-jam': 'jam',
  'cover-open': 'jam',
  'door-open': 'jam',
  'interlock-open': 'jam',
  'input-tray-missing': 'jam',
  'output-area-full': 'jam',
  offline: 'offline',
  shutdown: 'offline',
  'timed-out': 'offline',
};

/** What the printer says of itself; null when it does not say what it is. */
export function printerIdentity(response: Uint8Array): DeviceIdentity | null {
  const answer = decode(response);
  const text = (name: string, most: number) => {
    const value = answer?.value(name)[0];
    return typeof value === 'string' && value !== '' ? value.slice(0, most) : undefined;
  };
  const model = text('printer-make-and-model', 120);
  const serial = text('printer-serial-number', 120);
  const firmware = text('printer-firmware-string-version', 60);
  return model ? { model, ...(serial && { serial }), ...(firmware && { firmware }) } : null;
}

/** The id of a job that the printer took; `busy` when it works on another and takes one at a time. */
export function takenJob(response: Uint8Array): Result<number, DocumentPrinterStatus | 'busy'> {
  const answer = decode(response);
  if (answer?.statusCode === BUSY) return err('busy');
  const id = answer && succeeded(answer.statusCode) ? answer.value('job-id')[0] : undefined;
  if (typeof id === 'number') return ok(id);
  return err(answer ? statusOfCode(answer.statusCode) : { state: 'error', detail: 'not_ipp' });
}

/** RFC 8011 §5.3.7. `unknown`: the printer forgot the job, or never had it. */
export type JobState = 'completed' | 'canceled' | 'aborted' | 'stopped' | 'under_way' | 'unknown';

export function jobState(response: Uint8Array): JobState {
  const answer = decode(response);
  if (!answer || !succeeded(answer.statusCode)) return 'unknown';
  switch (answer.value('job-state')[0]) {
    case 3:
    case 4:
    case 5:
      return 'under_way';
    case 6:
      return 'stopped';
    case 7:
      return 'canceled';
    case 8:
      return 'aborted';
    case 9:
      return 'completed';
    default:
      return 'unknown';
  }
}

/**
 * The job ended without a page: cancelled or given up, and the printer counted none (RFC 8011 §5.3.18.2). A printer that
 * does not count leaves it open.
 */
export function hasPrintedNothing(response: Uint8Array): boolean {
  const state = jobState(response);
  const sides = decode(response)?.value('job-impressions-completed')[0];
  return (state === 'canceled' || state === 'aborted') && sides === 0;
}

const hex = (code: number) => code.toString(16).padStart(4, '0');
