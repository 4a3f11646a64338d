import { Address, type CardDate, err, Identity, ok, type Result } from '@loket/contract';
import { parseBirthDate, parseValidityDate } from './card-date.ts';
import { type DecodeFailure, type Fields, parseFields } from './tlv.ts';

/** The identity file: its facts, and the hashes that the same signature covers: the photo's (tag 11), the chip's key (1A). */
export type IdentityFile = {
  identity: Identity;
  photoHash: Uint8Array | undefined;
  basicKeyHash: Uint8Array | undefined;
};

/** Decodes the identity file (4031) as *ID and Address file contents v5.0* lists its fields. */
export function decodeIdentity(bytes: Uint8Array): Result<Identity, DecodeFailure> {
  const file = decodeIdentityFile(bytes);
  return file.ok ? ok(file.value.identity) : file;
}

export function decodeIdentityFile(bytes: Uint8Array): Result<IdentityFile, DecodeFailure> {
  return decoding(bytes, (field) => ({
    identity: checked(Identity, {
      cardNumber: field.text(0x01),
      chipNumber: Buffer.from(field.bytes(0x02)).toString('hex').toUpperCase(),
      validFrom: field.date(0x03, parseValidityDate),
      validUntil: field.date(0x04, parseValidityDate),
      issuingMunicipality: field.optionalText(0x05),
      nationalNumber: field.text(0x06),
      surname: field.text(0x07),
      givenNames: field.optionalText(0x08),
      thirdNameInitial: field.optionalText(0x09),
      nationality: field.optionalText(0x0a),
      birthPlace: field.optionalText(0x0b),
      birthDate: field.date(0x0c, parseBirthDate),
      sex: sexOf(field.optionalText(0x0d)),
      nobleCondition: field.optionalText(0x0e),
      documentType: field.text(0x0f),
      specialStatus: field.optionalText(0x10),
    }),
    photoHash: field.optionalBytes(0x11),
    basicKeyHash: field.optionalBytes(0x1a),
  }));
}

/** Decodes the address file (4033). */
export function decodeAddress(bytes: Uint8Array): Result<Address, DecodeFailure> {
  return decoding(bytes, (field) =>
    checked(Address, {
      streetAndNumber: field.text(0x01),
      postcode: field.text(0x02),
      municipality: field.text(0x03),
    }),
  );
}

/** F, V and W are female in French, Dutch and German. */
function sexOf(text: string): Identity['sex'] {
  if (text === 'M') return 'male';
  return ['F', 'V', 'W'].includes(text) ? 'female' : 'unknown';
}

class Refused extends Error {
  readonly failure: DecodeFailure;
  constructor(failure: DecodeFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

function decoding<Value>(
  bytes: Uint8Array,
  build: (field: FieldReader) => Value,
): Result<Value, DecodeFailure> {
  const fields = parseFields(bytes);
  if (!fields.ok) return fields;
  try {
    return ok(build(new FieldReader(fields.value)));
  } catch (refused) {
    if (refused instanceof Refused) return err(refused.failure);
    throw refused;
  }
}

/** The contract's limits hold for cards as for everything from outside. */
function checked<Value>(
  schema: { safeParse(value: unknown): { success: boolean; data?: Value } },
  value: Value,
) {
  const parsed = schema.safeParse(value);
  if (!parsed.success || parsed.data === undefined) throw new Refused({ kind: 'bad_field' });
  return parsed.data;
}

class FieldReader {
  readonly #fields: Fields;
  constructor(fields: Fields) {
    this.#fields = fields;
  }

  optionalBytes(tag: number): Uint8Array | undefined {
    const value = this.#fields.get(tag);
    return value === undefined || value.length === 0 ? undefined : value;
  }

  bytes(tag: number): Uint8Array {
    const value = this.#fields.get(tag);
    if (value === undefined) throw new Refused({ kind: 'missing_field', tag });
    return value;
  }

  text(tag: number): string {
    return readText(this.bytes(tag), tag);
  }

  optionalText(tag: number): string {
    const value = this.#fields.get(tag);
    return value === undefined ? '' : readText(value, tag);
  }

  date(tag: number, parse: (text: string) => CardDate | undefined): CardDate {
    const date = parse(this.text(tag));
    if (date === undefined) throw new Refused({ kind: 'bad_field', tag });
    return date;
  }
}

/** UTF-8 without control characters: what a card says ends up on screens, paper and PDFs. */
function readText(bytes: Uint8Array, tag: number): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused({ kind: 'bad_field', tag });
  }
  if (/\p{Cc}/u.test(text)) throw new Refused({ kind: 'bad_field', tag });
  return text.trim();
}
