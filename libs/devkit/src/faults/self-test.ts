import type { ReadRows } from '@loket/queue/history/read-recorded.ts';
import pg from 'pg';
import { type Played, playRound } from './round.ts';
import type { Theatre } from './theatre.ts';

/** A fault that central does not have, planted, and what the judge has to call it. */
type Plant = { readonly what: string; readonly finds: string; readonly sql: string };

/** A consultation of the round that ended well, so that there is something to spoil. */
const SERVED = `(SELECT * FROM consultation WHERE outcome = 'helped' AND present_at IS NOT NULL
  ORDER BY called_at DESC LIMIT 1)`;
/** A room that exists and was never switched on. */
const DARK_ROOM = `(SELECT c.id FROM counter c LEFT JOIN counter_health h ON h.counter_id = c.id
  WHERE h.counter_id IS NULL LIMIT 1)`;
const COLUMNS = `zone_id, id, ticket_id, counter_id, inspector_id, phase, called_at, last_call_at, present_at,
  ended_at, outcome`;

/** Each is seen by the judge inside a transaction that is never committed. */
const PLANTS: readonly Plant[] = [
  {
    what: 'one citizen is called by two officers',
    finds: 'second_service',
    sql: `INSERT INTO consultation (${COLUMNS}) SELECT zone_id, gen_random_uuid(), ticket_id, counter_id,
      inspector_id, phase, called_at, last_call_at, present_at, ended_at, outcome FROM ${SERVED} k`,
  },
  {
    what: 'somebody who was helped is helped again',
    finds: 'second_service',
    sql: `INSERT INTO consultation (${COLUMNS}) SELECT zone_id, gen_random_uuid(), ticket_id, counter_id,
      inspector_id, phase, ended_at + interval '1 ms', ended_at + interval '1 ms', ended_at + interval '1 ms',
      ended_at + interval '2 ms', outcome FROM ${SERVED} k`,
  },
  {
    what: 'a ticket is gone',
    finds: 'lost_ticket',
    sql: `SET LOCAL session_replication_role = replica;
      DELETE FROM ticket WHERE id = (SELECT ticket_id FROM ${SERVED} k)`,
  },
  {
    what: 'a ticket has another number than its citizen was told',
    finds: 'lost_ticket',
    sql: `UPDATE ticket SET count = 9999 WHERE id = (SELECT ticket_id FROM ${SERVED} k)`,
  },
  {
    what: 'a ticket is called to a room that never said that it is ready',
    finds: 'counter_not_ready',
    sql: `UPDATE consultation SET counter_id = ${DARK_ROOM} WHERE id = (SELECT id FROM ${SERVED} k)`,
  },
  {
    what: 'a silent room holds its citizen for a minute',
    finds: 'not_given_back',
    sql: `UPDATE consultation SET counter_id = ${DARK_ROOM}, present_at = NULL,
      called_at = ended_at - interval '1 minute' WHERE id = (SELECT id FROM ${SERVED} k)`,
  },
  {
    what: 'a desk acts on a citizen who was given back',
    finds: 'late_desk_acted',
    sql: `UPDATE consultation SET ended_at = called_at, present_at = called_at
      WHERE id = (SELECT id FROM ${SERVED} k)`,
  },
  {
    what: 'a ticket changes without an event',
    finds: 'row_not_as_its_events',
    sql: `UPDATE ticket SET rejoined = NOT rejoined WHERE id = (SELECT ticket_id FROM ${SERVED} k)`,
  },
  {
    what: 'a decision is not what the routing decides',
    finds: 'decision_not_reproduced',
    sql: `UPDATE routing_decision SET decision = '{"kind":"nobody_waits"}'
      WHERE consultation_id = (SELECT id FROM ${SERVED} k)`,
  },
];

export type PlantFound = { readonly what: string; readonly finds: string; readonly found: boolean };

/** What a central that lies about a ticket's id would print: told by the wire itself, found by the judge. */
const A_LIE = 'the screen confirms a ticket that does not exist';

/** Plays a good round and plants faults into it, and then one whose wires lie. */
export async function plantFaults(theatre: Theatre, seed: number): Promise<PlantFound[]> {
  const { stage, players, judge } = theatre;
  const good = await playRound(seed, 1, stage, players);
  const planted: PlantFound[] = [];
  for (const plant of PLANTS) planted.push(await plantOne(plant, good, theatre));
  const findings = await judge.judge(good);
  for (const { proxy } of players.counters) proxy.rewrite(lie);
  const lied = await judge.judge(await playRound(seed, 2, stage, players));
  for (const { proxy } of players.counters) proxy.rewrite(undefined);
  return [
    { what: 'nothing was planted', finds: 'nothing', found: findings.length === 0 },
    ...planted,
    { what: A_LIE, finds: 'lost_ticket', found: lied.some(({ kind }) => kind === 'lost_ticket') },
  ];
}

async function plantOne({ what, finds, sql }: Plant, good: Played, theatre: Theatre): Promise<PlantFound> {
  const client = new pg.Client({ connectionString: theatre.stage.database.ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(sql);
    // Boundary: whoever asks names the rows beside the statement.
    const read: ReadRows = async <Row>(text: string, values: readonly unknown[]) =>
      (await client.query(text, [...values])).rows as Row[];
    const { found } = await theatre.judge.look(good, read);
    return { what, finds, found: found.some(({ kind }) => kind === finds) };
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
}

/** In the answer to an issue, which alone holds a follow address: another id, as long as the true one. */
function lie(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!text.includes('"followUrl"')) return bytes;
  return Buffer.from(text.replace(/"id":"[0-9a-f]{8}/, '"id":"00000000'), 'latin1');
}
