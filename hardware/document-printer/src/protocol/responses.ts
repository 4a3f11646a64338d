/// <reference path="../ipp-encoder.d.ts" />
import { type DocumentPrinterStatus, err, ok, type Result } from '@loket/contract';
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

const PRINTER_STOPPED = 5;

/**
 * RFC 8011 §5.4.12: the printer's reasons as what a person can do. A reason that ends in `-report` or `-warning` does
 * not keep it from printing.
 */
export function printerStatus(response: Uint8Array): DocumentPrinterStatus {
  const answer = decode(response);
  if (answer === undefined) return { state: 'error', detail: 'not_ipp' };
  if (!succeeded(answer.statusCode))
    return AWAY_CODES.has(answer.statusCode)
      ? { state: 'offline' }
      : { state: 'error', detail: `ipp_${hex(answer.statusCode)}` };
  const reasons = answer
    .value('printer-state-reasons')
    .map(String)
    .filter((reason) => !/-(report|warning)$/.test(reason))
    .map((reason) => reason.replace(/-error$/, ''));
  const said = reasons.map((reason) => MEANING[reason]).find((state) => state !== undefined);
  if (said) return { state: said };
  if (answer.value('printer-state')[0] === PRINTER_STOPPED) return { state: 'error', detail: 'stopped' };
  if (answer.value('printer-is-accepting-jobs')[0] === false)
    return { state: 'error', detail: 'accepts_no_jobs' };
  return { state: 'ready' };
}

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

/** The id of a job that the printer took. */
export function takenJob(response: Uint8Array): Result<number, DocumentPrinterStatus> {
  const answer = decode(response);
  const id = answer && succeeded(answer.statusCode) ? answer.value('job-id')[0] : undefined;
  if (typeof id === 'number') return ok(id);
  if (answer && AWAY_CODES.has(answer.statusCode)) return err({ state: 'offline' });
  return err({ state: 'error', detail: answer ? `ipp_${hex(answer.statusCode)}` : 'not_ipp' });
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

const hex = (code: number) => code.toString(16).padStart(4, '0');
