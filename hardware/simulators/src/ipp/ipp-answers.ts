/// <reference path="../../../document-printer/src/ipp-encoder.d.ts" />
import ipp from 'ipp-encoder';

/** IPP from the printer's side (RFC 8010 and 8011), bytes only. */

/** RFC 8011 §5.4.15. */
export const OPERATION = { printJob: 0x02, cancelJob: 0x08, getJob: 0x09, getPrinter: 0x0b };
/** RFC 8011 appendix B. */
export const STATUS = {
  ok: 0x0000,
  badRequest: 0x0400,
  notPossible: 0x0404,
  notFound: 0x0406,
  notPdf: 0x040a,
  unknownOperation: 0x0501,
  busy: 0x0507,
};
const GROUP = { operation: 0x01, job: 0x02, printer: 0x04 };
const TAG = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  text: 0x41,
  keyword: 0x44,
  charset: 0x47,
  language: 0x48,
};

export type Asked = {
  readonly operationId: number;
  readonly requestId: number;
  readonly jobId: number | undefined;
  readonly document: Buffer;
};

/** Undefined for bytes that are no request. */
export function readRequest(bytes: Buffer): Asked | undefined {
  try {
    const { operationId, requestId, groups } = ipp.request.decode(bytes);
    const document = bytes.subarray(ipp.request.decode.bytes);
    const value = groups.flatMap(({ attributes }) => attributes).find(({ name }) => name === 'job-id')?.value;
    const jobId = Array.isArray(value) && typeof value[0] === 'number' ? value[0] : undefined;
    return { operationId, requestId, jobId, document };
  } catch {
    return undefined;
  }
}

/** RFC 8011 §5.3.7. */
export const JOB = { processing: 5, stopped: 6, canceled: 7, completed: 9 };
/** RFC 8011 §5.4.11. */
export const PRINTER = { idle: 3, processing: 4, stopped: 5 };

export const refusal = (statusCode: number, requestId: number): Buffer => encode(statusCode, requestId);

export const jobAnswer = (requestId: number, job: { id: number; state: number }): Buffer =>
  encode(STATUS.ok, requestId, {
    tag: GROUP.job,
    attributes: [
      { tag: TAG.integer, name: 'job-id', value: job.id },
      { tag: TAG.enum, name: 'job-state', value: job.state },
      { tag: TAG.keyword, name: 'job-state-reasons', value: 'none' },
      {
        tag: TAG.integer,
        name: 'job-impressions-completed',
        value: job.state === JOB.completed ? 1 : 0,
      },
    ],
  });

export const printerAnswer = (requestId: number, state: number, reason: string): Buffer =>
  encode(STATUS.ok, requestId, {
    tag: GROUP.printer,
    attributes: [
      { tag: TAG.enum, name: 'printer-state', value: state },
      { tag: TAG.keyword, name: 'printer-state-reasons', value: reason },
      { tag: TAG.boolean, name: 'printer-is-accepting-jobs', value: true },
      { tag: TAG.text, name: 'printer-make-and-model', value: 'Loket VIRTUAL-A4' },
      { tag: TAG.text, name: 'printer-serial-number', value: 'V00000210' },
      { tag: TAG.text, name: 'printer-firmware-string-version', value: '1.00' },
    ],
  });

function encode(
  statusCode: number,
  requestId: number,
  group?: { tag: number; attributes: { tag: number; name: string; value: unknown }[] },
): Buffer {
  const response = {
    version: { major: 2, minor: 0 },
    statusCode,
    requestId,
    groups: [
      {
        tag: GROUP.operation,
        attributes: [
          { tag: TAG.charset, name: 'attributes-charset', value: 'utf-8' },
          { tag: TAG.language, name: 'attributes-natural-language', value: 'en' },
        ],
      },
      ...(group ? [group] : []),
    ],
  };
  return ipp.response.encode(response, Buffer.alloc(ipp.response.encodingLength(response)));
}
