import { type AppletVersion, DIFFERENCES } from './applet-version.ts';
import { bits, der, hex, integer, octets, path, sequence, utf8 } from './der-encode.ts';

const PKCS15_AID = 'A0 00 00 01 77 50 4B 43 53 2D 31 35';

const padded = (bytes: Uint8Array, size: number) => {
  if (bytes.length > size) throw new Error('the file does not fit');
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
};

/** EF(DIR), 3F00/2F00: one application template for PKCS#15 at DF(BELPIC). */
export const efDir = (): Uint8Array =>
  der(
    0x61,
    der(0x4f, hex(PKCS15_AID)),
    der(0x50, Buffer.from('BELPIC')),
    der(0x51, hex('3F00 DF00')),
    hex('73 05 06 03 60 38 02'),
  );

/** ODF, 5031: where the private keys, certificates and authentication objects are listed. */
export const objectDirectory = (): Uint8Array =>
  padded(
    Buffer.concat([
      der(0xa0, path('3F00 DF00 5035')),
      der(0xa4, path('3F00 DF00 5037')),
      der(0xa8, path('3F00 DF00 5034')),
    ]),
    40,
  );

/** TokenInfo, 5032: serial at bytes 7–22, the graphical, electrical and interface version at 0x25. */
export const tokenInfo = (chipNumber: Uint8Array, applet: AppletVersion): Uint8Array =>
  padded(
    sequence(
      integer('00'),
      der(0x04, chipNumber),
      der(0x80, Buffer.from('BELPIC')),
      bits('04 30'),
      der(0x9e, hex(DIFFERENCES[applet].tokenVersions)),
    ),
    0x30,
  );

/** AODF, 5034: one PIN of 4 to 12 BCD digits, reference 1, stored in 8 bytes. */
export const authenticationObjects = (): Uint8Array =>
  padded(
    sequence(
      sequence(utf8('Basic PIN'), bits('06 C0')),
      sequence(octets('01')),
      der(
        0xa1,
        sequence(
          bits('02 0C'), // local, initialised
          der(0x0a, hex('00')), // BCD
          integer('04'),
          integer('08'),
          integer('0C'),
          der(0x80, hex('01')),
          der(0x04, hex('FF')),
          path('3F00 DF00'),
        ),
      ),
    ),
    0x40,
  );

const privateKey = (
  label: string,
  id: string,
  usage: string,
  reference: string,
  consent: readonly Uint8Array[],
  size: string,
) =>
  sequence(
    sequence(utf8(label), bits('06 C0'), octets('01'), ...consent),
    sequence(octets(id), bits(usage), bits('03 B8'), integer(reference)),
    der(0xa1, sequence(path('3F00 DF00'), integer(size))),
  );

/** PrKDF, 5035: authentication key 82, non-repudiation key 83 (the PIN for every signature). */
export function privateKeys(applet: AppletVersion): Uint8Array {
  const size = DIFFERENCES[applet].keyKind === 'rsa1024' ? '04 00' : '08 00';
  return padded(
    Buffer.concat([
      privateKey('Authentication', '02', '05 20', '00 82', [], size),
      privateKey('Signature', '03', '06 00 40', '00 83', [integer('01')], size),
    ]),
    0xb0,
  );
}

const certificate = (label: string, id: string, file: string, isAuthority: boolean) =>
  sequence(
    sequence(utf8(label), bits('06 C0')),
    sequence(octets(id), ...(isAuthority ? [der(0x01, hex('FF'))] : [])),
    der(0xa1, sequence(path(`3F00 DF00 ${file}`))),
  );

/** CDF, 5037: the citizen's certificates and the authorities above them. */
export const certificates = (): Uint8Array =>
  padded(
    Buffer.concat([
      certificate('Authentication', '02', '5038', false),
      certificate('Signature', '03', '5039', false),
      certificate('CA', '04', '503A', true),
      certificate('Root', '06', '503B', true),
    ]),
    0xb0,
  );
