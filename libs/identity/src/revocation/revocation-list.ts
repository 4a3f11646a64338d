import type { X509Certificate } from 'node:crypto';
import { err, ok, type Result } from '@loket/contract';
import { childrenOf, type Element, elementAt, elementOf, TAG } from '../der.ts';
import { readFacts } from '../extensions.ts';
import { checkSignedBytes } from '../signed-bytes.ts';
import { entryReason, type ListExtensions, readListExtensions } from './list-extensions.ts';
import { counts, type RevocationReason, reasonOf, type StatusReason, type Term } from './status.ts';

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/**
 * A list of what an authority revoked (RFC 5280, 5), checked and kept as it came: the Belgian ones have hundreds of
 * thousands of entries, so that nothing is made of an entry until it is asked for.
 */
export type RevocationList = ListExtensions & {
  /** A list always says until when it counts (RFC 5280, 5.1.2.5). */
  readonly term: Term & { readonly nextUpdate: Date };
  readonly entries: number;
  /** @param serial hex, as Node gives it */
  find(serial: string): { readonly at: Date; readonly reason: RevocationReason } | undefined;
};

/**
 * Reads a list and checks that this authority made it. Anything in it that changes what an absence means (other reasons,
 * another issuer's entries, only changes, an unknown critical extension) makes it a list that nobody here can use.
 */
export function readRevocationList(
  bytes: Uint8Array,
  issuer: X509Certificate,
  at: Date,
): Result<RevocationList, StatusReason> {
  const outer = elementOf(bytes, 0, bytes.length, TAG.sequence);
  if (outer === undefined || outer.end !== bytes.length) return err('malformed_answer');
  const [body, algorithm, signature, further] = childrenOf(bytes, outer);
  if (!body || !algorithm || !signature || further) return err('malformed_answer');
  const oid = algorithmOf(bytes, algorithm);
  const list = readBody(bytes, body, issuer, oid);
  if (!list || oid === undefined || signature.tag !== TAG.bits || bytes[signature.contentOffset] !== 0)
    return err('malformed_answer');
  const facts = readFacts(issuer);
  if (!issuer.ca || facts?.keyUsages?.has('list_signing') === false) return err('signature_mismatch');
  const signed = checkSignedBytes(
    bytes.subarray(outer.contentOffset, body.end),
    bytes.subarray(signature.contentOffset + 1, signature.end),
    oid,
    issuer.publicKey,
  );
  if (signed !== 'fits') return err(signed === 'mismatch' ? 'signature_mismatch' : 'unsupported_algorithm');
  return counts(list.term, at) ? ok(list) : err('stale_answer');
}

/** TBSCertList: version, signature, issuer, thisUpdate, nextUpdate, revokedCertificates?, [0] extensions? */
function readBody(
  bytes: Uint8Array,
  body: Element,
  issuer: X509Certificate,
  outerAlgorithm: string | undefined,
): RevocationList | undefined {
  if (body.tag !== TAG.sequence) return undefined;
  const parts = childrenOf(bytes, body);
  const [version] = parts;
  if (version?.tag === TAG.integer) parts.shift();
  const [algorithm, name, from, ...rest] = parts;
  if (!algorithm || !name || !from) return undefined;
  if (algorithmOf(bytes, algorithm) !== outerAlgorithm) return undefined;
  const ownName = subjectOf(issuer);
  if (!ownName || !Buffer.from(bytes.subarray(name.offset, name.end)).equals(ownName)) return undefined;
  const thisUpdate = timeAt(bytes, from);
  const until = rest.shift();
  const nextUpdate = until && isTime(until) ? timeAt(bytes, until) : undefined;
  if (!thisUpdate || !nextUpdate) return undefined;
  const revoked = rest[0]?.tag === TAG.sequence ? rest.shift() : undefined;
  const wrapper = rest.shift();
  if (rest.length > 0 || (wrapper && wrapper.tag !== 0xa0)) return undefined;
  const extensions = readListExtensions(bytes, wrapper);
  const entries = revoked ? countEntries(bytes, revoked) : 0;
  if (!extensions || entries === undefined) return undefined;
  return {
    term: { thisUpdate, nextUpdate },
    ...extensions,
    entries,
    find: (serial) => (revoked ? findEntry(bytes, revoked, serial) : undefined),
  };
}

