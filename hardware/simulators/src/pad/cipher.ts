import { constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto';

const MODULUS_BYTES = 256;
const BLOCK_BYTES = 64;
const STATE = { ready: 0x00, calculating: 0xfa, notReady: 0xff } as const;
export const PAD_RSA_RESULT = {
  none: 0,
  badParameter: 1,
  keyNotReady: 3,
  badCommand: 7,
  noKey: 10,
} as const;

/** The pad's half of coming to a session key, and its encryption of pen data. Reports 40 and 50. */
export class PadCipher {
  #exponent = new Uint8Array();
  #modulus = new Uint8Array();
  #typeIsSet = false;
  #encryptedKey: Uint8Array | null = null;
  #key: Uint8Array | null = null;
  #calculating = 0;
  #selected = 0;
  #lastResult = 0;

  get hasKey(): boolean {
    return this.#key !== null;
  }

  forget(): void {
    this.#exponent = new Uint8Array();
    this.#modulus = new Uint8Array();
    this.#typeIsSet = false;
    this.#encryptedKey = null;
    this.#key = null;
  }

  /** Report 40 as it was set; false: a bad parameter. */
  command(report: Uint8Array): boolean {
    const [, number = 0, parameter = 0, lengthOrIndex = 0] = report;
    const data = report.slice(4, 4 + Math.min(BLOCK_BYTES, lengthOrIndex));
    this.#lastResult = this.#obey(number, parameter, lengthOrIndex, data);
    return this.#lastResult === PAD_RSA_RESULT.none;
  }

  #obey(number: number, parameter: number, lengthOrIndex: number, data: Uint8Array): number {
    switch (number) {
      case 1: // AES-256; OAEP in the two upper bits, RSA-2048 in the lower six
        this.forget();
        this.#typeIsSet = parameter === 2 && lengthOrIndex === ((2 << 6) | 2);
        return this.#typeIsSet ? PAD_RSA_RESULT.none : PAD_RSA_RESULT.badParameter;
      case 2:
        if (!this.#typeIsSet || lengthOrIndex === 0 || lengthOrIndex > BLOCK_BYTES)
          return PAD_RSA_RESULT.badParameter;
        if (parameter === 0) this.#exponent = joined(this.#exponent, data);
        else if (parameter === 1) this.#modulus = joined(this.#modulus, data);
        else return PAD_RSA_RESULT.badParameter;
        return this.#modulus.length > MODULUS_BYTES ? PAD_RSA_RESULT.badParameter : PAD_RSA_RESULT.none;
      case 4:
        this.#selected = lengthOrIndex;
        return this.#encryptedKey && parameter === 2 ? PAD_RSA_RESULT.none : PAD_RSA_RESULT.noKey;
      case 5:
        return this.#makeKey();
      default:
        return PAD_RSA_RESULT.badCommand;
    }
  }

  /** Report 40 as it is asked for: the selected block of the encrypted key. */
  parameterReport(): Uint8Array {
    const report = new Uint8Array(68);
    const block = (this.#encryptedKey ?? new Uint8Array()).subarray(
      this.#selected * BLOCK_BYTES,
      (this.#selected + 1) * BLOCK_BYTES,
    );
    report.set([0x40, 4, 2, block.length]);
    report.set(block, 4);
    return report;
  }

  /** Report 50. A key that is being made takes two askings. */
  statusReport(): Uint8Array {
    const report = new Uint8Array(17);
    const keyState = this.#calculating > 0 ? STATE.calculating : this.#key ? STATE.ready : STATE.notReady;
    if (this.#calculating > 0) this.#calculating -= 1;
    const stateOf = (whole: boolean) => (whole ? STATE.ready : STATE.notReady);
    report.set([
      0x50,
      2,
      (2 << 6) | 2,
      0,
      stateOf(this.#exponent.length > 0),
      stateOf(this.#modulus.length === MODULUS_BYTES),
      keyState,
      this.#lastResult,
    ]);
    return report;
  }

  encrypt(block: Uint8Array): Uint8Array {
    if (!this.#key) throw new Error('no session key was made');
    const cipher = createCipheriv('aes-256-ecb', this.#key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(block), cipher.final()]);
  }

  #makeKey(): number {
    if (this.#modulus.length !== MODULUS_BYTES || this.#exponent.length === 0)
      return PAD_RSA_RESULT.keyNotReady;
    const [n, e] = [this.#modulus, this.#exponent].map((bytes) => Buffer.from(bytes).toString('base64url'));
    const key = createPublicKey({ key: { kty: 'RSA', n: n ?? '', e: e ?? '' }, format: 'jwk' });
    this.#key = randomBytes(32);
    this.#encryptedKey = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, this.#key);
    this.#calculating = 2;
    return PAD_RSA_RESULT.none;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
