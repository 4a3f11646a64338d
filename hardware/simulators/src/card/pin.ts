/**
 * The PIN and what it opens (Belpic applet reference manual V1.7 §5.1): key 82 stays open after one VERIFY until a
 * reset, LOG OFF or wrong PIN; key 83 asks a VERIFY immediately before every signature, made while 83 is the key of
 * the security environment.
 */
export class Pin {
  #digits: string;
  #tries: number;
  #opensAuthentication = false;
  #opensOneSignature = false;

  constructor(digits: string, tries = 3) {
    this.#digits = digits;
    this.#tries = tries;
  }

  get tries(): number {
    return this.#tries;
  }

  verify(digits: string | undefined, forSignature: boolean): boolean {
    if (this.#tries === 0) return false;
    if (digits !== this.#digits) {
      this.#tries -= 1;
      this.close();
      return false;
    }
    this.#tries = 3;
    if (forSignature) this.#opensOneSignature = true;
    else this.#opensAuthentication = true;
    return true;
  }

  change(digits: string): void {
    this.#digits = digits;
  }

  /** Any command between VERIFY and the signature closes key 83. */
  otherCommand(): void {
    this.#opensOneSignature = false;
  }

  mayUse(key: number): boolean {
    return key === 0x83 ? this.#opensOneSignature : this.#opensAuthentication;
  }

  close(): void {
    this.#opensAuthentication = false;
    this.#opensOneSignature = false;
  }
}

/** The digits of a PIN block: `2L`, then BCD digits filled up with F to 8 bytes. */
export function readPinBlock(block: Uint8Array): string | undefined {
  const text = Buffer.from(block).toString('hex');
  const length = Number.parseInt(text[1] ?? '', 16);
  const digits = text.slice(2, 2 + length);
  const isBlock = block.length === 8 && text[0] === '2' && length >= 4 && length <= 12;
  return isBlock && /^\d+$/.test(digits) && /^f*$/.test(text.slice(2 + length)) ? digits : undefined;
}
