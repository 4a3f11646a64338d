import { randomBytes } from 'node:crypto';
import { CARD_CHALLENGE_BYTES, type CardFailure, err, ok, type Result } from '@loket/contract';
import { type CardFiles, identify } from '@loket/identity';
import { say, type ToolValues } from './tool-words.ts';
import type { CardReader } from './types.ts';

/** One whole reading, and when what of it was there, in milliseconds from the card on. */
export type TimedReading = {
  readonly files: CardFiles;
  /** What the card's own key was asked to sign, so that a copy is told. */
  readonly challenge: Uint8Array;
  readonly firstNameMs: number;
  readonly identityMs: number;
  readonly proofsMs: number;
};

/** Reads the card that lies there, or the next that comes. */
export function readTimed(
  reader: CardReader,
  withinMs: number,
): Promise<Result<TimedReading, CardFailure | 'no_card'>> {
  const files: CardFiles = {};
  const challenge = randomBytes(CARD_CHALLENGE_BYTES);
  const times = { firstNameMs: 0, identityMs: 0 };
  return new Promise((resolve) => {
    let beganAtMs = 0;
    const since = () => Math.round(performance.now() - beganAtMs);
    const patience = setTimeout(() => {
      if (beganAtMs === 0) resolve(err('no_card'));
    }, withinMs);
    reader.onReading((event) => {
      if (event.kind === 'step' && event.step === 'card_found') {
        clearTimeout(patience);
        beganAtMs = performance.now();
        reader.challenge(event.reading, challenge);
      }
      if (event.kind === 'file') files[event.file] = event.bytes;
      if (event.kind === 'file' && event.file === 'identity') times.firstNameMs = since();
      if (event.kind === 'complete') times.identityMs = since();
      if (event.kind === 'proofs_end') resolve(ok({ files, challenge, ...times, proofsMs: since() }));
      if (event.kind === 'failed') resolve(err(event.cause));
    });
    reader.setReading(true);
    const status = reader.status();
    if (status.state === 'ready' && status.card === 'absent') process.stderr.write('Insert a card.\n');
  });
}

/** Prints the identity: exit code 0, or 1 when there is none, or 5 when no card came. */
export async function readForTool(
  reader: CardReader,
  { json, withinMs, trust }: ToolValues,
): Promise<number> {
  const read = await readTimed(reader, withinMs);
  const card = read.ok ? await identify(read.value.files, trust, new Date(), read.value.challenge) : read;
  if (!card.ok) {
    const cause = typeof card.error === 'string' ? card.error : JSON.stringify(card.error);
    say(json, `not read: ${cause}`, { ok: false, error: card.error });
    return card.error === 'no_card' ? 5 : 1;
  }
  const { photo, ...rest } = card.value;
  const words = JSON.stringify({ ...rest, photo: `${photo.length} bytes` }, null, 2);
  say(json, words, { ok: true, ...rest, photo: Buffer.from(photo).toString('base64') });
  return 0;
}
