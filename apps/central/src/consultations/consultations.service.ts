import type {
  ClosingOutcome,
  ConsultationId,
  CounterId,
  DeskConsultation,
  ReferredTo,
  TimelineEntry,
  TransferConsultation,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { giveUpPrinting } from '../papers/paper.repository.ts';
import { QUEUE_PORTS, type QueuePorts, queuePorts } from '../queue/ports.ts';
import { SYSTEM, timelineOf } from '../queue/ticket-history.ts';
import { policyInForce } from '../routing/policy.repository.ts';
import { colleagueFor } from './colleague.ts';
import {
  type Consultation,
  findConsultation,
  lockConsultation,
  openConsultationOf,
  viewConsultation,
} from './consultation.repository.ts';
import { type Happening, happen } from './transitions.ts';

/** What the two ends of a consultation can do. Each may touch its own consultation and no other. */
@Injectable()
export class Consultations {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(QUEUE_PORTS) private readonly ports: QueuePorts = queuePorts,
  ) {}

  /** @throws Refusal `too_many_requests` while the number is being said, `out_of_state` when it was called enough */
  recall(staff: StaffSession, id: ConsultationId): Promise<DeskConsultation> {
    return this.byInspector(staff, id, async (tx, consultation) => {
      await checkRecall(tx, consultation);
      return { event: 'recall' };
    });
  }

  /**
   * Goes on with a colleague, with whoever is next, or with the colleague at work who speaks this language and was idle
   * longest. The ticket is at the head, with everything that was written.
   * @throws Refusal `not_found` (no such colleague), `nobody_speaks_it`
   */
  transfer(staff: StaffSession, id: ConsultationId, { to }: TransferConsultation): Promise<DeskConsultation> {
    return this.byInspector(staff, id, async (tx) => {
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'consultation_transferred',
        subjectKind: 'consultation',
        subjectId: id,
        reason: to.kind === 'language' ? `Passed on: language ${to.locale}.` : `Passed on: ${to.kind}.`,
      });
      return { event: 'transfer', to: await colleagueFor(tx, staff.staffId, to) };
    });
  }

  noShow(staff: StaffSession, id: ConsultationId): Promise<DeskConsultation> {
    return this.byInspector(staff, id, { event: 'no_show' });
  }

  close(
    staff: StaffSession,
    id: ConsultationId,
    outcome: ClosingOutcome,
    referredTo?: ReferredTo,
  ): Promise<DeskConsultation> {
    return this.byInspector(staff, id, { event: 'close', outcome, ...(referredTo && { referredTo }) });
  }

  /** *Ik ben er*, the first time and after every return. */
  here(counter: CounterIdentity, id: ConsultationId): Promise<void> {
    return this.byCounter(counter, id, { event: 'here' });
  }

  away(counter: CounterIdentity, id: ConsultationId): Promise<void> {
    return this.byCounter(counter, id, { event: 'away' });
  }

  /** *Stop en wis*. */
  stop(counter: CounterIdentity, id: ConsultationId): Promise<void> {
    return this.byCounter(counter, id, { event: 'stop' });
  }

  /** Facts and times of a ticket's whole way; every inspector and chief inspector of the zone may see them. */
  timeline(staff: StaffSession, id: ConsultationId): Promise<TimelineEntry[]> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const consultation = await findConsultation(tx, id);
      if (!consultation) throw new Refusal('not_found', 'There is no such consultation.');
      return timelineOf(tx, consultation.ticketId);
    });
  }

  private byInspector(
    staff: StaffSession,
    id: ConsultationId,
    happening: Happening | ((tx: ZoneTransaction, consultation: Consultation) => Promise<Happening>),
  ): Promise<DeskConsultation> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const consultation = await lockConsultation(tx, id);
      if (consultation.inspectorId !== staff.staffId)
        throw new Refusal('forbidden', 'This is the consultation of another inspector.');
      const what = typeof happening === 'function' ? await happening(tx, consultation) : happening;
      await happen(tx, consultation, what, { kind: 'staff', id: staff.staffId }, this.ports);
      const views = await viewConsultation(tx, id, this.configuration.turn);
      if (!views) throw new Error('A consultation vanished in its own transaction.');
      return views.desk;
    });
  }

  private byCounter(counter: CounterIdentity, id: ConsultationId, happening: Happening): Promise<void> {
    return this.database.inZone(counter.zoneId, async (tx) => {
      const consultation = await lockOwnConsultation(tx, counter, id);
      await happen(tx, consultation, happening, { kind: 'counter', id: counter.counterId }, this.ports);
    });
  }
}

/** @throws Refusal `not_found`, or `forbidden` when it is another counter's */
export async function lockOwnConsultation(
  tx: ZoneTransaction,
  counter: CounterIdentity,
  id: ConsultationId,
): Promise<Consultation> {
  const consultation = await lockConsultation(tx, id);
  if (consultation.counterId !== counter.counterId)
    throw new Refusal('forbidden', 'This is the consultation of another counter.');
  return consultation;
}

/** A counter whose main process is a new one has forgotten the visit: the citizen says *Ik ben er* once more. */
export async function noteRestart(tx: ZoneTransaction, counterId: CounterId): Promise<void> {
  const id = await openConsultationOf(tx, { counterId });
  if (!id) return;
  const consultation = await lockConsultation(tx, id);
  await giveUpPrinting(tx, consultation.ticketId);
  if (consultation.phase === 'present') await happen(tx, consultation, { event: 'away' }, SYSTEM);
}

/** Bounded by the policy, and never while the last call is still being said. */
async function checkRecall(tx: ZoneTransaction, { phase, recalls, justCalled }: Consultation): Promise<void> {
  // In any other phase it has no place at all.
  if (phase !== 'called') return;
  if (justCalled)
    throw new Refusal('too_many_requests', 'The number is still being called.', { retryAfterSeconds: 5 });
  const { policy } = await policyInForce(tx);
  if (recalls >= policy.recalls)
    throw new Refusal('out_of_state', 'This ticket was called again as often as the zone allows.');
}
