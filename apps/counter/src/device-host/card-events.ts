import type { DeviceEvent, SignatureCertificates } from '@loket/contract';
import type { CardReader, ReadingEvent } from '@loket/eid';
import { causeOf } from './pin-entry.ts';

/** How long a card lies ready for central's challenge after its identity was told. */
export const CHALLENGE_WITHIN_MS = 3_000;

/** What the driver tells of a reading, as it goes to main. */
export function eventOf(event: ReadingEvent): DeviceEvent {
  const { reading } = event;
  switch (event.kind) {
    case 'step':
      return { event: 'card_step', reading, step: event.step };
    case 'file':
      return { event: 'card_file', reading, file: event.file, bytes: inBase64(event.bytes) };
    case 'complete':
      return { event: 'card_end', reading, end: { kind: 'complete' } };
    case 'failed':
      return { event: 'card_end', reading, end: { kind: 'failed', cause: event.cause } };
    case 'proofs_end':
      return { event: 'card_proofs_end', reading };
  }
}

/** A key of 1,024 bits (applet 1.1) is too weak for a statement that must last: its holder signs with the pen. */
export async function signatureCertificatesOf(
  reader: Pick<CardReader, 'signatureCertificates'> | undefined,
): Promise<SignatureCertificates> {
  const read = await reader?.signatureCertificates();
  if (!read?.ok) return { ok: false, cause: read ? causeOf(read.error) : 'no_card' };
  const { certificates, keyKind, hash } = read.value;
  if (keyKind === 'rsa1024') return { ok: false, cause: 'no_signature_certificate' };
  return { ok: true, certificates: certificates.map(inBase64), keyKind, hash };
}

const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
