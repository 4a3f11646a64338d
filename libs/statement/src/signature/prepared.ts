/** Start and length of the first part, start and length of the second: ISO 32000-1, 12.8.1. */
export type ByteRange = readonly [number, number, number, number];

/** A PDF with an empty place for the signature: every other byte is decided. */
export type PreparedSignature = {
  readonly pdf: Uint8Array;
  readonly byteRange: ByteRange;
};
