import { randomUUID } from 'node:crypto';
import { Reason } from '@loket/contract';
import type pg from 'pg';
import type { TestZone } from '../testing/test-zone.ts';

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function dice(seed: number) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    chance: (share: number): boolean => roll() < share,
    from: (least: number, most: number): number => least + Math.floor(roll() * (most - least + 1)),
    one: <Value>(of: readonly Value[]): Value => of[Math.floor(roll() * of.length)] as Value,
  };
}
type Dice = ReturnType<typeof dice>;

/** Two more sites, so that sums over sites are sums. */
export async function addSites(owner: pg.Client, zone: TestZone): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO site (zone_id, municipality_id, name, kind, code)
     SELECT zone_id, municipality_id, name || ' ' || more.code, 'library', more.code
     FROM site, unnest(ARRAY['U', 'V']) AS more (code) WHERE zone_id = $1 RETURNING id`,
    [zone.id],
  );
  return [zone.site.id, ...rows.map(({ id }) => id)];
}

type Event = { at: number; kind: string; state: string; consultationId?: string; outcome?: string };
type Talk = { id: string; calledAt: number; presentAt: number | null; endedAt: number; outcome: string };
type Life = { orderedAt: number; events: Event[]; talks: Talk[] };

/**
 * Tickets with histories that the queue's machine allows, taken at random between two instants (milliseconds), written
 * straight into the tables; and spans of work and announced intervals. No service has a hand in it.
 */
export async function fillWithRandomDays(
  owner: pg.Client,
  zone: TestZone,
  { seed, sites, from, until, tickets }: Days,
): Promise<void> {
  const random = dice(seed);
  const inspector = zone.inspectors[0]?.id;
  await owner.query('INSERT INTO inspector (zone_id, staff_id) VALUES ($1, $2)', [zone.id, inspector]);
  for (let count = 1; count <= tickets; count += 1) {
    const life = randomLife(random, random.from(from, until));
    const ticketId = randomUUID();
    const state = life.events.at(-1)?.state ?? 'waiting';
    await owner.query(
      `INSERT INTO ticket (zone_id, id, site_id, service_day, count, state, reason, locale, ordered_at, issued_by,
         idempotency_key, follow_hash, parked_until)
       VALUES ($1, $2, $3, $4::timestamptz::date, $5, $6, $7, 'nl', $4, $8, gen_random_uuid(), uuid_send(gen_random_uuid()), $9)`,
      [
        zone.id,
        ticketId,
        random.one(sites),
        new Date(life.orderedAt),
        count,
        state,
        random.one(random.chance(0.9) ? Reason.options.slice(0, 3) : Reason.options),
        zone.counters[0]?.id,
        state === 'parked' ? new Date(life.orderedAt) : null,
      ],
    );
    for (const talk of life.talks)
      await owner.query(
        `INSERT INTO consultation (zone_id, id, ticket_id, counter_id, inspector_id, phase, called_at, present_at,
           ended_at, outcome) VALUES ($1, $2, $3, $4, $5, 'ended', $6, $7, $8, $9)`,
        [
          zone.id,
          talk.id,
          ticketId,
          zone.counters[0]?.id,
          inspector,
          new Date(talk.calledAt),
          talk.presentAt === null ? null : new Date(talk.presentAt),
          new Date(talk.endedAt),
          talk.outcome,
        ],
      );
    for (const event of life.events)
      await owner.query(
        `INSERT INTO ticket_event (zone_id, ticket_id, at, kind, state, consultation_id, outcome, actor_kind)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'system')`,
        [
          zone.id,
          ticketId,
          new Date(event.at),
          event.kind,
          event.state,
          event.consultationId ?? null,
          event.outcome ?? null,
        ],
      );
    await announce(owner, zone, ticketId, life, random);
  }
  for (let at = from; at < until; at += random.from(1, 8) * HOUR) {
    const ended = random.chance(0.9) ? new Date(at + random.from(0, HOUR)) : new Date(at + 1);
    await owner.query(
      'INSERT INTO work_span (zone_id, inspector_id, began_at, ended_at) VALUES ($1, $2, $3, $4)',
      [zone.id, inspector, new Date(at), ended],
    );
  }
}

type Days = { seed: number; sites: readonly string[]; from: number; until: number; tickets: number };
const HOUR = 3_600_000;

/** One ticket from issued until it ends, or until chance leaves it where it is. */
function randomLife(random: Dice, orderedAt: number): Life {
  const life: Life = { orderedAt, events: [{ at: orderedAt, kind: 'issued', state: 'waiting' }], talks: [] };
  let at = orderedAt;
  const later = (most: number) => {
    at += random.from(1, most);
    return at;
  };
  const note = (kind: string, state: string, more: Partial<Event> = {}) =>
    life.events.push({ at: later(1_000), kind, state, ...more });
  for (let turn = 0; turn < 4; turn += 1) {
    if (random.chance(0.1)) return life;
    if (random.chance(0.12)) {
      note('ended', random.one(['cancelled', 'expired']));
      return life;
    }
    if (random.chance(0.05)) {
      note('referred', 'referred');
      return life;
    }
    const waits = talkOnce(random, life, note, later);
    if (!waits) return life;
  }
  return life;
}

type Note = (kind: string, state: string, more?: Partial<Event>) => void;

/** A call and what came of it. @returns whether the ticket is in the queue again */
function talkOnce(random: Dice, life: Life, note: Note, later: (most: number) => number): boolean {
  const consultationId = randomUUID();
  const calledAt = later(HOUR);
  life.events.push({ at: calledAt, kind: 'called', state: 'called', consultationId });
  if (random.chance(0.2)) note('recalled', 'called', { consultationId });
  const end = (presentAt: number | null, outcome: string, state: string) => {
    const endedAt = later(HOUR);
    life.talks.push({ id: consultationId, calledAt, presentAt, endedAt, outcome });
    life.events.push({ at: endedAt, kind: 'ended', state, consultationId, outcome });
    if (state === 'waiting') note('returned', 'waiting', { consultationId });
    return state === 'waiting';
  };
  if (random.chance(0.25)) {
    const outcome = random.one(['no_show', 'interrupted', 'stopped_by_citizen']);
    const states = { no_show: 'no_show', interrupted: 'waiting', stopped_by_citizen: 'cancelled' };
    const waits = end(null, outcome, states[outcome as keyof typeof states]);
    if (outcome !== 'no_show' || random.chance(0.5)) return waits;
    note('rejoined', 'waiting');
    return true;
  }
  const presentAt = later(60_000);
  life.events.push({ at: presentAt, kind: 'present', state: 'in_consultation', consultationId });
  if (random.chance(0.2)) {
    note('away', 'in_consultation', { consultationId });
    note('back', 'in_consultation', { consultationId });
  }
  const outcome = random.one(TALKS);
  if (outcome === 'interrupted' || outcome === 'transferred') return end(presentAt, outcome, 'waiting');
  if (outcome !== 'returns_later')
    return end(presentAt, outcome, outcome === 'referred' ? 'referred' : 'completed');
  end(presentAt, outcome, 'parked');
  if (random.chance(0.3)) return false;
  note('resumed', 'waiting');
  return true;
}

const TALKS = [
  'helped',
  'helped',
  'helped',
  'referred',
  'returns_later',
  'citizen_left',
  'stopped_by_citizen',
  'interrupted',
  'transferred',
] as const;

/** An interval in whole seconds, which a `real` holds exactly; for some nothing could be said. */
async function announce(
  owner: pg.Client,
  zone: TestZone,
  ticketId: string,
  { orderedAt, events }: Life,
  random: Dice,
): Promise<void> {
  if (random.chance(0.2)) return;
  const called = events.find(({ kind }) => kind === 'called');
  const waited = called ? Math.round((called.at - orderedAt) / 1000) : null;
  const low = random.from(0, 2_000);
  const high = low + random.from(60, 3_000);
  const told = random.chance(0.8);
  await owner.query(
    `INSERT INTO wait_forecast (zone_id, ticket_id, people_before, quantiles, low_seconds, high_seconds,
       told_from_minutes, told_to_minutes, waited_seconds, fell_at)
     VALUES ($1, $2, 0, array_fill(1::real, ARRAY[19]), $3, $4, $5, $6, $7, $8)`,
    [
      zone.id,
      ticketId,
      told ? low : null,
      told ? high : null,
      told ? Math.floor(low / 300) * 5 : null,
      told ? Math.ceil(high / 300) * 5 : null,
      waited,
      waited === null ? null : 0.5,
    ],
  );
}
