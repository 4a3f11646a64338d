import type {
  ConsultationId,
  CounterDossier,
  CounterId,
  DeskDossier,
  StaffId,
  ZoneId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit.repository.ts';
import { findConsultation, openConsultationOf } from '../consultations/consultation.repository.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { DossierReader } from './dossier-reader.ts';

/** The only way in which a dossier reaches a screen. */
@Injectable()
export class DossierShowing {
  /** Consultations whose showing to their inspector this node has recorded. */
  readonly #recorded = new Set<ConsultationId>();

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(DossierReader) private readonly reader: DossierReader,
  ) {}

  /**
   * For the consultation's own inspector while it lasts. That something was shown is recorded once a consultation and
   * node, not once a keystroke.
   */
  async toDesk(zoneId: ZoneId, id: ConsultationId, staffId: StaffId): Promise<DeskDossier | undefined> {
    const { dossier, recorded } = await this.database.inZone(zoneId, async (tx) => {
      const consultation = await findConsultation(tx, id);
      if (consultation?.inspectorId !== staffId || consultation.phase === 'ended')
        return { dossier: undefined, recorded: false };
      const read = await this.reader.forDesk(tx, consultation);
      const news = read !== undefined && (read.statement !== null || read.documents.length > 0);
      if (!news || this.#recorded.has(id)) return { dossier: read, recorded: false };
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staffId,
        action: 'statement_shown',
        subjectKind: 'consultation',
        subjectId: id,
        reason: 'consultation in progress',
      });
      return { dossier: read, recorded: true };
    });
    if (recorded) this.#recorded.add(id);
    return dossier;
  }

  /** For the counter in whose room the citizen sits: nothing before *Ik ben er*, nothing while somebody is away. */
  toCounter(zoneId: ZoneId, counterId: CounterId): Promise<CounterDossier | undefined> {
    return this.database.inZone(zoneId, async (tx) => {
      const id = await openConsultationOf(tx, { counterId });
      const consultation = id && (await findConsultation(tx, id));
      return consultation?.phase === 'present' ? this.reader.forCounter(tx, consultation) : undefined;
    });
  }

  /** A consultation that ended is not shown again. */
  forget(id: ConsultationId): void {
    this.#recorded.delete(id);
  }
}
