import { randomBytes } from 'node:crypto';
import type { Vault } from '../vault/vault.ts';

/** Crockford's alphabet: no I, L, O or U, so that a code can be read aloud and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 10;

/** 80 random bits in four groups of four: `7K3M-Q9TV-2XBD-PF4H`. */
export function makePaperCode(): string {
  let bits = BigInt(`0x${randomBytes(BYTES).toString('hex')}`);
  let text = '';
  for (let place = 0; place < (BYTES * 8) / 5; place += 1) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return grouped(text);
}

/** What somebody typed, as it was printed: case, blanks and look-alikes do not matter. Undefined: no code at all. */
export function readPaperCode(typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text) ? grouped(text) : undefined;
}

/** Only this is stored: without the key outside the database nobody can try codes on a dump. */
export const paperCodeHash = (vault: Vault, code: string): Buffer => vault.deriveSecret(['paper code', code]);

const grouped = (text: string): string => text.match(/.{4}/g)?.join('-') ?? text;
