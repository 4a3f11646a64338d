import { ok, type ProofFile, type Result } from '@loket/contract';
import type { ChannelFailure } from './card-channel.ts';
import type { CardSession } from './card-session.ts';
import { NO_CERTIFICATE } from './file-reader.ts';
import { CARD_FILES, recogniseAtr } from './protocol.ts';
import { internalAuthenticate } from './signing-protocol.ts';

const CERTIFICATES = ['authentication_certificate', 'ca_certificate'] as const;

/**
 * What is read when the identity is known already: the certificates that tell a card which was reported lost, and what
 * only the chip itself can say. Each part once, over as many connections as it takes; a card without them is well.
 */
export class CardProofs {
  readonly #tell: (file: ProofFile, bytes: Uint8Array) => void;
  readonly #mayHaveBasicKey: boolean;
  #challenge: Uint8Array | undefined;
  #certificatesDone = 0;
  #isAnswered = false;

  constructor(atr: Uint8Array, tell: (file: ProofFile, bytes: Uint8Array) => void) {
    this.#tell = tell;
    this.#mayHaveBasicKey = recogniseAtr(atr) !== '1.0–1.7';
  }

  get done(): number {
    return this.#certificatesDone + (this.#isAnswered ? 1 : 0);
  }

  /** The card could answer a challenge, and nobody gave one yet. */
  get wantsChallenge(): boolean {
    return this.#mayHaveBasicKey && this.#challenge === undefined;
  }

  /** The first one counts. */
  challenge(challenge: Uint8Array): void {
    this.#challenge ??= Uint8Array.from(challenge);
  }

  /** Tells what is not told yet over this connection. */
  async readOn(session: CardSession): Promise<Result<undefined, ChannelFailure>> {
    for (const file of CERTIFICATES.slice(this.#certificatesDone)) {
      const read = await this.#certificate(session, file);
      // One that can't be read is one that is not told; a lost line or card ends this.
      if (!read.ok && read.error !== 'corrupt_data' && read.error !== 'card_error') return read;
      this.#certificatesDone += 1;
    }
    return this.#genuineness(session);
  }

  async #certificate(
    { files }: CardSession,
    file: (typeof CERTIFICATES)[number],
  ): Promise<Result<undefined, ChannelFailure>> {
    const read = await files.readCertificate(CARD_FILES[file]);
    if (!read.ok) return read;
    this.#tell(file, read.value === 'not_found' ? NO_CERTIFICATE : read.value);
    return ok();
  }

  /** A chip whose key is worn out (5,000 uses without a PIN) tells its key alone. */
  async #genuineness({ files, channel }: CardSession): Promise<Result<undefined, ChannelFailure>> {
    const challenge = this.#challenge;
    if (!this.#mayHaveBasicKey || challenge === undefined || this.#isAnswered) return ok();
    const key = await files.read(CARD_FILES.basic_key);
    if (!key.ok) return key;
    if (key.value !== 'not_found' && key.value.length > 0) {
      const answer = await channel.send(internalAuthenticate(challenge));
      if (!answer.ok) return answer;
      this.#tell('basic_key', key.value);
      if (answer.value.status === 0x9000) this.#tell('genuineness', answer.value.data);
    }
    this.#isAnswered = true;
    return ok();
  }
}
