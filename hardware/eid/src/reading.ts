import { type CardFile, err, ok, type ReadingStep, type Result } from '@loket/contract';
import { decodeAddress, decodeIdentity } from '@loket/identity';
import type { ChannelFailure } from './card-channel.ts';
import type { CardSession } from './card-session.ts';
import type { FileReader } from './file-reader.ts';
import { CARD_FILES, recogniseAtr } from './protocol.ts';
import { looksLikeWholeJpeg, looksLikeWholeSignature } from './whole-file.ts';

type Part = {
  readonly file: Exclude<CardFile, 'genuineness'>;
  /** Told when this file's reading begins. */
  readonly step?: ReadingStep;
  readonly isCertificate?: true;
  /** A card without it is read all the same, and shown as such. */
  readonly mayBeAbsent?: true;
  /** What is not is read once more. */
  readonly looksWhole: (bytes: Uint8Array) => boolean;
  /** Then it ends the reading; without this it goes on as the card has it, for central to judge. */
  readonly mustDecode?: true;
};

/** Stands for a file that the card does not have, as for a certificate. */
const ABSENT = Uint8Array.of(0);
const isAbsent = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);
const isNotEmpty = (bytes: Uint8Array) => bytes.length > 0;

/** Name first, then what proves it, then the picture: whoever waits sees something after three commands. */
const PARTS: readonly Part[] = [
  { file: 'identity', step: 'identity', looksWhole: (bytes) => decodeIdentity(bytes).ok, mustDecode: true },
  { file: 'identity_signature', looksWhole: looksLikeWholeSignature },
  { file: 'address', step: 'address', looksWhole: (bytes) => decodeAddress(bytes).ok, mustDecode: true },
  { file: 'address_signature', looksWhole: looksLikeWholeSignature },
  { file: 'rrn_certificate', isCertificate: true, looksWhole: isNotEmpty },
  { file: 'photo', step: 'photo', looksWhole: looksLikeWholeJpeg, mayBeAbsent: true },
  { file: 'root_certificate', step: 'certificates', isCertificate: true, looksWhole: isNotEmpty },
];

export type ReadingListener = {
  step(step: ReadingStep): void;
  file(file: CardFile, bytes: Uint8Array): void;
};

/** One reading of one card, from ATR to the last file; over as many connections as it takes, each file once. */
export class CardReading {
  readonly #atr: Uint8Array;
  readonly #listener: ReadingListener;
  #done = 0;
  #stepped = -1;

  constructor(atr: Uint8Array, listener: ReadingListener) {
    this.#atr = atr;
    this.#listener = listener;
  }

  /** Files that were told. */
  get done(): number {
    return this.#done;
  }

  /** Reads what is still to be read over this connection. */
  async readOn({ files }: Pick<CardSession, 'files'>): Promise<Result<undefined, ChannelFailure>> {
    if (recogniseAtr(this.#atr) === undefined) {
      // A newer Belgian card may come with an ATR that nobody knows yet: its applet decides.
      const found = await belgianApplet(files, 'unknown_card');
      if (!found.ok) return found;
    }
    for (const part of PARTS.slice(this.#done)) {
      if (part.step && this.#stepped < this.#done) this.#listener.step(part.step);
      this.#stepped = this.#done;
      const bytes = await readWhole(files, part);
      if (!bytes.ok) return bytes;
      this.#listener.file(part.file, bytes.value);
      this.#done += 1;
    }
    return ok();
  }
}

async function readWhole(files: FileReader, part: Part): Promise<Result<Uint8Array, ChannelFailure>> {
  const first = await readPart(files, part);
  if (!first.ok || part.looksWhole(first.value)) return first;
  const second = await readPart(files, part);
  if (!second.ok || part.looksWhole(second.value)) return second;
  if (part.mayBeAbsent && isAbsent(first.value) && isAbsent(second.value)) return ok(ABSENT);
  if (part.mustDecode || second.value.length === 0) return err('corrupt_data');
  return Buffer.from(first.value).equals(second.value) ? second : err('restart');
}

async function readPart(files: FileReader, part: Part): Promise<Result<Uint8Array, ChannelFailure>> {
  const path = CARD_FILES[part.file];
  const read = () => (part.isCertificate ? files.readCertificate(path) : files.read(path));
  const first = await read();
  if (!first.ok) return first;
  if (first.value !== 'not_found') return ok(first.value);
  // After a reset the applet is selected by itself; another program may have left it.
  const found = await belgianApplet(files, 'foreign_card');
  if (!found.ok) return found;
  const second = await read();
  if (!second.ok) return second;
  if (second.value !== 'not_found') return ok(second.value);
  return part.mayBeAbsent ? ok(ABSENT) : err('corrupt_data');
}

/** A card that knows SELECT but not our applet is another kind of chip card. */
async function belgianApplet(
  files: FileReader,
  otherwise: 'unknown_card' | 'foreign_card',
): Promise<Result<undefined, ChannelFailure>> {
  const applet = await files.selectApplet();
  if (!applet.ok) return applet;
  if (applet.value === 'selected') return ok();
  return err(applet.value === 'no_applet' ? 'foreign_card' : otherwise);
}
