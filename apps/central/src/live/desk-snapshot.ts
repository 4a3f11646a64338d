import type { DeskSnapshot, StaffId } from '@loket/contract';
import { openAlarms } from '../alarms/alarm.repository.ts';
import type { Configuration } from '../config/configuration.ts';
import { openConsultationOf, viewConsultation } from '../consultations/consultation.repository.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { counterStates } from '../fleet/counter-states.repository.ts';
import { liveMessages } from '../messages/messages.repository.ts';
import { openOfferOf } from '../queue/offers.repository.ts';
import { openTickets } from '../queue/tickets.repository.ts';
import { deskPolicy } from '../routing/policy.repository.ts';
import { capOf } from '../sites/cap.repository.ts';
import { sitesOf } from '../sites/sites.repository.ts';
import { inspectorStates } from '../staff/inspectors.repository.ts';

/** The zone as this person's desk sees it, as of one version. Read it with `ZoneDatabase.zoneAsOfNow`. */
export async function readDeskSnapshot(
  tx: ZoneTransaction,
  version: number,
  staffId: StaffId,
  turn: Configuration['turn'],
): Promise<DeskSnapshot> {
  const consultationId = await openConsultationOf(tx, { inspectorId: staffId });
  const views = consultationId && (await viewConsultation(tx, consultationId, turn));
  return {
    version,
    sites: await sitesOf(tx),
    counters: await counterStates(tx),
    inspectors: await inspectorStates(tx),
    tickets: await openTickets(tx),
    alarms: await openAlarms(tx),
    cap: await capOf(tx),
    policy: await deskPolicy(tx),
    messages: await liveMessages(tx),
    offer: await openOfferOf(tx, staffId),
    consultation: views ? views.desk : null,
  };
}
