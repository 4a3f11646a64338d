import { err, ok, type Result } from '@loket/contract';

/** Why bytes are not what the card standard says. Carries a tag number, never a value. */
export type DecodeFailure = {
  readonly kind: 'empty' | 'too_large' | 'malformed' | 'duplicate' | 'missing_field' | 'bad_field';
  readonly tag?: number;
};

export type Fields = ReadonlyMap<number, Uint8Array>;

const MAX_FILE_BYTES = 8192;

/**
 * Splits a data file of the Belgian eID into its fields (eID Card content v5.4, §6.1): a tag byte, a length
 * (one byte below 255; `FF` adds 255 and continues) and the value. Tag 0, the structure version, may open the
 * file or be missing; zero bytes after the last field are padding. Everything else that does not fit is refused.
 */
export function parseFields(bytes: Uint8Array): Result<Fields, DecodeFailure> {
  if (bytes.length > MAX_FILE_BYTES) return err({ kind: 'too_large' });
  const end = lengthWithoutPadding(bytes);
  if (end === 0) return err({ kind: 'empty' });
  const fields = new Map<number, Uint8Array>();
  let offset = 0;
  // A field whose value ends in zeros reaches past `end`: only a tag must lie before it.
  while (offset < end) {
    const tag = bytes[offset] ?? 0;
    if (tag === 0 && offset > 0) return err({ kind: 'malformed', tag });
    const length = readLength(bytes, offset + 1);
    if (length === undefined) return err({ kind: 'malformed', tag });
    const next = length.valueOffset + length.value;
    if (next > bytes.length) return err({ kind: 'malformed', tag });
    if (fields.has(tag)) return err({ kind: 'duplicate', tag });
    fields.set(tag, bytes.subarray(length.valueOffset, next));
    offset = next;
  }
  return ok(fields);
}

function readLength(bytes: Uint8Array, at: number): { value: number; valueOffset: number } | undefined {
  let value = 0;
  for (let offset = at; offset < bytes.length; offset += 1) {
    const byte = bytes[offset] ?? 0;
    value += byte;
    if (byte !== 0xff) return { value, valueOffset: offset + 1 };
  }
  return undefined;
}

/** Length up to and including the last byte that is not zero. */
export function lengthWithoutPadding(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end;
}
