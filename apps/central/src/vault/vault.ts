import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type ConsultationId, ok, type Result, type ZoneId } from '@loket/contract';
import { KEY_BYTES, readOrMakeKeyFile } from './key-file.ts';
import { seal, type Unreadable, unseal } from './sealing.ts';

/** Whose key it is: a consultation's, or that of one record (an appointment, a report, a mail). */
export type Owner =
  | { readonly zoneId: ZoneId; readonly consultationId: ConsultationId }
  | { readonly zoneId: ZoneId; readonly recordId: string };

/** The key of one consultation or record, unwrapped, for as short as one transaction. Never stored, never logged. */
export class DataKey {
  readonly #key: Buffer;
  readonly #owner: Owner;

  constructor(key: Buffer, owner: Owner) {
    this.#key = key;
    this.#owner = owner;
  }

  /** @param kind what is sealed: `card_file:<reading>:<file>`, `signal:<end>`; it must be named again to open it */
  seal(kind: string, bytes: Uint8Array): Buffer {
    return seal(this.#key, this.#context(kind), bytes);
  }

  open(kind: string, sealed: Uint8Array): Result<Buffer, Unreadable> {
    return unseal(this.#key, this.#context(kind), sealed);
  }

  #context(kind: string): string[] {
    return [this.#owner.zoneId, ownersName(this.#owner), kind];
  }
}

/** Envelope encryption: each consultation's and record's own key, wrapped by one outside the database. */
export class Vault {
  readonly #wrappingKey: Buffer;
  readonly #derivingKey: Buffer;

  constructor(keyEncryptionKey: Buffer) {
    const derive = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', keyEncryptionKey, '', `loket ${purpose} v1`, KEY_BYTES));
    this.#wrappingKey = derive('wrap data keys');
    this.#derivingKey = derive('derive secrets');
  }

  static async open(secretsFolder: string): Promise<Vault> {
    return new Vault(await readOrMakeKeyFile(secretsFolder));
  }

  makeKey(owner: Owner): { key: DataKey; wrapped: Buffer } {
    const key = randomBytes(KEY_BYTES);
    return { key: new DataKey(key, owner), wrapped: seal(this.#wrappingKey, wrapContext(owner), key) };
  }

  unwrap(owner: Owner, wrapped: Uint8Array): Result<DataKey, Unreadable> {
    const key = unseal(this.#wrappingKey, wrapContext(owner), wrapped);
    return key.ok ? ok(new DataKey(key.value, owner)) : key;
  }

  /** 128 bits that only this installation can compute again from the same context: nothing needs to be stored. */
  deriveSecret(context: readonly string[]): Buffer {
    return createHmac('sha256', this.#derivingKey).update(JSON.stringify(context)).digest().subarray(0, 16);
  }
}

/** The two kinds can't be mistaken for each other, even if an id were the same. */
const ownersName = (owner: Owner): string =>
  'recordId' in owner ? `record ${owner.recordId}` : owner.consultationId;

const wrapContext = (owner: Owner): string[] => [owner.zoneId, ownersName(owner), 'data_key'];
