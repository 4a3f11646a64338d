/** One DER element: where it, its content and the next element start. Only definite lengths, up to 4 GiB. */
export type Element = { tag: number; offset: number; contentOffset: number; end: number };

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  sequence: 0x30,
} as const;

/** The element that starts at `offset`; it may end beyond the bytes. Undefined when there is no header of one. */
export function elementAt(bytes: Uint8Array, offset: number): Element | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return { tag, offset, contentOffset: offset + 2, end: offset + 2 + first };
  const count = first & 0x7f;
  if (count < 1 || count > 4) return undefined;
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const byte = bytes[offset + 2 + index];
    if (byte === undefined) return undefined;
    length = length * 256 + byte;
  }
  const contentOffset = offset + 2 + count;
  return { tag, offset, contentOffset, end: contentOffset + length };
}

/** A whole element of this kind that ends inside `end`. */
export function elementOf(bytes: Uint8Array, offset: number, end: number, tag?: number): Element | undefined {
  const element = offset < end ? elementAt(bytes, offset) : undefined;
  if (element === undefined || element.end > end || (tag !== undefined && element.tag !== tag))
    return undefined;
  return element;
}

const MOST_CHILDREN = 64;

/** What stands in an element, of which there are few; nothing when a part does not fit. */
export function childrenOf(bytes: Uint8Array, parent: Element): Element[] {
  const children: Element[] = [];
  for (let offset = parent.contentOffset; offset < parent.end; ) {
    const child = elementOf(bytes, offset, parent.end);
    if (child === undefined || children.length === MOST_CHILDREN) return [];
    children.push(child);
    offset = child.end;
  }
  return children;
}

/**
 * How many bytes the DER SEQUENCE at the start takes, header included, told from its first four bytes, so that a
 * reader can stop there; certificates on the card carry up to 1,100 bytes of zero padding.
 * `0` means that the file is all zeros so far: the card has no such certificate. `undefined`: not DER.
 */
export function derLength(start: Uint8Array): number | undefined {
  if (start.subarray(0, 4).every((byte) => byte === 0)) return 0;
  const element = elementAt(start, 0);
  return element?.tag === 0x30 ? element.end : undefined;
}

/** The DER SEQUENCE at the start, without what follows it; undefined when it is not whole. */
export function trimToDer(bytes: Uint8Array): Uint8Array | undefined {
  const length = derLength(bytes);
  return length === undefined || length === 0 || length > bytes.length
    ? undefined
    : bytes.subarray(0, length);
}

/** Hex of the object identifier of a certificate's signature algorithm (RFC 5280 §4.1.1.2). */
export function signatureAlgorithmOid(certificate: Uint8Array): string | undefined {
  const outer = elementAt(certificate, 0);
  const body = outer && elementAt(certificate, outer.contentOffset);
  const algorithm = body && elementAt(certificate, body.end);
  const oid = algorithm && elementAt(certificate, algorithm.contentOffset);
  if (oid?.tag !== 0x06 || oid.end > certificate.length) return undefined;
  return Buffer.from(certificate.subarray(oid.contentOffset, oid.end)).toString('hex');
}
