import type { ProofDay } from './proof-day.testing.ts';

/** Longer than any language or training is kept, so that everybody may take everybody. */
const PATIENCE_SECONDS = 61 * 60;
const ROUNDS = 60;
/** A busy machine must not make counters silent that are there. */
const BEAT_EVERY_MS = 3_000;

/** The end of a day: everybody is at work, every counter is ready, and all who still have a claim are served. */
export async function settle(day: ProofDay): Promise<void> {
  const { inspectors, counters } = day.zone;
  await day.pass(PATIENCE_SECONDS);
  await day.touch(0, inspectors);
  const every = counters.map(({ id }) => id);
  await day.beat(0, every);
  let heard = day.now();
  await day.sweep(0);
  // Whoever let an offer pass meanwhile was given a break by the sweep.
  await day.setAvailability(0, inspectors, true);
  for (const { id, ticketId, inspectorId, parked } of await stillOpen(day)) {
    const inspector = inspectors.find(({ staffId }) => staffId === inspectorId);
    const held = day.held.find((one) => one.id === id);
    if (inspector && id !== null)
      await day.act(0, held ?? { id, inspector, counterId: counters[0]!.id }, 'close', 'helped');
    if (parked) await day.arrange(0, { id: ticketId, kiosk: counters[0]!.id }, 'resume');
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    if ((await stillOpen(day)).length === 0) return;
    if (day.now() - heard > BEAT_EVERY_MS) {
      await day.touch(0, inspectors);
      await day.beat(0, every);
      heard = day.now();
    }
    // Once a second in life: an offer that stands in the way of whom the ticket is kept for is taken back by it.
    await day.sweep(round);
    for (const inspector of inspectors) {
      const before = day.held.length;
      await day.accept(round, inspector);
      const held = day.held.at(-1);
      if (held && day.held.length > before) await day.act(round, held, 'close', 'helped');
    }
  }
}

type Open = {
  id: ProofDay['held'][number]['id'] | null;
  ticketId: ProofDay['known'][number]['id'];
  inspectorId: string | null;
  parked: boolean;
};

async function stillOpen(day: ProofDay): Promise<Open[]> {
  const { rows } = await day.house.owner.query<Open>(
    `SELECT k.id, t.id AS "ticketId", k.inspector_id AS "inspectorId", t.state = 'parked' AS parked FROM ticket t
     LEFT JOIN consultation k ON k.zone_id = t.zone_id AND k.ticket_id = t.id AND k.phase <> 'ended'
     WHERE t.zone_id = $1 AND t.state IN ('waiting', 'called', 'in_consultation', 'parked')`,
    [day.zone.id],
  );
  return rows;
}
