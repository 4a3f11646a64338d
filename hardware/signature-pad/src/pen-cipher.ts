import {
  constants,
  createDecipheriv,
  type Decipher,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { err, ok } from '@loket/contract';
import type { PadAnswer, PadConversation } from './conversation.ts';
import { LOOK_EVERY_MS, STATE_WITHIN_MS } from './conversation.ts';
import {
  decodeEncryptionStatus,
  decodeParameterBlock,
  type EncryptionStatus,
  makeSessionKey,
  PARAMETER,
  RSA_CALCULATING,
  RSA_READY,
  selectSessionKeyBlock,
  setEncryptionType,
  setParameterBlocks,
} from './protocol/encryption.ts';
import { ENCRYPTION_COMMAND, ENCRYPTION_STATUS } from './protocol/reports.ts';
import type { PadClock, PadUncertainties } from './types.ts';

const MODULUS_BYTES = 256;
const AES_KEY_BYTES = 32;

/** Our half of the key: it never leaves this process, and ends with it. */
export type HostKeys = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

export async function makeHostKeys(): Promise<HostKeys> {
  return await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BYTES * 8 });
}

/** Tells the pad our public key. Refused: this pad can't encrypt. */
export async function givePublicKey(
  pad: PadConversation,
  publicKey: KeyObject,
  { checkKeyFirst }: PadUncertainties,
): PadAnswer<undefined> {
  const able = await encryptionStatus(pad);
  if (!able.ok) return able;
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const commands = [
    setEncryptionType(),
    ...setParameterBlocks(PARAMETER.exponent, Buffer.from(e, 'base64url')),
    ...setParameterBlocks(PARAMETER.modulus, Buffer.from(n, 'base64url')),
  ];
  for (const command of commands) {
    const done = await pad.set(command);
    if (!done.ok) return done;
  }
  if (!checkKeyFirst) return ok();
  const took = await encryptionStatus(pad);
  if (!took.ok) return took;
  const { exponent, modulus } = took.value;
  return exponent === RSA_READY && modulus === RSA_READY ? ok() : noKey();
}

/** Has the pad make a new AES key, and reads it. */
export async function agreeSessionKey(
  pad: PadConversation,
  privateKey: KeyObject,
  clock: PadClock,
): PadAnswer<Uint8Array> {
  const started = await pad.set(makeSessionKey());
  if (!started.ok) return started;
  const deadlineMs = clock.now() + STATE_WITHIN_MS;
  for (;;) {
    const status = await encryptionStatus(pad);
    if (!status.ok) return status;
    if (status.value.sessionKey === RSA_READY) break;
    if (status.value.sessionKey !== RSA_CALCULATING || clock.now() >= deadlineMs) return noKey();
    await pad.pause(LOOK_EVERY_MS);
  }
  const encrypted = await readSessionKey(pad);
  if (!encrypted.ok) return encrypted;
  try {
    const key = privateDecrypt(
      { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING },
      encrypted.value,
    );
    return key.length === AES_KEY_BYTES ? ok(key) : noKey();
  } catch {
    return noKey();
  }
}

async function readSessionKey(pad: PadConversation): PadAnswer<Uint8Array> {
  const encrypted = new Uint8Array(MODULUS_BYTES);
  for (let read = 0, index = 0; read < MODULUS_BYTES; index += 1) {
    const selected = await pad.set(selectSessionKeyBlock(index));
    if (!selected.ok) return selected;
    const report = await pad.get(ENCRYPTION_COMMAND);
    if (!report.ok) return report;
    const block = decodeParameterBlock(report.value);
    if (!block || read + block.length > MODULUS_BYTES) return noKey();
    encrypted.set(block, read);
    read += block.length;
  }
  return ok(encrypted);
}

async function encryptionStatus(pad: PadConversation): PadAnswer<EncryptionStatus> {
  const report = await pad.get(ENCRYPTION_STATUS);
  if (!report.ok) return report;
  const status = decodeEncryptionStatus(report.value);
  return status ? ok(status) : err({ fault: 'garbled', reportId: ENCRYPTION_STATUS.id });
}

const noKey = () =>
  err({ fault: 'refused', reportId: ENCRYPTION_COMMAND.id, refusal: 'bad_parameter' } as const);

/** Opens the pad's encrypted blocks, in the order in which they came. */
export class PenCipher {
  readonly #key: Uint8Array;
  readonly #mode: PadUncertainties['aesMode'];
  #chain: Decipher;

  constructor(key: Uint8Array, mode: PadUncertainties['aesMode']) {
    this.#key = key;
    this.#mode = mode;
    this.#chain = this.#begin();
  }

  /** A capture that begins anew begins its chain anew. */
  restart(): void {
    this.#chain = this.#begin();
  }

  open(block: Uint8Array): Uint8Array {
    return this.#chain.update(block);
  }

  #begin(): Decipher {
    const iv = this.#mode === 'cbc' ? new Uint8Array(16) : null;
    return createDecipheriv(`aes-256-${this.#mode}`, this.#key, iv).setAutoPadding(false);
  }
}
