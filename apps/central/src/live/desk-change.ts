import { AlarmId, CounterId, type DeskChange, StaffId, TicketId } from '@loket/contract';
import { openAlarms } from '../alarms/alarm.repository.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { ZoneNotice } from '../database/zone-notice.ts';
import { counterStates } from '../fleet/counter-states.repository.ts';
import { liveMessages } from '../messages/messages.repository.ts';
import { openTickets } from '../queue/tickets.repository.ts';
import { deskPolicy } from '../routing/policy.repository.ts';
import { capOf } from '../sites/cap.repository.ts';
import { sitesOf } from '../sites/sites.repository.ts';
import { inspectorStates } from '../staff/inspectors.repository.ts';

/** What a notice means to a desk: the thing itself, read again, or that it is gone. */
export async function readDeskChange(
  tx: ZoneTransaction,
  { kind, id }: Pick<ZoneNotice, 'kind' | 'id'>,
): Promise<DeskChange['change']> {
  switch (kind) {
    case 'ticket': {
      const ticketId = TicketId.parse(id);
      const [ticket] = await openTickets(tx, ticketId);
      return ticket ? { kind: 'ticket', ticket } : { kind: 'ticket_gone', ticketId };
    }
    case 'counter': {
      const counterId = CounterId.parse(id);
      const [counter] = await counterStates(tx, counterId);
      return counter ? { kind: 'counter', counter } : { kind: 'counter_gone', counterId };
    }
    case 'inspector': {
      const staffId = StaffId.parse(id);
      const [inspector] = await inspectorStates(tx, staffId);
      return inspector ? { kind: 'inspector', inspector } : { kind: 'inspector_gone', staffId };
    }
    case 'alarm': {
      const alarmId = AlarmId.parse(id);
      const [alarm] = await openAlarms(tx, alarmId);
      return alarm ? { kind: 'alarm', alarm } : { kind: 'alarm_gone', alarmId };
    }
    case 'cap':
      return { kind: 'cap', cap: await capOf(tx) };
    case 'sites':
      return { kind: 'sites', sites: await sitesOf(tx) };
    case 'policy':
      return { kind: 'policy', policy: await deskPolicy(tx) };
    case 'messages':
      return { kind: 'messages', messages: await liveMessages(tx) };
    default:
      return { kind: 'nothing' };
  }
}
