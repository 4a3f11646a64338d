import type { CardFile } from '@loket/contract';

/** APDUs and status words of the Belpic applet (reference manuals V1.7 and V1.8), T=0. Bytes only, no state. */

export const APPLET_AID = bytes('A00000003029057000AD13100101FF');

/** Where the files are, from the MF down (eID Card content v4.01 and v5.4). */
export const CARD_FILES: Readonly<
  Record<Exclude<CardFile, 'genuineness'>, readonly [string, string, string]>
> = {
  identity: ['3F00', 'DF01', '4031'],
  identity_signature: ['3F00', 'DF01', '4032'],
  address: ['3F00', 'DF01', '4033'],
  address_signature: ['3F00', 'DF01', '4034'],
  photo: ['3F00', 'DF01', '4035'],
  rrn_certificate: ['3F00', 'DF00', '503C'],
  root_certificate: ['3F00', 'DF00', '503B'],
  authentication_certificate: ['3F00', 'DF00', '5038'],
  ca_certificate: ['3F00', 'DF00', '503A'],
  basic_key: ['3F00', 'DF01', '4040'],
};

export const selectApplet = (): Uint8Array => command('00A4040C', APPLET_AID);
export const selectPath = (path: readonly string[]): Uint8Array => command('00A4080C', bytes(path.join('')));
export const selectId = (id: string): Uint8Array => command('00A4020C', bytes(id));

/** `length` up to 256 bytes from `offset`, which the command can name up to 7FFF. */
export function readBinary(offset: number, length: number): Uint8Array {
  if (offset > 0x7fff || length < 1 || length > 256) throw new Error('READ BINARY can not name that');
  return Uint8Array.of(0x00, 0xb0, offset >> 8, offset & 0xff, length & 0xff);
}

export const isSelect = (apdu: Uint8Array): boolean => apdu[1] === 0xa4;

export const getResponse = (length: number): Uint8Array =>
  Uint8Array.of(0x00, 0xc0, 0x00, 0x00, length & 0xff);

/** An answer taken apart. `status` is the whole word, such as 0x9000. */
export type CardAnswer = { readonly data: Uint8Array; readonly status: number };

export function readAnswer(answer: Uint8Array): CardAnswer | undefined {
  const [high, low] = answer.subarray(-2);
  if (high === undefined || low === undefined) return undefined;
  return { data: answer.subarray(0, -2), status: high * 256 + low };
}

/** What a status word asks of whoever reads. */
export type Meaning =
  | { readonly kind: 'ok' }
  | { readonly kind: 'more'; readonly length: number }
  | { readonly kind: 'exact_length'; readonly length: number }
  | { readonly kind: 'end_of_file' }
  | { readonly kind: 'not_selected' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'inconsistent' }
  | { readonly kind: 'not_understood' }
  | { readonly kind: 'other' };

export function meaningOf(status: number): Meaning {
  const low = status & 0xff || 256;
  if (status === 0x9000) return { kind: 'ok' };
  if (status >> 8 === 0x61) return { kind: 'more', length: low };
  if (status >> 8 === 0x6c) return { kind: 'exact_length', length: low };
  switch (status) {
    case 0x6282: // end of file before all was read: not in the manuals, but readers add it
    case 0x6b00:
      return { kind: 'end_of_file' };
    case 0x6986:
      return { kind: 'not_selected' };
    case 0x6a82:
      return { kind: 'not_found' };
    case 0x6a87:
      return { kind: 'inconsistent' };
    case 0x6d00:
    case 0x6e00:
    case 0x6881:
      return { kind: 'not_understood' };
    default:
      return { kind: 'other' };
  }
}

const OLD_ATR = bytes('3B980040000000000101AD1310');
const OLD_MASK = bytes('FFFF00FF00000000FFFFFFFFF0');
const ATR_1_8 = '3B7F96000080318065B085040120120FFF829000';

/**
 * Which Belgian cards an ATR can be: 1.0, 1.1 and 1.7 share one but for a few bytes, 1.8 has its own.
 * Undefined: no Belgian card that is known today.
 */
export function recogniseAtr(atr: Uint8Array): '1.0–1.7' | '1.8' | undefined {
  if (Buffer.from(atr).toString('hex').toUpperCase() === ATR_1_8) return '1.8';
  const fits =
    atr.length === OLD_ATR.length &&
    OLD_ATR.every(
      (byte, index) => ((atr[index] ?? 0) & (OLD_MASK[index] ?? 0)) === (byte & (OLD_MASK[index] ?? 0)),
    );
  return fits ? '1.0–1.7' : undefined;
}

function command(header: string, data: Uint8Array): Uint8Array {
  return Buffer.concat([bytes(header), Uint8Array.of(data.length), data]);
}

function bytes(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}
