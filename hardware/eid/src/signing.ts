import { err, ok, type Result } from '@loket/contract';
import type { ChannelFailure } from './card-channel.ts';
import { type CardSession, lineLost, type UseFailure } from './card-session.ts';
import * as card from './signing-protocol.ts';
import type { SignOrder } from './types.ts';
import { type PinRefusal, verifyPin } from './verify-pin.ts';

export type CardSigned =
  | { readonly kind: 'signed'; readonly signature: Uint8Array; readonly pinAsked: boolean }
  | PinRefusal;

/** Byte 21 of the card data, asked once per insertion. */
export async function readApplet({ channel, memory }: CardSession): Promise<Result<number, UseFailure>> {
  if (memory.applet !== undefined) return ok(memory.applet);
  const answer = await channel.send(card.getCardData());
  if (!answer.ok) return answer;
  const applet = answer.value.status === 0x9000 ? card.appletOf(answer.value.data) : undefined;
  memory.applet = applet;
  return applet === undefined ? err('card_error') : ok(applet);
}

/** How often a PIN may still be tried; null when the card would burn one to tell. */
export async function readTries(session: CardSession): Promise<Result<number | null, UseFailure>> {
  const applet = await readApplet(session);
  if (!applet.ok) return applet;
  if (applet.value < 0x17) return ok(null);
  if (applet.value === 0x17) {
    const asked = await session.channel.send(card.askTries());
    if (!asked.ok) return asked;
    const meaning = card.pinAnswer(asked.value.status);
    return ok(meaning?.kind === 'wrong' ? meaning.triesLeft : null);
  }
  const data = await session.channel.send(card.getCardDataWithTries());
  if (!data.ok) return data;
  return ok(data.value.status === 0x9000 ? card.triesIn(data.value.data) : null);
}

/**
 * MSE SET, VERIFY, and the signature right behind it: the manuals contradict each other about a command in between,
 * so there is none. The PIN goes to the card at most once.
 */
export async function signWithNonRepudiationKey(
  session: CardSession,
  order: SignOrder,
): Promise<Result<CardSigned, UseFailure>> {
  const way = await chooseKey(session, card.NON_REPUDIATION_KEY, order);
  if (!way.ok) return way;
  const verified = await verifyPin(session, order);
  if (!verified.ok) return verified;
  if (verified.value !== 'verified') return ok(verified.value);
  const signature = await signatureOf(session, way.value.data);
  return signature.ok ? ok(signed(signature.value, true)) : lineLost(signature.error);
}

/** MSE SET and the signature; VERIFY and the signature again when the card wants the PIN. */
export async function signWithAuthenticationKey(
  session: CardSession,
  order: SignOrder,
): Promise<Result<CardSigned, UseFailure>> {
  const way = await chooseKey(session, card.AUTHENTICATION_KEY, order);
  if (!way.ok) return way;
  const first = await session.channel.send(card.computeSignature(way.value.data));
  if (!first.ok) return first;
  if (first.value.status === 0x9000) return ok(signed(first.value.data, false));
  if (first.value.status !== card.PIN_NEEDED) return err('card_error');
  const verified = await verifyPin(session, order);
  if (!verified.ok) return verified;
  if (verified.value !== 'verified') return ok(verified.value);
  const signature = await signatureOf(session, way.value.data);
  return signature.ok ? ok(signed(signature.value, true)) : lineLost(signature.error);
}

const signed = (signature: Uint8Array, pinAsked: boolean): CardSigned => ({
  kind: 'signed',
  signature,
  pinAsked,
});

async function chooseKey(
  session: CardSession,
  key: card.HolderKey,
  order: SignOrder,
): Promise<Result<card.WayToSign, UseFailure>> {
  const applet = await readApplet(session);
  if (!applet.ok) return applet;
  const way = card.wayToSign(applet.value, order);
  if (way === undefined) return err('not_supported');
  const selected = await session.files.selectDirectory(card.KEYS_DIRECTORY);
  if (!selected.ok) return selected;
  const chosen = await session.channel.send(card.setKey(key, way.algorithm));
  if (!chosen.ok) return chosen;
  return chosen.value.status === 0x9000 ? ok(way) : err('card_error');
}

async function signatureOf(
  { channel }: CardSession,
  data: Uint8Array,
): Promise<Result<Uint8Array, ChannelFailure>> {
  const answer = await channel.send(card.computeSignature(data));
  if (!answer.ok) return answer;
  return answer.value.status === 0x9000 ? ok(answer.value.data) : err('card_error');
}
