import { err, type Locale, ok, type Result } from '@loket/contract';
import type { ChannelFailure } from './card-channel.ts';
import { type CardSession, lineLost, type UseFailure } from './card-session.ts';
import { longestPin, PIN_PAD_MUTE_AFTER_MS, type PinPad, pinPadFailure, verifyStructure } from './pin-pad.ts';
import { readAnswer } from './protocol.ts';
import { pinAnswer, verify } from './signing-protocol.ts';
import type { PinSource } from './types.ts';

/** Why there is no signature although the card is well; the same order may be given again. */
export type PinRefusal =
  | { readonly kind: 'wrong_pin'; readonly triesLeft: number }
  | { readonly kind: 'pin_timed_out' | 'pin_cancelled' | 'pin_entry_error' };

/** One VERIFY, with digits that were typed here or, by the reader itself, with digits that never come here. */
export async function verifyPin(
  session: CardSession,
  source: PinSource,
): Promise<Result<'verified' | PinRefusal, UseFailure>> {
  const status =
    source.pin === 'on_reader'
      ? await verifyOnReader(session, source.locale)
      : await verifyTyped(session, source.pin);
  if (!status.ok) return status;
  const refusal = source.pin === 'on_reader' ? pinPadFailure(status.value) : undefined;
  if (refusal) return ok({ kind: refusal });
  const answer = pinAnswer(status.value);
  if (answer === undefined) return err('card_error');
  if (answer.kind === 'right') return ok('verified');
  return answer.triesLeft === 0 ? err('pin_blocked') : ok({ kind: 'wrong_pin', triesLeft: answer.triesLeft });
}

async function verifyTyped({ channel }: CardSession, pin: Uint8Array): Promise<Result<number, UseFailure>> {
  const command = verify(pin);
  const answered = await channel.sendOnce(command);
  command.fill(0);
  pin.fill(0);
  return answered.ok ? ok(answered.value.status) : lineLost(answered.error);
}

async function verifyOnReader(
  { channel, reader, pinPad }: CardSession,
  locale: Locale,
): Promise<Result<number, UseFailure>> {
  if (pinPad === undefined) return err('not_supported');
  const structure = verifyStructure(locale, longestPin(reader));
  const ask = (code: number, data: Uint8Array) => channel.control(code, data, PIN_PAD_MUTE_AFTER_MS);
  const answered = await askAtReader(pinPad, structure, ask);
  if (!answered.ok) return lineLost(answered.error);
  const status = readAnswer(answered.value)?.status;
  return status === undefined ? err('line_lost') : ok(status);
}

type Ask = (code: number, data: Uint8Array) => Promise<Result<Uint8Array, ChannelFailure>>;

async function askAtReader(
  pinPad: PinPad,
  structure: Uint8Array,
  ask: Ask,
): Promise<Result<Uint8Array, ChannelFailure>> {
  if ('direct' in pinPad) return ask(pinPad.direct, structure);
  const begun = await ask(pinPad.start, structure);
  return begun.ok ? ask(pinPad.finish, new Uint8Array()) : begun;
}
