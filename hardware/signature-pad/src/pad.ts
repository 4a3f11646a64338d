import { err, ok } from '@loket/contract';
import type { PadAnswer, PadConversation } from './conversation.ts';
import { type IdentifiedPad, identify } from './identify.ts';
import { givePublicKey, type HostKeys } from './pen-cipher.ts';
import { encodingsOf, type PictureFormat } from './protocol/image.ts';
import { bringToRest } from './rest.ts';
import type { PadEncryption, PadPicture, PadUncertainties } from './types.ts';

/** How a pad is to be driven; everything decided. */
export type PadManner = {
  readonly picture: PadPicture;
  readonly encryption: PadEncryption;
  readonly uncertain: PadUncertainties;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Made once, when first asked for. */
  readonly hostKeys: () => Promise<HostKeys>;
};

/** A pad that is identified, at rest, and ready for requests. */
export type OpenPad = IdentifiedPad & {
  readonly format: PictureFormat;
  readonly uncertain: PadUncertainties;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Null: pen data comes in clear. */
  readonly hostKeys: HostKeys | null;
};

/** Empties the pad first, whoever had it before; then asks who it is; then agrees on keys. */
export async function preparePad(pad: PadConversation, manner: PadManner): PadAnswer<OpenPad> {
  const rested = await bringToRest(pad);
  if (!rested.ok) return rested;
  const identified = await identify(pad);
  if (!identified.ok) return identified;
  const { model, capability } = identified.value;
  const able = encodingsOf(capability.encodingFlags, model);
  const encoding = able.find((known) => known === manner.picture) ?? able[0] ?? 'mono';
  const hostKeys = await keysFor(pad, manner);
  if (!hostKeys.ok) return hostKeys;
  const { uncertain, randomBytes } = manner;
  return ok({
    ...identified.value,
    format: { encoding, ...uncertain },
    uncertain,
    randomBytes,
    hostKeys: hostKeys.value,
  });
}

async function keysFor(pad: PadConversation, manner: PadManner): PadAnswer<OpenPad['hostKeys']> {
  if (manner.encryption === 'off') return ok(null);
  const keys = await manner.hostKeys();
  const given = await givePublicKey(pad, keys.publicKey, manner.uncertain);
  if (given.ok) return ok(keys);
  return manner.encryption === 'preferred' && given.error.fault === 'refused' ? ok(null) : err(given.error);
}
