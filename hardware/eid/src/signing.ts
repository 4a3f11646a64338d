import { X509Certificate } from 'node:crypto';
import { err, ok, type Result, type SignatureHash } from '@loket/contract';
import { derLength } from '@loket/identity';
import type { CardChannel, ChannelFailure } from './card-channel.ts';
import { certificateLength, type FileReader } from './file-reader.ts';
import * as card from './signing-protocol.ts';
import type { SignatureCertificates, SignOrder } from './types.ts';

/** One connection to one card, for whoever works with it. */
export type CardSession = { readonly channel: CardChannel; readonly files: FileReader };

/**
 * Why a use of the card ended. `restart`: nothing was lost, a fresh connection may try again. `line_lost`: the same
 * trouble after the PIN went to the card, which is never sent a second time by itself.
 */
export type UseFailure =
  | ChannelFailure
  | 'line_lost'
  | 'no_signature_certificate'
  | 'other_card'
  | 'pin_blocked';

/** The certificates of key 83 as the card holds them: its own, its authority's, the root's. */
export async function readSignatureCertificates({
  files,
}: CardSession): Promise<Result<SignatureCertificates, UseFailure>> {
  const certificates: Uint8Array[] = [];
  for (const path of [card.SIGNATURE_CERTIFICATE, card.CA_CERTIFICATE, card.ROOT_CERTIFICATE]) {
    const certificate = await readCertificate(files, path);
    if (!certificate.ok) return certificate;
    // Its own is what minors and people who opted out do not have; without the others there is no path.
    if (certificate.value === undefined)
      return err(certificates.length === 0 ? 'no_signature_certificate' : 'corrupt_data');
    certificates.push(certificate.value);
  }
  const kind = keyKindOf(certificates[0]);
  return kind ? ok({ certificates, ...kind }) : err('card_error');
}

async function readCertificate(
  files: FileReader,
  path: readonly string[],
): Promise<Result<Uint8Array | undefined, UseFailure>> {
  const bytes = await files.read(path, certificateLength);
  if (!bytes.ok) return bytes;
  if (bytes.value === 'not_found' || bytes.value.every((byte) => byte === 0)) return ok(undefined);
  return derLength(bytes.value) ? ok(bytes.value) : err('corrupt_data');
}

/** RSA-2048 signs SHA-256 (applet 1.7), P-384 signs SHA-384 (1.8); other keys are no card of today. */
function keyKindOf(
  certificate: Uint8Array | undefined,
): Pick<SignatureCertificates, 'keyKind' | 'hash'> | undefined {
  try {
    const key = new X509Certificate(Buffer.from(certificate ?? [])).publicKey;
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    if (modulusLength === 2048) return { keyKind: 'rsa2048', hash: 'sha256' };
    if (namedCurve === 'secp384r1') return { keyKind: 'p384', hash: 'sha384' };
  } catch {
    // Not a certificate that anybody can read.
  }
  return undefined;
}

/** That this is the card of that certificate, and how often a PIN may still be tried; costs none. */
export async function prepareSigning(
  session: CardSession,
  certificate: Uint8Array,
): Promise<Result<{ triesLeft: number | null }, UseFailure>> {
  const own = await readCertificate(session.files, card.SIGNATURE_CERTIFICATE);
  if (!own.ok) return own;
  if (own.value === undefined) return err('no_signature_certificate');
  if (!Buffer.from(own.value).equals(certificate)) return err('other_card');
  const applet = await readApplet(session.channel);
  if (!applet.ok) return applet;
  const triesLeft = await readTries(session.channel, applet.value);
  if (!triesLeft.ok) return triesLeft;
  return triesLeft.value === 0 ? err('pin_blocked') : ok({ triesLeft: triesLeft.value });
}

async function readApplet(channel: CardChannel): Promise<Result<number, UseFailure>> {
  const answer = await channel.send(card.getCardData());
  if (!answer.ok) return answer;
  const applet = answer.value.status === 0x9000 ? card.appletOf(answer.value.data) : undefined;
  return applet === undefined ? err('card_error') : ok(applet);
}

async function readTries(channel: CardChannel, applet: number): Promise<Result<number | null, UseFailure>> {
  if (applet < 0x17) return ok(null);
  if (applet === 0x17) {
    const asked = await channel.send(card.askTries());
    if (!asked.ok) return asked;
    const meaning = card.pinAnswer(asked.value.status);
    return ok(meaning?.kind === 'wrong' ? meaning.triesLeft : null);
  }
  const data = await channel.send(card.getCardDataWithTries());
  if (!data.ok) return data;
  return ok(data.value.status === 0x9000 ? card.triesIn(data.value.data) : null);
}

export type CardSigned =
  | { readonly kind: 'signed'; readonly signature: Uint8Array }
  | { readonly kind: 'wrong_pin'; readonly triesLeft: number };

/**
 * MSE SET, VERIFY, and the signature right behind it: the manuals contradict each other about a command in between,
 * so there is none. The PIN goes to the card at most once.
 */
export async function signDigest(
  { channel, files }: CardSession,
  { hash, digest, pin }: SignOrder,
): Promise<Result<CardSigned, UseFailure>> {
  const ready = await chooseKey(channel, files, hash);
  if (!ready.ok) return ready;
  const command = card.verify(pin);
  const verified = await channel.sendOnce(command);
  command.fill(0);
  pin.fill(0);
  if (!verified.ok) return lineLost(verified.error);
  const answer = card.pinAnswer(verified.value.status);
  if (answer === undefined) return err('card_error');
  if (answer.kind === 'wrong')
    return answer.triesLeft === 0
      ? err('pin_blocked')
      : ok({ kind: 'wrong_pin', triesLeft: answer.triesLeft });
  const signed = await channel.send(card.computeSignature(digest));
  if (!signed.ok) return lineLost(signed.error);
  return signed.value.status === 0x9000
    ? ok({ kind: 'signed', signature: signed.value.data })
    : err('card_error');
}

async function chooseKey(
  channel: CardChannel,
  files: FileReader,
  hash: SignatureHash,
): Promise<Result<undefined, UseFailure>> {
  const selected = await files.selectDirectory(card.KEYS_DIRECTORY);
  if (!selected.ok) return selected;
  const applet = await readApplet(channel);
  if (!applet.ok) return applet;
  const algorithm = card.algorithmOf(applet.value, hash);
  if (algorithm === undefined) return err('card_error');
  const chosen = await channel.send(card.setSignatureKey(algorithm));
  if (!chosen.ok) return chosen;
  return chosen.value.status === 0x9000 ? ok() : err('card_error');
}

const lineLost = (failure: ChannelFailure): Result<never, UseFailure> =>
  err(failure === 'restart' ? 'line_lost' : failure);
