/// <reference path="../ipp-encoder.d.ts" />
import ipp from 'ipp-encoder';

/** IPP requests (RFC 8010 and 8011), bytes only. The job's name is fixed: it stands in spoolers and on displays. */

const JOB_NAME = 'Loket';
const USER_NAME = 'loket';

/** RFC 8011 §5.4.15 and §5.1.6: the codes and tags that we use. */
const OPERATION = { printJob: 0x02, cancelJob: 0x08, getJobAttributes: 0x09, getPrinterAttributes: 0x0b };
const GROUP = { operation: 0x01, job: 0x02 };
const TAG = {
  integer: 0x21,
  boolean: 0x22,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
};

type Attribute = { tag: number; name: string; value: unknown };

export const getPrinterAttributes = (printerUri: string, requestId: number): Uint8Array =>
  encode(OPERATION.getPrinterAttributes, printerUri, requestId, [
    {
      tag: TAG.keyword,
      name: 'requested-attributes',
      value: ['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs'],
    },
  ]);

/** PWG 5100.13 §5.6 has the serial number's and firmware's names. */
export const identify = (printerUri: string, requestId: number): Uint8Array =>
  encode(OPERATION.getPrinterAttributes, printerUri, requestId, [
    {
      tag: TAG.keyword,
      name: 'requested-attributes',
      value: ['printer-make-and-model', 'printer-serial-number', 'printer-firmware-string-version'],
    },
  ]);

/** The document follows behind these bytes. */
export const printJob = (printerUri: string, requestId: number): Uint8Array =>
  encode(
    OPERATION.printJob,
    printerUri,
    requestId,
    [
      { tag: TAG.name, name: 'requesting-user-name', value: USER_NAME },
      { tag: TAG.name, name: 'job-name', value: JOB_NAME },
      { tag: TAG.mimeType, name: 'document-format', value: 'application/pdf' },
    ],
    [
      { tag: TAG.keyword, name: 'media', value: 'iso_a4_210x297mm' },
      { tag: TAG.keyword, name: 'sides', value: 'one-sided' },
    ],
  );

export const getJobAttributes = (printerUri: string, requestId: number, jobId: number): Uint8Array =>
  encode(OPERATION.getJobAttributes, printerUri, requestId, [
    { tag: TAG.integer, name: 'job-id', value: jobId },
    { tag: TAG.name, name: 'requesting-user-name', value: USER_NAME },
    {
      tag: TAG.keyword,
      name: 'requested-attributes',
      value: ['job-id', 'job-state', 'job-impressions-completed'],
    },
  ]);

export const cancelJob = (printerUri: string, requestId: number, jobId: number): Uint8Array =>
  encode(OPERATION.cancelJob, printerUri, requestId, [
    { tag: TAG.integer, name: 'job-id', value: jobId },
    { tag: TAG.name, name: 'requesting-user-name', value: USER_NAME },
  ]);

/** CUPS's own attribute: takes the job, also a finished one, and its files out of the spool for good. */
export const purgeJob = (printerUri: string, requestId: number, jobId: number): Uint8Array =>
  encode(OPERATION.cancelJob, printerUri, requestId, [
    { tag: TAG.integer, name: 'job-id', value: jobId },
    { tag: TAG.name, name: 'requesting-user-name', value: USER_NAME },
    { tag: TAG.boolean, name: 'purge-job', value: true },
  ]);

function encode(
  operationId: number,
  printerUri: string,
  requestId: number,
  attributes: Attribute[],
  jobAttributes: Attribute[] = [],
): Uint8Array {
  const request = {
    version: { major: 2, minor: 0 },
    operationId,
    requestId,
    groups: [
      {
        tag: GROUP.operation,
        attributes: [
          { tag: TAG.charset, name: 'attributes-charset', value: 'utf-8' },
          { tag: TAG.language, name: 'attributes-natural-language', value: 'en' },
          { tag: TAG.uri, name: 'printer-uri', value: printerUri },
          ...attributes,
        ],
      },
      ...(jobAttributes.length > 0 ? [{ tag: GROUP.job, attributes: jobAttributes }] : []),
    ],
  };
  return ipp.request.encode(request, Buffer.alloc(ipp.request.encodingLength(request)));
}
