import { Identification, ManualIdentification, type TicketId, type Verdict } from '@loket/contract';
import { type CardFiles, decodeAddress, decodeIdentity, identify, type TrustAnchors } from '@loket/identity';
import { Inject, Injectable } from '@nestjs/common';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { dossierKey } from '../vault/dossier-key.repository.ts';
import { type DataKey, Vault } from '../vault/vault.ts';
import { type CardReading, newestReading, openCardFiles } from './card-readings.repository.ts';
import { revocationOf } from './card-status.repository.ts';
import { TRUST } from './trust.ts';

export const MANUAL_KIND = 'manual_identification';

/** Who the citizen is, judged anew from what is stored; whoever shows it records that. */
@Injectable()
export class IdentificationReader {
  constructor(
    @Inject(Vault) private readonly vault: Vault,
    @Inject(TRUST) private readonly trust: TrustAnchors,
  ) {}

  /** A card that is read after an identification by hand takes its place, unless the reading fails. */
  async read(tx: ZoneTransaction, ticketId: TicketId): Promise<Identification> {
    const [dossier] = await tx.query<{
      wrapped: Buffer | null;
      manual: Buffer | null;
      manualAt: Date | null;
    }>('SELECT wrapped, sealed_manual AS manual, manual_at AS "manualAt" FROM dossier WHERE ticket_id = $1', [
      ticketId,
    ]);
    const key = dossierKey(tx.zoneId, this.vault, ticketId, dossier?.wrapped ?? null);
    if (!dossier || !key.ok) return { state: 'none' };
    const reading = await newestReading(tx, ticketId);
    const { manual, manualAt } = dossier;
    const newer = reading && reading.state !== 'failed' && (!manualAt || reading.startedAt > manualAt);
    if (manual && manualAt && !newer) return byHand(key.value, manual, manualAt);
    if (!reading) return { state: 'none' };
    if (reading.state === 'failed') return { state: 'failed', cause: reading.failure ?? 'card_error' };
    const files = await openCardFiles(tx, key.value, reading.id);
    const read =
      reading.state === 'complete'
        ? await this.judged(files, reading, await revocationOf(tx, key.value, reading))
        : soFar(reading, files);
    // A card can hold what no card should; a desk gets only what the contract allows.
    const fits = Identification.safeParse(read);
    return fits.success ? fits.data : { state: 'failed', cause: 'corrupt_data' };
  }

  private async judged(
    files: CardFiles,
    { challenge }: CardReading,
    revocation: Verdict,
  ): Promise<Identification> {
    const identified = await identify(files, this.trust, new Date(), challenge ?? undefined);
    if (!identified.ok) return { state: 'failed', cause: 'corrupt_data' };
    const { photo, identity, address, testCard } = identified.value;
    const checks = { ...identified.value.checks, revocation };
    return { state: 'complete', identity, address, photoJpegBase64: base64(photo), checks, testCard };
  }
}

function byHand(key: DataKey, sealed: Buffer, at: Date): Identification {
  const opened = key.open(MANUAL_KIND, sealed);
  if (!opened.ok) return { state: 'none' };
  const manual = ManualIdentification.parse(JSON.parse(opened.value.toString('utf8')));
  return { state: 'manual', manual, at: at.toISOString() };
}

/** What came in until now: to be seen early, not an identity. */
function soFar({ step }: CardReading, files: CardFiles): Identification {
  const identity = files.identity && decodeIdentity(files.identity);
  const address = files.address && decodeAddress(files.address);
  return {
    state: 'reading',
    step,
    ...(identity?.ok && { identity: identity.value }),
    ...(address?.ok && { address: address.value }),
    ...(files.photo && { photoJpegBase64: base64(files.photo) }),
  };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
