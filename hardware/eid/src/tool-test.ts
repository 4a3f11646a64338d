import type { IdentityChecks } from '@loket/contract';
import { identify } from '@loket/identity';
import { readTimed, type TimedReading } from './tool-read.ts';
import { say, type ToolValues } from './tool-words.ts';
import type { CardReader } from './types.ts';

/** When these hold, every byte came through as the State signed it; the rest is about the card, not the reader. */
const PROVE_THE_READER = ['identity_signature', 'address_signature', 'photo'] as const;

/** Reads a card and judges the reader by it, with nothing of its holder on the screen. */
export async function testReader(reader: CardReader, { json, withinMs, trust }: ToolValues): Promise<number> {
  const read = await readTimed(reader, withinMs);
  if (!read.ok) {
    const reason = read.error === 'no_card' ? 'no card came' : read.error;
    say(json, `FAIL  ${reason}`, { pass: false, cause: read.error });
    return read.error === 'no_card' ? 5 : 1;
  }
  const identified = await identify(read.value.files, trust, new Date(), read.value.challenge);
  if (!identified.ok) {
    say(json, 'FAIL  what was read is no identity', { pass: false, cause: 'corrupt_data' });
    return 1;
  }
  // Whether it was reported lost is the State's to say, and nobody asks it here.
  const { revocation: _, ...checks } = identified.value.checks;
  const pass = PROVE_THE_READER.every((check) => checks[check].verdict === 'verified');
  const status = reader.status();
  const name = status.state === 'ready' ? status.name : '';
  const pinPad = status.state === 'ready' && status.pinPad === true;
  const { firstNameMs, identityMs, proofsMs } = read.value;
  say(json, wordsOf(pass, name, pinPad, read.value, checks), {
    ...{ pass, reader: name, pinPad, firstNameMs, identityMs, proofsMs, checks },
  });
  return pass ? 0 : 1;
}

function wordsOf(
  pass: boolean,
  name: string,
  pinPad: boolean,
  { firstNameMs, identityMs, proofsMs }: TimedReading,
  checks: Omit<IdentityChecks, 'revocation'>,
): string {
  const verdicts = Object.entries(checks).map(([check, verdict]) => {
    const reason = verdict.verdict === 'verified' ? '' : ` (${verdict.reason})`;
    return `      ${check}: ${verdict.verdict}${reason}`;
  });
  return [
    `${pass ? 'PASS' : 'FAIL'}  ${name}${pinPad ? ', keys of its own' : ''}`,
    `      first name after ${firstNameMs} ms, identity after ${identityMs} ms, proofs after ${proofsMs} ms`,
    ...verdicts,
  ].join('\n');
}
