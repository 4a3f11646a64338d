import type { ZoneId } from '@loket/contract';
import { type ConsultationId, type DeskIdentification, Identification, type StaffId } from '@loket/contract';
import { type CardFiles, decodeAddress, decodeIdentity, identify, type TrustAnchors } from '@loket/identity';
import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit.repository.ts';
import { findConsultation } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { keyOf } from '../vault/consultation-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { type CardReading, newestReading, openCardFiles } from './card-readings.repository.ts';
import { TRUST } from './trust.ts';

/** The only way in which personal data reaches a desk. */
@Injectable()
export class Showing {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(TRUST) private readonly trust: TrustAnchors,
  ) {}

  /**
   * The identification of a consultation for its own inspector, for one sending; that it is shown is recorded in
   * the same transaction. Nothing for anybody else, and nothing once the consultation has ended.
   */
  show(zoneId: ZoneId, id: ConsultationId, staffId: StaffId): Promise<DeskIdentification | undefined> {
    return this.database.inZone(zoneId, async (tx) => {
      const consultation = await findConsultation(tx, id);
      if (consultation?.inspectorId !== staffId || consultation.phase === 'ended') return undefined;
      const identification = await this.read(tx, id);
      await recordWhatIsShown(tx, identification, id, staffId);
      return { consultationId: id, identification };
    });
  }

  private async read(tx: ZoneTransaction, id: ConsultationId): Promise<Identification> {
    const reading = await newestReading(tx, id);
    if (!reading) return { state: 'none' };
    if (reading.state === 'failed') return { state: 'failed', cause: reading.failure ?? 'card_error' };
    const key = await keyOf(tx, this.vault, id);
    if (!key.ok) return { state: 'none' };
    const files = await openCardFiles(tx, key.value, reading.id);
    const shown = reading.state === 'complete' ? await this.judged(files) : soFar(reading, files);
    // A card can hold what no card should; a desk gets only what the contract allows.
    const fits = Identification.safeParse(shown);
    return fits.success ? fits.data : { state: 'failed', cause: 'corrupt_data' };
  }

  private async judged(files: CardFiles): Promise<Identification> {
    const identified = await identify(files, this.trust, new Date());
    if (!identified.ok) return { state: 'failed', cause: 'corrupt_data' };
    const { photo, identity, address, checks, testCard } = identified.value;
    return { state: 'complete', identity, address, photoJpegBase64: base64(photo), checks, testCard };
  }
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

async function recordWhatIsShown(
  tx: ZoneTransaction,
  shown: Identification,
  subjectId: ConsultationId,
  actorId: StaffId,
): Promise<void> {
  if (shown.state !== 'reading' && shown.state !== 'complete') return;
  const entry = {
    actorKind: 'staff',
    actorId,
    subjectKind: 'consultation',
    subjectId,
    reason: 'consultation in progress',
  } as const;
  if (shown.identity || shown.address) await recordAudit(tx, { ...entry, action: 'identity_shown' });
  if (shown.photoJpegBase64) await recordAudit(tx, { ...entry, action: 'photo_shown' });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
