import type { ConsultationId, StatementId, TicketId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import {
  type Consultation,
  lockConsultation,
  openConsultationOf,
} from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { dossierKeyOf } from '../vault/dossier-key.repository.ts';
import { type DataKey, Vault } from '../vault/vault.ts';

/** A dossier that may be changed now: its consultation is locked, its key is open. */
export type OpenDossier = {
  readonly consultation: Consultation;
  readonly ticketId: TicketId;
  readonly key: DataKey;
};

type Work<Value> = (tx: ZoneTransaction, dossier: OpenDossier) => Promise<Value>;

/**
 * The two ways to change a dossier, each in one transaction: its consultation's inspector, and the counter in whose
 * room the citizen sits. Whatever the work did, everybody who may see the dossier is told.
 */
@Injectable()
export class Dossiers {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal `not_found`, `held_by_other` (another inspector's), `out_of_state` (nobody came yet, or ended) */
  byInspector<Value>(staff: StaffSession, id: ConsultationId, work: Work<Value>): Promise<Value> {
    return this.database.inZone(staff.zoneId, async (tx) => this.asInspector(tx, staff, id, work));
  }

  /** The same for who knows only the statement: whichever consultation it is in now. */
  byWriter<Value>(staff: StaffSession, statementId: StatementId, work: Work<Value>): Promise<Value> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const [newest] = await tx.query<{ id: ConsultationId }>(
        `SELECT k.id FROM statement s JOIN consultation k ON k.zone_id = s.zone_id AND k.ticket_id = s.ticket_id
         WHERE s.id = $1 ORDER BY k.called_at DESC LIMIT 1`,
        [statementId],
      );
      if (!newest) throw new Refusal('not_found', 'There is no such statement.');
      return this.asInspector(tx, staff, newest.id, work);
    });
  }

  /** @throws Refusal `out_of_state` when nobody sits at this counter in a call */
  byCounter<Value>(counter: CounterIdentity, work: Work<Value>): Promise<Value> {
    return this.database.inZone(counter.zoneId, async (tx) =>
      this.change(tx, await this.consultationAt(tx, counter), work),
    );
  }

  /** What the counter may read while the citizen sits there; nothing is told to anybody. */
  readByCounter<Value>(counter: CounterIdentity, work: Work<Value>): Promise<Value> {
    return this.database.inZone(counter.zoneId, async (tx) =>
      this.open(tx, await this.consultationAt(tx, counter), work),
    );
  }

  /** For what belongs to no request of a person: a file from a phone, a mail that was sent. */
  async change<Value>(tx: ZoneTransaction, consultation: Consultation, work: Work<Value>): Promise<Value> {
    const value = await this.open(tx, consultation, work);
    await touchDossier(tx, consultation);
    return value;
  }

  /** The same without telling anybody. @throws Refusal `out_of_state` when it was forgotten */
  async open<Value>(tx: ZoneTransaction, consultation: Consultation, work: Work<Value>): Promise<Value> {
    const key = await dossierKeyOf(tx, this.vault, consultation.ticketId);
    if (!key.ok) throw new Refusal('out_of_state', 'This dossier was forgotten.');
    return work(tx, { consultation, ticketId: consultation.ticketId, key: key.value });
  }

  private async consultationAt(tx: ZoneTransaction, { counterId }: CounterIdentity): Promise<Consultation> {
    const id = await openConsultationOf(tx, { counterId });
    const consultation = id && (await lockConsultation(tx, id));
    if (consultation?.phase !== 'present')
      throw new Refusal('out_of_state', 'Nobody is in a call at this counter.');
    return consultation;
  }

  private async asInspector<Value>(
    tx: ZoneTransaction,
    staff: StaffSession,
    id: ConsultationId,
    work: Work<Value>,
  ): Promise<Value> {
    const consultation = await lockConsultation(tx, id);
    if (consultation.inspectorId !== staff.staffId)
      throw new Refusal('held_by_other', 'This is the consultation of another inspector.');
    if (consultation.phase !== 'present' && consultation.phase !== 'away')
      throw new Refusal('out_of_state', 'Nobody is in this call.');
    return this.change(tx, consultation, work);
  }
}

/** A new version of the dossier; told at commit. */
export async function touchDossier(
  tx: ZoneTransaction,
  { id, ticketId }: { id: ConsultationId; ticketId: TicketId },
): Promise<void> {
  await tx.query('UPDATE dossier SET version = version + 1 WHERE ticket_id = $1', [ticketId]);
  tx.changed('dossier', id);
}
