import { randomUUID } from 'node:crypto';
import { ConsultationId, type CounterId, type RoutingSnapshot, type SiteId } from '@loket/contract';
import { route } from '@loket/queue';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { type QueuePorts, queuePorts } from '../queue/ports.ts';
import { recordTicketEvent } from '../queue/ticket-history.ts';
import type { ProofNode, Spoilt } from './proof-house.testing.ts';

type RoutingSnapshotPort = QueuePorts['routingSnapshot'];

/** What the snapshot's reader would have said, seen wrongly. */
const misread =
  (wrong: (snapshot: RoutingSnapshot, tx: ZoneTransaction) => RoutingSnapshot | Promise<RoutingSnapshot>) =>
  async (...asked: Parameters<RoutingSnapshotPort>) => {
    const snapshot = await queuePorts.routingSnapshot(...asked);
    return snapshot && wrong(snapshot, asked[0]);
  };

/** Each site has the counters that this says, whatever was read. */
const withCounters = (sql: string) =>
  misread(async (snapshot, tx) => {
    const counters = await tx.query<{ id: CounterId; siteId: SiteId }>(sql);
    return {
      ...snapshot,
      sites: snapshot.sites.map((site) => ({
        ...site,
        freeCounters: counters.filter(({ siteId }) => siteId === site.id).map(({ id }) => id),
      })),
    };
  });

const COUNTERS = 'SELECT c.id, c.site_id AS "siteId" FROM counter c';

/** A transition that is carried out as another function says. */
const moving =
  (
    wrong: (
      ...asked: Parameters<QueuePorts['moveTicket']>
    ) => ReturnType<QueuePorts['moveTicket']> | undefined,
  ) =>
  (...asked: Parameters<QueuePorts['moveTicket']>) =>
    wrong(...asked) ?? queuePorts.moveTicket(...asked);

