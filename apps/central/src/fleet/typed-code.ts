import { randomInt } from 'node:crypto';

/** Crockford's alphabet: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/** Sixty bits that a person reads from one screen and types on another. */
export const makeTypedCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** `7K3F-9QXD-2M8P`. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