/** Also walks through every entry: a list with a hole in it has no entries behind the hole. */
function countEntries(bytes: Uint8Array, revoked: Element): number | undefined {
  let count = 0;
  for (let offset = revoked.contentOffset; offset < revoked.end; count += 1) {
    const entry = elementOf(bytes, offset, revoked.end, TAG.sequence);
    const serial = entry && elementOf(bytes, entry.contentOffset, entry.end, TAG.integer);
    const time = serial && elementOf(bytes, serial.end, entry.end);
    if (!entry || !time || !isTime(time)) return undefined;
    if (time.end < entry.end && entryReason(bytes, time.end, entry.end) === undefined) return undefined;
    offset = entry.end;
  }
  return count;
}

function findEntry(
  bytes: Uint8Array,
  revoked: Element,
  serial: string,
): { at: Date; reason: RevocationReason } | undefined {
  const wanted = withoutZeros(Buffer.from(serial.length % 2 ? `0${serial}` : serial, 'hex'));
  for (let offset = revoked.contentOffset; offset < revoked.end; ) {
    const entry = elementAt(bytes, offset);
    const number = entry && elementAt(bytes, entry.contentOffset);
    if (!entry || !number) return undefined;
    if (isSame(bytes, number, wanted)) {
      const time = elementAt(bytes, number.end);
      const at = time && timeAt(bytes, time);
      const code = time && time.end < entry.end ? entryReason(bytes, time.end, entry.end) : 0;
      // An entry whose time nobody can read still says: revoked.
      return { at: at ?? new Date(0), reason: reasonOf(code) };
    }
    offset = entry.end;
  }
  return undefined;
}

function isSame(bytes: Uint8Array, number: Element, wanted: Uint8Array): boolean {
  let start = number.contentOffset;
  while (start < number.end - 1 && bytes[start] === 0) start += 1;
  if (number.end - start !== wanted.length) return false;
  for (let index = 0; index < wanted.length; index += 1)
    if (bytes[start + index] !== wanted[index]) return false;
  return true;
}

const OIDS: ReadonlyMap<string, string> = new Map([
  ['2a864886f70d010105', '1.2.840.113549.1.1.5'],
  ['2a864886f70d01010b', '1.2.840.113549.1.1.11'],
  ['2a864886f70d01010c', '1.2.840.113549.1.1.12'],
  ['2a864886f70d01010d', '1.2.840.113549.1.1.13'],
  ['2a8648ce3d0401', '1.2.840.10045.4.1'],
  ['2a8648ce3d040302', '1.2.840.10045.4.3.2'],
  ['2a8648ce3d040303', '1.2.840.10045.4.3.3'],
  ['2a8648ce3d040304', '1.2.840.10045.4.3.4'],
]);

/** In dots; one that is not known keeps its hex, so that it is compared and refused. */
function algorithmOf(bytes: Uint8Array, algorithm: Element): string | undefined {
  const oid = elementOf(bytes, algorithm.contentOffset, algorithm.end, TAG.oid);
  if (algorithm.tag !== TAG.sequence || !oid) return undefined;
  const hex = Buffer.from(bytes.subarray(oid.contentOffset, oid.end)).toString('hex');
  return OIDS.get(hex) ?? hex;
}

/** The subject of a certificate as it is encoded there. */
function subjectOf({ raw }: X509Certificate): Buffer | undefined {
  const outer = elementOf(raw, 0, raw.length, TAG.sequence);
  const body = outer && elementOf(raw, outer.contentOffset, outer.end, TAG.sequence);
  if (!body) return undefined;
  const fields = childrenOf(raw, body).filter(({ tag }) => tag !== 0xa0);
  const subject = fields[4]; // serialNumber, signature, issuer, validity, subject
  return subject && Buffer.from(raw.subarray(subject.offset, subject.end));
}

const isTime = ({ tag }: Element): boolean => tag === UTC_TIME || tag === GENERALIZED_TIME;

/** RFC 5280, 4.1.2.5: whole seconds, in UTC; two digits of a year are of 1950 to 2049. */
function timeAt(bytes: Uint8Array, element: Element): Date | undefined {
  if (element.end > bytes.length) return undefined;
  const text = Buffer.from(bytes.subarray(element.contentOffset, element.end)).toString('latin1');
  const full = element.tag === UTC_TIME ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (!parts) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function withoutZeros(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  return bytes.subarray(start);
}
