import { z } from 'zod';
import { base64 } from './ids.ts';
import { SignatureHash, SigningFailure } from './statements.ts';
import { Locale } from './words.ts';

/**
 * What crosses between the three processes of a PIN that is typed on the screen: main gives the PIN page its facts and
 * one MessagePort; the port's other end is the device host's. Keys and what becomes of them travel over that port only.
 */

/** What the PIN page says about what is signed; made by main, in no language yet. */
export const PinFacts = z.object({
  reading: z.object({ locale: Locale, textScale: z.literal([1, 1.5, 2]), highContrast: z.boolean() }),
  siteName: z.string().max(120),
  inspectorName: z.string().max(120),
  /** Of the person who signs. */
  signerName: z.string().max(200),
  pageCount: z.int().positive(),
  /** The dictionary's time, ISO 8601. */
  at: z.iso.datetime(),
});
export type PinFacts = z.infer<typeof PinFacts>;

/** What somebody who does not sign with the PIN wants instead. */
export const PinWish = z.enum(['read_again', 'pen', 'refuse']);
export type PinWish = z.infer<typeof PinWish>;

/** The PIN page to the device host: one key a message, never a number. */
export const PinKey = z.discriminatedUnion('key', [
  z.object({ key: z.literal(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) }),
  z.object({ key: z.literal('erase') }),
  z.object({ key: z.literal('sign') }),
  z.object({ key: z.literal('cancel'), wish: PinWish.nullable() }),
]);
export type PinKey = z.infer<typeof PinKey>;

export const MIN_PIN_DIGITS = 4;
export const MAX_PIN_DIGITS = 12;

/** The device host to the PIN page. `triesLeft` null: this card does not tell without using one up. */
export const PinState = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('typing'),
    count: z.int().min(0).max(MAX_PIN_DIGITS),
    triesLeft: z.int().nullable(),
  }),
  /** The reader has keys of its own: the digits are typed there, and not one of them comes here. */
  z.object({
    state: z.literal('on_reader'),
    triesLeft: z.int().nullable(),
    /** The card refused what was typed before. */
    wasWrong: z.boolean(),
  }),
  z.object({ state: z.literal('working') }),
  /** The card refused it; the digits are gone, and it can be typed anew. */
  z.object({ state: z.literal('wrong'), triesLeft: z.int().nullable() }),
  z.object({ state: z.literal('blocked') }),
  z.object({ state: z.literal('pulled') }),
  z.object({ state: z.literal('done') }),
  /** It ended in another way; main shows which. */
  z.object({ state: z.literal('ended') }),
]);
export type PinState = z.infer<typeof PinState>;

/** All that main learns of a PIN: the signature (RSA block, or ECDSA as r‖s), or why there is none. */
export const PinOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), signature: base64(1_024) }),
  z.object({ ok: z.literal(false), cause: SigningFailure, wish: PinWish.nullable() }),
]);
export type PinOutcome = z.infer<typeof PinOutcome>;

/** The signature certificate first, then its issuer and root, as the card holds them. */
export const SignatureCertificates = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    certificates: z.array(base64(4_096)).min(1).max(5),
    keyKind: z.enum(['rsa2048', 'p384']),
    hash: SignatureHash,
  }),
  z.object({ ok: z.literal(false), cause: SigningFailure }),
]);
export type SignatureCertificates = z.infer<typeof SignatureCertificates>;
