import type {
  ClosingOutcome,
  ConsultationId,
  CounterId,
  DeskConsultation,
  ReferredTo,
  TimelineEntry,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { giveUpPrinting } from '../papers/paper.repository.ts';
import { QUEUE_PORTS, type QueuePorts, queuePorts } from '../queue/ports.ts';
import { SYSTEM, timelineOf } from '../queue/ticket-history.ts';
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

  recall(staff: StaffSession, id: ConsultationId): Promise<DeskConsultation> {
    return this.byInspector(staff, id, { event: 'recall' });
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
    happening: Happening,
  ): Promise<DeskConsultation> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const consultation = await lockConsultation(tx, id);
      if (consultation.inspectorId !== staff.staffId)
        throw new Refusal('forbidden', 'This is the consultation of another inspector.');
      await happen(tx, consultation, happening, { kind: 'staff', id: staff.staffId }, this.ports);
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
