import { type CardFile, err, ok, type ReadingStep, type Result } from '@loket/contract';
import { decodeAddress, decodeIdentity, derLength } from '@loket/identity';
import type { ChannelFailure } from './card-channel.ts';
import { certificateLength, type FileReader, type LengthTeller } from './file-reader.ts';
import { CARD_FILES, recogniseAtr } from './protocol.ts';
import type { CardSession } from './signing.ts';

type Part = {
  readonly file: Exclude<CardFile, 'genuineness'>;
  /** Told when this file's reading begins. */
  readonly step?: ReadingStep;
  readonly lengthOf?: LengthTeller;
  readonly isSound: (bytes: Uint8Array) => boolean;
};

const isNotEmpty = (bytes: Uint8Array) => bytes.length > 0;
/** DER, or the all-zero file that stands for a certificate the card does not have. */
const isCertificate = (bytes: Uint8Array) => derLength(bytes) !== undefined;

/** Name first, then what proves it, then the picture: whoever waits sees something after three commands. */
const PARTS: readonly Part[] = [
  { file: 'identity', step: 'identity', isSound: (bytes) => decodeIdentity(bytes).ok },
  { file: 'identity_signature', isSound: isNotEmpty },
  { file: 'address', step: 'address', isSound: (bytes) => decodeAddress(bytes).ok },
  { file: 'address_signature', isSound: isNotEmpty },
  { file: 'rrn_certificate', lengthOf: certificateLength, isSound: isCertificate },
  { file: 'photo', step: 'photo', isSound: isNotEmpty },
  { file: 'root_certificate', step: 'certificates', lengthOf: certificateLength, isSound: isCertificate },
];

export type ReadingListener = {
  step(step: ReadingStep): void;
  file(file: CardFile, bytes: Uint8Array): void;
};

/** One reading of one card over one connection, from ATR to the last file. */
export async function readCard(
  atr: Uint8Array,
  { files: reader }: Pick<CardSession, 'files'>,
  listener: ReadingListener,
): Promise<Result<undefined, ChannelFailure>> {
  if (recogniseAtr(atr) === undefined) {
    // A newer Belgian card may come with an ATR that nobody knows yet: its applet decides.
    const found = await belgianApplet(reader, 'unknown_card');
    if (!found.ok) return found;
  }
  for (const part of PARTS) {
    if (part.step) listener.step(part.step);
    const bytes = await readPart(reader, part);
    if (!bytes.ok) return bytes;
    if (!part.isSound(bytes.value)) return err('corrupt_data');
    listener.file(part.file, bytes.value);
  }
  return ok();
}

async function readPart(reader: FileReader, part: Part): Promise<Result<Uint8Array, ChannelFailure>> {
  const first = await reader.read(CARD_FILES[part.file], part.lengthOf);
  if (!first.ok) return first;
  if (first.value !== 'not_found') return ok(first.value);
  // After a reset the applet is selected by itself; another program may have left it.
  const found = await belgianApplet(reader, 'foreign_card');
  if (!found.ok) return found;
  const second = await reader.read(CARD_FILES[part.file], part.lengthOf);
  if (!second.ok) return second;
  return second.value === 'not_found' ? err('corrupt_data') : ok(second.value);
}

/** A card that knows SELECT but not our applet is another kind of chip card. */
async function belgianApplet(
  reader: FileReader,
  otherwise: 'unknown_card' | 'foreign_card',
): Promise<Result<undefined, ChannelFailure>> {
  const applet = await reader.selectApplet();
  if (!applet.ok) return applet;
  if (applet.value === 'selected') return ok();
  return err(applet.value === 'no_applet' ? 'foreign_card' : otherwise);
}
