import type { AppletVersion } from './applet-version.ts';
import type { VirtualPerson } from './people.ts';

const field = (tag: number, value: string | Uint8Array): Uint8Array => {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  // Lengths from 255 on take more bytes (eID Card content v5.4, §6.1); nothing that we write is that long.
  if (bytes.length >= 0xff) throw new Error('the value does not fit a one-byte length');
  return Buffer.concat([Buffer.from([tag, bytes.length]), bytes]);
};

/** 4031. The structure version, tag 0, opens the file on applet 1.8 only; on 1.1 the file has a fixed size. */
export function identityFile(
  person: VirtualPerson,
  applet: AppletVersion,
  chipNumber: Uint8Array,
  photoHash: Uint8Array,
  basicKeyHash: Uint8Array | undefined,
): Uint8Array {
  const content = Buffer.concat([
    ...(applet === '1.8' ? [field(0x00, Buffer.from([0, 2]))] : []),
    field(0x01, person.cardNumber),
    field(0x02, chipNumber),
    field(0x03, person.validFrom),
    field(0x04, person.validUntil),
    field(0x05, person.issuingMunicipality),
    field(0x06, person.nationalNumber),
    field(0x07, person.surname),
    field(0x08, person.givenNames),
    field(0x09, person.thirdNameInitial),
    field(0x0a, person.nationality),
    field(0x0b, person.birthPlace),
    field(0x0c, person.birthDate),
    field(0x0d, person.sex),
    field(0x0e, person.nobleCondition),
    field(0x0f, person.documentType),
    field(0x10, person.specialStatus),
    field(0x11, photoHash),
    ...(basicKeyHash ? [field(0x1a, basicKeyHash)] : []),
  ]);
  return applet === '1.1'
    ? Buffer.concat([content, Buffer.alloc(Math.max(0, 0xd0 - content.length))])
    : content;
}

/** 4033, blank-padded after the street as some cards are, and zero-padded to 117 bytes. */
export function addressFile(person: VirtualPerson, applet: AppletVersion): Uint8Array {
  const { streetAndNumber, postcode, municipality } = person.address;
  const content = Buffer.concat([
    ...(applet === '1.8' ? [field(0x00, Buffer.from([0, 2]))] : []),
    field(0x01, applet !== '1.8' ? streetAndNumber : `${streetAndNumber}  `),
    field(0x02, postcode),
    field(0x03, municipality),
  ]);
  return Buffer.concat([content, Buffer.alloc(Math.max(0, 117 - content.length))]);
}
