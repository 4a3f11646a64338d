import { type Address, type CardFile, err, type Identity, ok, type Result } from '@loket/contract';
import type { TrustAnchors } from './certificates.ts';
import { decodeAddress, decodeIdentity } from './decode.ts';
import type { DecodeFailure } from './tlv.ts';
import { type CardFiles, type CardVerdicts, verifyCard } from './verify.ts';

/** Why a reading is no identity: files that were not read, or a file that can't be decoded. */
export type IncompleteReading =
  | { readonly kind: 'missing'; readonly files: readonly CardFile[] }
  | { readonly kind: 'undecodable'; readonly file: CardFile; readonly failure: DecodeFailure };

export type IdentifiedCard = CardVerdicts & { identity: Identity; address: Address; photo: Uint8Array };

/** Without these a reading was cut short. The root may come from the configured folder instead. */
const REQUIRED: readonly CardFile[] = [
  'identity',
  'identity_signature',
  'address',
  'address_signature',
  'photo',
  'rrn_certificate',
];

/** A whole reading to an identity with a verdict per check. A partial reading never becomes one. */
export async function identify(
  files: CardFiles,
  trust: TrustAnchors,
  at: Date,
  challenge?: Uint8Array,
): Promise<Result<IdentifiedCard, IncompleteReading>> {
  const missing = REQUIRED.filter((file) => files[file] === undefined);
  if (
    files.identity === undefined ||
    files.address === undefined ||
    files.photo === undefined ||
    missing.length > 0
  ) {
    return err({ kind: 'missing', files: missing });
  }
  const identity = decodeIdentity(files.identity);
  if (!identity.ok) return err({ kind: 'undecodable', file: 'identity', failure: identity.error });
  const address = decodeAddress(files.address);
  if (!address.ok) return err({ kind: 'undecodable', file: 'address', failure: address.error });
  const verdicts = verifyCard(files, trust, at, challenge);
  return ok({ identity: identity.value, address: address.value, photo: files.photo, ...verdicts });
}
