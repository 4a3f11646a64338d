import type { ConsultationId, HandOver, PvNumber } from '@loket/contract';
import { inspectorSignature } from '@loket/statement/signature.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { type Consultation, lockConsultation } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { annexesOf, documentBytes } from '../documents/document.repository.ts';
import { Dossiers, type OpenDossier, touchDossier } from '../dossier/dossiers.ts';
import { pvNumberOf, setPvNumber } from '../dossier/pv-number.ts';
import { IdentificationReader } from '../identification/identification-reader.ts';
import { declarantOf } from '../signing/declarant.ts';
import { placeOf, referenceOf } from '../signing/place.repository.ts';
import { currentPresentation } from '../signing/presentation.repository.ts';
import { signedOf, signedPdf } from '../signing/signing.repository.ts';
import { ZoneSeals } from '../signing/zone-seals.ts';
import { statementOf } from '../statements/statements.service.ts';
import { attemptsOf, handOverOf, noteWritten } from './hand-over.repository.ts';
import { layPackage, MANIFEST, type PackageFiles, sha256 } from './package-folder.ts';
import { type HandedOver, packed } from './packing.ts';

/**
 * A signed statement goes to the police's own system as a package in a folder. First the package lies there, whole;
 * only then is it said to be written. A crash in between is mended by asking again: the same facts give the same bytes.
 */
@Injectable()
export class HandOvers {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(IdentificationReader) private readonly identifications: IdentificationReader,
    @Inject(ZoneSeals) private readonly seals: ZoneSeals,
  ) {}

  /**
   * During the consultation or after it, by its own inspector.
   * @throws Refusal `out_of_state` (not signed), `unavailable` (no folder is configured, or it can't be written),
   *   `conflict` (another package lies there under this reference)
   */
  async handOver(staff: StaffSession, id: ConsultationId): Promise<HandOver> {
    const folder = this.configuration.handOverFolder;
    if (folder === undefined) throw new Refusal('unavailable', 'No folder for hand-overs is configured.');
    const gathered = await this.gather(staff, id);
    if ('done' in gathered) return gathered.done;
    const { facts, signature } = gathered;
    const files = packed(facts);
    const manifest = files.get(MANIFEST) ?? Buffer.alloc(0);
    const signed: PackageFiles = new Map([...files, ['inspector.p7s', await signature(manifest)]]);
    const laid = await layPackage(folder, facts.reference, signed).catch(() => {
      throw new Refusal('unavailable', 'The folder for hand-overs can’t be written now.');
    });
    if (!laid) throw new Refusal('conflict', 'Another package lies there under this reference.');
    return this.note(staff, id, facts.reference, sha256(manifest));
  }

  /** The number that the police's own system gave; also after the consultation. */
  setPvNumber(staff: StaffSession, id: ConsultationId, pvNumber: PvNumber): Promise<void> {
    return this.asOwnInspector(staff, id, async (tx, dossier) => {
      if (!(await statementOf(tx, dossier))) throw new Refusal('out_of_state', 'There is no statement.');
      await setPvNumber(tx, dossier.key, dossier.ticketId, pvNumber);
      await touchDossier(tx, dossier.consultation);
    });
  }

  private gather(staff: StaffSession, id: ConsultationId) {
    return this.asOwnInspector(staff, id, async (tx, dossier) => {
      const known = await handOverOf(tx, dossier.ticketId);
      if (known.state === 'written' || known.state === 'acknowledged') return { done: known };
      const facts = await this.factsOf(tx, dossier);
      const seal = await this.seals.sealOf(tx.zoneId);
      const name = facts.place.inspectorName;
      const at = new Date().toISOString();
      return { facts, signature: (manifest: Uint8Array) => inspectorSignature(seal, { name, at }, manifest) };
    });
  }

  private async factsOf(tx: ZoneTransaction, dossier: OpenDossier): Promise<HandedOver> {
    const { key, ticketId, consultation } = dossier;
    const statement = await statementOf(tx, dossier);
    const presentation = statement && (await currentPresentation(tx, statement.id));
    const signed = presentation && (await signedOf(tx, key, presentation.id));
    const pdf = presentation && (await signedPdf(tx, key, presentation.id));
    if (!statement || !signed || !pdf) throw new Refusal('out_of_state', 'This statement is not signed.');
    const identification = await this.identifications.read(tx, ticketId);
    const declarant = declarantOf(identification, statement.language);
    if (!declarant) throw new Refusal('out_of_state', 'Nobody was identified.');
    const place = await placeOf(tx, consultation.id);
    const annexes = [];
    for (const { id } of await annexesOf(tx, key, ticketId))
      annexes.push(await documentBytes(tx, key, ticketId, id));
    const attempt = await attemptsOf(tx, ticketId);
    const reference = referenceOf(place, statement.id, statement.startedAt);
    return {
      reference: attempt === 0 ? reference : `${reference}-${attempt + 1}`,
      place,
      statement,
      declarant,
      signed: signed.signed,
      signedPdf: pdf,
      annexes,
      pvNumber: await pvNumberOf(tx, key, ticketId),
    };
  }

  private note(
    staff: StaffSession,
    id: ConsultationId,
    reference: string,
    manifestSha256: string,
  ): Promise<HandOver> {
    return this.asOwnInspector(staff, id, async (tx, { ticketId, consultation }) => {
      if (await noteWritten(tx, ticketId, reference, manifestSha256)) {
        await recordAudit(tx, {
          actorKind: 'staff',
          actorId: staff.staffId,
          action: 'handed_over',
          subjectKind: 'consultation',
          subjectId: id,
          reason: 'package written for the police’s own system',
        });
        await touchDossier(tx, consultation);
      }
      return handOverOf(tx, ticketId);
    });
  }

  private asOwnInspector<Value>(
    staff: StaffSession,
    id: ConsultationId,
    work: (tx: ZoneTransaction, dossier: OpenDossier) => Promise<Value>,
  ): Promise<Value> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const consultation: Consultation = await lockConsultation(tx, id);
      if (consultation.inspectorId !== staff.staffId)
        throw new Refusal('held_by_other', 'This is the consultation of another inspector.');
      return this.dossiers.open(tx, consultation, work);
    });
  }
}
