import { randomUUID } from 'node:crypto';
import { type FoundInspector, type HeldAppointment, type OfferedSlot, PORTAL } from '@loket/contract';
import type pg from 'pg';
import { postJson, type TestPerson, type TestZone } from './test-zone.ts';

export type TestAgenda = { id: string; person: TestPerson; email: string };

/** The zone's first inspector as neighbourhood inspector of the Dorpsstraat, with an address of the office. */
export async function makeTestAgenda(owner: pg.Client, zone: TestZone): Promise<TestAgenda> {
  const person = zone.inspectors[0];
  if (!person) throw new Error('The test zone has no inspector.');
  const email = `wijk@${zone.code}.example`;
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO agenda (zone_id, kind, name, staff_id, email) VALUES ($1, 'person', $2, $3, $4) RETURNING id`,
    [zone.id, person.name, person.id, email],
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    `WITH n AS (INSERT INTO neighbourhood (zone_id, municipality_id, name, streets)
       SELECT zone_id, id, 'Centrum', '{Dorpsstraat,Kerkplein}' FROM municipality WHERE zone_id = $1 RETURNING id)
     INSERT INTO neighbourhood_inspector (zone_id, neighbourhood_id, agenda_id) SELECT $1, n.id, $2 FROM n`,
    [zone.id, id],
  );
  return { id, person, email };
}

/** Slots of half an hour from tomorrow 9.00 (UTC) on. @returns their ids */
export async function makeTestSlots(
  owner: pg.Client,
  zone: TestZone,
  agendaId: string,
  count: number,
  { capacity = 1, placeKind = 'office', audience = 'public' } = {},
): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO slot (zone_id, agenda_id, span, place_kind, site_id, place, capacity, audience)
       SELECT $1, $2, tstzrange(t, t + interval '10 minutes'), $5, $6, 'kamer 1', $4, $7
       FROM generate_series(0, $3::int - 1) n,
         LATERAL (SELECT coalesce((SELECT max(upper(span)) FROM slot WHERE agenda_id = $2),
           date_trunc('day', now()) + interval '33 hours') + n * interval '10 minutes') AS at (t)
       RETURNING id, span),
     seats AS (INSERT INTO seat (zone_id, slot_id, number)
       SELECT $1, made.id, s FROM made, generate_series(1, $4::int) s)
     SELECT id FROM made ORDER BY lower(span)`,
    [
      zone.id,
      agendaId,
      count,
      capacity,
      placeKind,
      placeKind === 'virtual_counter' ? zone.site.id : null,
      audience,
    ],
  );
  return rows.map(({ id }) => id);
}

/** What a citizen types; each name differs. */
export const booking = (zone: TestZone, slotId: string, changes: Record<string, unknown> = {}) => ({
  zone: zone.code,
  slotId,
  locale: 'nl',
  requestId: randomUUID(),
  invitation: null,
  name: 'Jozefien Vandersmissen',
  email: 'jozefien@example.org',
  phone: null,
  address: null,
  subject: 'Lawaai van de buren',
  ...changes,
});

/** The public pages' requests, as a browser sends them. */
export function portalClient(url: string) {
  const post = async <Body>(path: string, body: unknown): Promise<{ status: number; body: Body }> => {
    const response = await postJson(url + path, body, { origin: url });
    // Boundary: tests name what they expect and then look at it.
    return { status: response.status, body: (await response.json()) as Body };
  };
  return {
    post,
    find: (asked: object) => post<FoundInspector[]>(PORTAL.findInspector, asked),
    slots: (zone: string, agendaId: string) => post<OfferedSlot[]>(PORTAL.slots, { zone, agendaId }),
    book: (body: object) => post<HeldAppointment & { code: string }>(PORTAL.book, body),
    look: (secret: string) => post<HeldAppointment>(PORTAL.appointment, { secret }),
    move: (body: object) => post<HeldAppointment & { code: string }>(PORTAL.move, body),
    cancel: (body: object) => post<HeldAppointment & { code: string }>(PORTAL.cancel, body),
  };
}
