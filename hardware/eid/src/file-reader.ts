import { err, MAX_CARD_FILE_BYTES, ok, type Result } from '@loket/contract';
import { derLength } from '@loket/identity';
import type { CardChannel, ChannelFailure } from './card-channel.ts';
import type { CardMemory } from './card-memory.ts';
import { meaningOf, readBinary, selectApplet, selectId, selectPath } from './protocol.ts';

/** The official middleware's block size: every reader carries it. */
const BLOCK_BYTES = 252;

/** How many bytes of the file matter, told from its first block; undefined when only the card's end of file says. */
export type LengthTeller = (start: Uint8Array) => number | undefined;
/** Stops at the end of the certificate: up to 1,100 bytes of padding follow. All zeros: one block is enough. */
const certificateLength: LengthTeller = (start) => derLength(start) || start.length;

/** Stands for a certificate that the card does not have: nobody wants 2,500 zeros. */
export const NO_CERTIFICATE = Uint8Array.of(0);
export const isNoCertificate = (certificate: Uint8Array): boolean => certificate.length === 1;

/** Reads files of one card over one connection. */
export class FileReader {
  readonly #channel: CardChannel;
  readonly #memory: CardMemory;

  constructor(channel: CardChannel, memory: CardMemory) {
    this.#channel = channel;
    this.#memory = memory;
  }

  /** A certificate up to the end of its DER, once per insertion; one byte 00 when its file is all zeros. */
  async readCertificate(path: readonly string[]): Promise<Result<Uint8Array | 'not_found', ChannelFailure>> {
    const known = this.#memory.certificates.get(path.join());
    if (known) return ok(known);
    const read = await this.read(path, certificateLength);
    if (!read.ok || read.value === 'not_found') return read;
    const certificate = soundCertificate(read.value);
    if (certificate === undefined) return err('corrupt_data');
    this.#memory.certificates.set(path.join(), certificate);
    return ok(certificate);
  }

  /** Asks for the applet by name. `false`: a card that answers, but has no such applet or no SELECT at all. */
  async selectApplet(): Promise<Result<'selected' | 'no_applet' | 'not_understood', ChannelFailure>> {
    const answer = await this.#channel.send(selectApplet());
    if (!answer.ok) return answer;
    const { kind } = meaningOf(answer.value.status);
    if (kind === 'ok') return ok('selected');
    return ok(kind === 'not_understood' ? 'not_understood' : 'no_applet');
  }

  /** A directory from the MF down, after which its keys can be named. */
  async selectDirectory(path: readonly string[]): Promise<Result<undefined, ChannelFailure>> {
    const selected = await this.#select(path);
    if (!selected.ok) return selected;
    return selected.value === 'selected' ? ok() : err('card_error');
  }

  /**
   * `not_found` is a value: the applet may only need to be selected first. What a connection that failed had read of
   * this file is not read again: the same card lies there, and its file is selected again before the next block.
   */
  async read(
    path: readonly string[],
    lengthOf?: LengthTeller,
  ): Promise<Result<Uint8Array | 'not_found', ChannelFailure>> {
    const read = await this.#readThrough(path, lengthOf);
    if (read.ok || read.error !== 'restart') this.#memory.begun = undefined;
    return read;
  }

  async #readThrough(
    path: readonly string[],
    lengthOf: LengthTeller | undefined,
  ): Promise<Result<Uint8Array | 'not_found', ChannelFailure>> {
    const selected = await this.#select(path);
    if (!selected.ok) return selected;
    if (selected.value === 'not_found') return ok('not_found');
    const content = await this.#readSelected(path, lengthOf, false);
    if (!content.ok || content.value !== 'not_selected')
      return content.ok ? contentOf(content.value) : content;
    // Some readers lose the selection of a 1.7 card that they had confirmed: select anew, directory by directory. And
    // read anew: only blocks that came before it tell that what says "nothing is selected" then is the file's end.
    this.#memory.selectsStepByStep = true;
    this.#memory.begun = undefined;
    const again = await this.#select(path);
    if (!again.ok) return again;
    const second = await this.#readSelected(path, lengthOf, true);
    return second.ok ? contentOf(second.value) : second;
  }

  async #select(path: readonly string[]): Promise<Result<'selected' | 'not_found', ChannelFailure>> {
    if (!this.#memory.selectsStepByStep) {
      const answer = await this.#channel.send(selectPath(path));
      if (!answer.ok) return answer;
      const { kind } = meaningOf(answer.value.status);
      if (kind === 'ok') return ok('selected');
      if (kind === 'not_found' || kind === 'not_understood') return ok('not_found');
      // 6A87 on a second SELECT by path is a known quirk of several readers with applet 1.7.
      if (kind !== 'inconsistent') return err('card_error');
      this.#memory.selectsStepByStep = true;
    }
    for (const id of path) {
      const answer = await this.#channel.send(selectId(id));
      if (!answer.ok) return answer;
      const { kind } = meaningOf(answer.value.status);
      if (kind === 'not_found') return ok('not_found');
      if (kind !== 'ok') return err('card_error');
    }
    return ok('selected');
  }

  /** @param isAgain it was selected anew: where the card still says that nothing is, the file ends */
  async #readSelected(
    path: readonly string[],
    lengthOf: LengthTeller | undefined,
    isAgain: boolean,
  ): Promise<Result<Uint8Array | 'not_selected', ChannelFailure>> {
    let content = this.#begunOf(path);
    let wanted = wantedOf(content, lengthOf);
    while (content.length < wanted) {
      const asked = Math.min(BLOCK_BYTES, wanted - content.length);
      const block = await this.#channel.send(readBinary(content.length, asked));
      if (!block.ok) return block;
      const { data, status } = block.value;
      const { kind } = meaningOf(status);
      if (kind === 'not_selected' && (content.length === 0 || !isAgain)) return ok('not_selected');
      const isEnd = kind === 'end_of_file' || kind === 'not_selected';
      if (!isEnd && kind !== 'ok') return err('card_error');
      content = Buffer.concat([content, data]);
      if (isEnd || data.length < asked) return ok(content);
      this.#memory.begun = { path: path.join(), content };
      wanted = wantedOf(content, lengthOf);
    }
    // A file that fills the limit without an end would be cut: the limit is beyond every file of the standard.
    if (content.length >= MAX_CARD_FILE_BYTES) return err('corrupt_data');
    return ok(content.subarray(0, wanted));
  }

  #begunOf(path: readonly string[]): Uint8Array {
    const { begun } = this.#memory;
    return begun?.path === path.join() ? begun.content : new Uint8Array();
  }
}

/** Up to where a file is read, as far as its first block tells. */
function wantedOf(content: Uint8Array, lengthOf: LengthTeller | undefined): number {
  const told = content.length === 0 ? undefined : lengthOf?.(content);
  return Math.min(told ?? MAX_CARD_FILE_BYTES, MAX_CARD_FILE_BYTES);
}

const contentOf = (content: Uint8Array | 'not_selected'): Result<Uint8Array, ChannelFailure> =>
  content === 'not_selected' ? err('card_error') : ok(content);

function soundCertificate(read: Uint8Array): Uint8Array | undefined {
  const length = derLength(read);
  if (length === undefined || length > read.length || read.length === 0) return undefined;
  return length === 0 ? NO_CERTIFICATE : read;
}