/** Takes a ticket and a counter without looking whether they are still to be had. */
const takeBlindly: QueuePorts['beginConsultation'] = async (tx, { ticketId, counterId }, inspectorId) => {
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO consultation (zone_id, id, ticket_id, counter_id, inspector_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING id`,
    [tx.zoneId, randomUUID(), ticketId, counterId, inspectorId],
  );
  return row && ConsultationId.parse(row.id);
};

/** Desks that are not told, or do not care, that their citizen was given to somebody else. */
function withoutFence(node: ProofNode): ProofNode {
  const close: ProofNode['consultations']['close'] = async (staff, id, outcome) => {
    try {
      return await node.consultations.close(staff, id, outcome);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'out_of_state') throw error;
      return node.database.inZone(staff.zoneId, async (tx) => {
        const [ended] = await tx.query<{ ticketId: Parameters<typeof recordTicketEvent>[1]['ticketId'] }>(
          `UPDATE ticket t SET state = 'completed', parked_until = NULL, referred_to = NULL FROM consultation k
           WHERE k.id = $1 AND t.id = k.ticket_id RETURNING t.id AS "ticketId"`,
          [id],
        );
        if (!ended) throw error;
        const actor = { kind: 'staff', id: staff.staffId } as const;
        await recordTicketEvent(tx, {
          ...ended,
          kind: 'ended',
          state: 'completed',
          consultationId: id,
          actor,
        });
        return { id } as Awaited<ReturnType<typeof close>>;
      });
    }
  };
  const consultations: ProofNode['consultations'] = Object.assign(Object.create(node.consultations), {
    close,
  });
  return { ...node, consultations };
}

/** Each is central with one thing wrong. Production code knows nothing of them. */
export const MUTANTS: Readonly<Record<string, Spoilt>> = {
  'calls to a counter that is occupied': {
    sql: 'DROP INDEX consultation_one_per_counter',
    ports: { routingSnapshot: withCounters(`${COUNTERS} ORDER BY c.label`) },
  },
  'calls to a counter that is not ready': {
    ports: {
      routingSnapshot: withCounters(
        `${COUNTERS} WHERE NOT EXISTS (SELECT FROM consultation k
           WHERE k.counter_id = c.id AND k.phase <> 'ended') ORDER BY c.label`,
      ),
      beginConsultation: takeBlindly,
    },
  },
  'gives one ticket to two inspectors who press at once': {
    sql: `DROP INDEX consultation_one_per_ticket; DROP INDEX consultation_one_per_counter;
      CREATE FUNCTION clock.hashtextextended(text, bigint) RETURNS bigint LANGUAGE sql AS $$
        SELECT CASE WHEN $1 LIKE 'who is next in %' THEN (random() * 1e15)::bigint
          ELSE pg_catalog.hashtextextended($1, $2) END $$`,
    ports: {
      beginConsultation: takeBlindly,
      moveTicket: moving((tx, { ticketId, move, ...transition }) =>
        move !== 'call'
          ? undefined
          : (async () => {
              await tx.query(`UPDATE ticket SET state = 'called' WHERE id = $1`, [ticketId]);
              await recordTicketEvent(tx, { ...transition, ticketId, state: 'called' });
              tx.changed('ticket', ticketId);
              return 'called' as const;
            })(),
      ),
    },
  },
  'serves who came last first': {
    ports: {
      route: (snapshot, policy) =>
        route(
          {
            ...snapshot,
            tickets: snapshot.tickets.map((one) => ({ ...one, orderedAt: 2 * snapshot.at - one.orderedAt })),
          },
          policy,
        ),
    },
  },
  'reads the queue as if everybody had come at once': {
    ports: {
      routingSnapshot: misread((snapshot) => ({
        ...snapshot,
        tickets: snapshot.tickets.map((one) => ({ ...one, orderedAt: snapshot.at })),
      })),
    },
  },
  'forgets a site': {
    ports: {
      routingSnapshot: misread((snapshot) => {
        const forgotten = snapshot.sites.at(-1)?.id;
        return { ...snapshot, tickets: snapshot.tickets.filter(({ siteId }) => siteId !== forgotten) };
      }),
    },
  },
  'forgets a counter that is free': {
    ports: {
      routingSnapshot: misread((snapshot) => ({
        ...snapshot,
        sites: snapshot.sites.map((site) => ({ ...site, freeCounters: site.freeCounters.slice(0, 1) })),
      })),
    },
  },
  'gives a class a head start without a bound': {
    ports: {
      route: (snapshot, policy) =>
        route(snapshot, {
          ...policy,
          headStartMinutes: { returning: 100_000, raised: 100_000, appointment: 100_000 },
        }),
    },
  },
  'gives a number twice': {
    sql: `ALTER TABLE ticket DROP CONSTRAINT ticket_zone_id_site_id_service_day_series_count_key;
      DROP INDEX ticket_open_number`,
    ports: {
      nextNumber: async (...asked) => {
        const { serviceDay, count } = await queuePorts.nextNumber(...asked);
        return { serviceDay, count: Math.ceil(count / 2) };
      },
    },
  },
  'counts down': {
    ports: {
      nextNumber: async (...asked) => {
        const { serviceDay, count } = await queuePorts.nextNumber(...asked);
        return { serviceDay, count: 9_999 - count };
      },
    },
  },
  'changes a ticket without writing its history': {
    ports: {
      moveTicket: moving((tx, { ticketId, move, changes }) =>
        move !== 'reorder' || changes?.priorityClass === undefined
          ? undefined
          : tx
              .query('UPDATE ticket SET priority_class = $2 WHERE id = $1', [ticketId, changes.priorityClass])
              .then(() => 'waiting'),
      ),
    },
  },
  'says that a ticket was cancelled, and keeps calling it': {
    ports: {
      moveTicket: moving((_, { move }) => (move === 'cancel' ? Promise.resolve('cancelled') : undefined)),
    },
  },
  'does not put an interrupted ticket back in the queue': {
    ports: {
      moveTicket: moving((_, { move }) => (move === 'interrupt' ? Promise.resolve('waiting') : undefined)),
    },
  },
  'lets a desk act whose lease is over': { node: withoutFence },
};
