import { ENCRYPTION_COMMAND, ENCRYPTION_STATUS } from './reports.ts';

/**
 * Reports 40 and 50: how the pad and we come to a key that only we two know. The pad gets our RSA public key, makes an
 * AES key, and gives it back encrypted. [one source: the SDK]
 */
export const ENCRYPTION_TYPE = { aes256: 2, oaep: 2, rsa2048: 2 } as const;
export const PARAMETER = { exponent: 0, modulus: 1, sessionKey: 2 } as const;
export const PARAMETER_BLOCK_BYTES = 64;
const COMMAND = { setType: 1, setParameter: 2, getParameter: 4, makeKey: 5 } as const;

/** RSA states of report 50. */
export const RSA_READY = 0x00;
export const RSA_CALCULATING = 0xfa;

function command(
  number: number,
  parameter = 0,
  lengthOrIndex = 0,
  data: Uint8Array = new Uint8Array(),
): Uint8Array {
  const report = new Uint8Array(ENCRYPTION_COMMAND.length);
  report.set([ENCRYPTION_COMMAND.id, number, parameter, lengthOrIndex]);
  report.set(data.subarray(0, PARAMETER_BLOCK_BYTES), 4);
  return report;
}

/** AES-256 under RSA-2048 with OAEP: the padding in the upper two bits, the key in the lower six. */
export const setEncryptionType = (): Uint8Array =>
  command(COMMAND.setType, ENCRYPTION_TYPE.aes256, (ENCRYPTION_TYPE.oaep << 6) | ENCRYPTION_TYPE.rsa2048);

/** A number, most significant byte first, in blocks of 64 bytes. */
export function setParameterBlocks(parameter: 0 | 1, bytes: Uint8Array): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += PARAMETER_BLOCK_BYTES) {
    const data = bytes.subarray(at, at + PARAMETER_BLOCK_BYTES);
    blocks.push(command(COMMAND.setParameter, parameter, data.length, data));
  }
  return blocks;
}

export const makeSessionKey = (): Uint8Array => command(COMMAND.makeKey);

/** Says which block of the encrypted key is read next from report 40. */
export const selectSessionKeyBlock = (index: number): Uint8Array =>
  command(COMMAND.getParameter, PARAMETER.sessionKey, index);

/** The bytes of a parameter in a report 40 that was asked for. Null: not whole, or of something else. */
export function decodeParameterBlock(report: Uint8Array): Uint8Array | null {
  if (report[0] !== ENCRYPTION_COMMAND.id || report.length < ENCRYPTION_COMMAND.length) return null;
  if (report[1] !== COMMAND.getParameter || report[2] !== PARAMETER.sessionKey) return null;
  const length = report[3] ?? 0;
  return length === 0 || length > PARAMETER_BLOCK_BYTES ? null : report.slice(4, 4 + length);
}

/** Report 50. The states are `RSA_…`; `lastResult` 0 is good. */
export type EncryptionStatus = {
  readonly exponent: number;
  readonly modulus: number;
  readonly sessionKey: number;
  readonly lastResult: number;
};

export function decodeEncryptionStatus(report: Uint8Array): EncryptionStatus | null {
  if (report[0] !== ENCRYPTION_STATUS.id || report.length < ENCRYPTION_STATUS.length) return null;
  const [exponent = 0, modulus = 0, sessionKey = 0, lastResult = 0] = report.subarray(4, 8);
  return { exponent, modulus, sessionKey, lastResult };
}
