import { childrenOf, type Element, elementOf, TAG } from '../der.ts';

/** Object identifiers below 2.5.29, as they are encoded (RFC 5280, 5.2 and 5.3). */
const REASON_CODE = '551d15';
const LIST_NUMBER = '551d14';
const ISSUING_POINT = '551d1c';

/** The code of an entry's extensions, 0 when it gives none. Undefined: one is critical, or they can't be read. */
export function entryReason(bytes: Uint8Array, offset: number, end: number): number | undefined {
  const extensions = elementOf(bytes, offset, end, TAG.sequence);
  if (!extensions || extensions.end !== end) return undefined;
  let code = 0;
  for (const extension of childrenOf(bytes, extensions)) {
    const read = readExtension(bytes, extension);
    if (!read || (read.critical && read.id !== REASON_CODE)) return undefined;
    if (read.id !== REASON_CODE) continue;
    const value = elementOf(bytes, read.value.contentOffset, read.value.end, TAG.enumerated);
    code = (value && bytes[value.contentOffset]) ?? 0;
  }
  return code;
}

export type ListExtensions = {
  /** The list's own number in hex, which tells which one decided. */
  readonly number: string | undefined;
  /** Only certificates of authorities stand on it, or only those of others; undefined: both. */
  readonly only: 'authorities' | 'leaves' | undefined;
};

export function readListExtensions(
  bytes: Uint8Array,
  wrapper: Element | undefined,
): ListExtensions | undefined {
  if (!wrapper) return { number: undefined, only: undefined };
  const sequence = elementOf(bytes, wrapper.contentOffset, wrapper.end, TAG.sequence);
  if (!sequence || sequence.end !== wrapper.end) return undefined;
  let number: string | undefined;
  let only: ListExtensions['only'];
  for (const extension of childrenOf(bytes, sequence)) {
    const read = readExtension(bytes, extension);
    if (!read) return undefined;
    if (read.id === LIST_NUMBER) {
      const value = elementOf(bytes, read.value.contentOffset, read.value.end, TAG.integer);
      if (!value || value.end - value.contentOffset > 21) return undefined;
      number = Buffer.from(bytes.subarray(value.contentOffset, value.end)).toString('hex');
    } else if (read.id === ISSUING_POINT) {
      const scope = scopeOf(bytes, read.value);
      if (scope === undefined) return undefined;
      only = scope === 'all' ? undefined : scope;
    } else if (read.critical) {
      return undefined;
    }
  }
  return { number, only };
}

/** IssuingDistributionPoint, RFC 5280, 5.2.5. Undefined: a part of the reasons or entries of others. */
function scopeOf(bytes: Uint8Array, value: Element): 'all' | 'authorities' | 'leaves' | undefined {
  const point = elementOf(bytes, value.contentOffset, value.end, TAG.sequence);
  if (!point || point.end !== value.end) return undefined;
  const fields = childrenOf(bytes, point);
  const isSet = (tag: number) =>
    fields.some((field) => field.tag === tag && bytes[field.contentOffset] !== 0);
  if (fields.some(({ tag }) => tag === 0x83) || isSet(0x84) || isSet(0x85)) return undefined;
  if (isSet(0x81)) return isSet(0x82) ? undefined : 'leaves';
  return isSet(0x82) ? 'authorities' : 'all';
}

function readExtension(bytes: Uint8Array, extension: Element) {
  if (extension.tag !== TAG.sequence) return undefined;
  const parts = childrenOf(bytes, extension);
  const [id] = parts;
  const flag = parts[1]?.tag === TAG.boolean ? parts[1] : undefined;
  const value = parts[flag ? 2 : 1];
  if (id?.tag !== TAG.oid || value?.tag !== TAG.octets) return undefined;
  return {
    id: Buffer.from(bytes.subarray(id.contentOffset, id.end)).toString('hex'),
    critical: flag !== undefined && bytes[flag.contentOffset] !== 0,
    value,
  };
}
