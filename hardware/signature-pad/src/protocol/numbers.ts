/** Two bytes, most significant first. Bytes that are not there count as 0. */
export const bigEndian16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Two bytes, least significant first. */
export const littleEndian16 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);

export const bigEndian32 = (bytes: Uint8Array, at: number): number =>
  bigEndian16(bytes, at) * 0x1_0000 + bigEndian16(bytes, at + 2);

export const asBigEndian16 = (value: number): [number, number] => [(value >> 8) & 0xff, value & 0xff];
export const asLittleEndian16 = (value: number): [number, number] => [value & 0xff, (value >> 8) & 0xff];
export const asBigEndian32 = (value: number): [number, number, number, number] => [
  (value >>> 24) & 0xff,
  (value >>> 16) & 0xff,
  (value >>> 8) & 0xff,
  value & 0xff,
];

/** Printable ASCII up to the first zero, without blanks around it; whatever else a device sends is left out. */
export function asciiOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = [...(end < 0 ? bytes : bytes.subarray(0, end))];
  return String.fromCharCode(...text.filter((byte) => byte >= 0x20 && byte < 0x7f)).trim();
}

/** ASCII in a field of so many bytes, filled up with zeros. */
export function asciiBytes(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < Math.min(text.length, length); at += 1) bytes[at] = text.charCodeAt(at) & 0x7f;
  return bytes;
}
