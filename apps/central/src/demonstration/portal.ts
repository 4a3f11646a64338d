import type pg from 'pg';

/** Where each municipality lies, about its centre; enough for a sketch, no more. */
const CENTRES: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  As: [51.007, 5.584],
  Bocholt: [51.173, 5.579],
  Bree: [51.141, 5.597],
  Genk: [50.965, 5.501],
  'Houthalen-Helchteren': [51.033, 5.374],
  Kinrooi: [51.145, 5.743],
  Oudsbergen: [51.075, 5.55],
  Zutendaal: [50.933, 5.574],
};

type Neighbourhood = {
  municipality: string;
  name: string;
  streets: readonly string[];
  /** User name of the neighbourhood inspector. */
  inspector: string;
};

/** Invented people in neighbourhoods with streets that every town has. */
const NEIGHBOURHOODS: readonly Neighbourhood[] = [
  {
    municipality: 'Genk',
    name: 'Centrum',
    streets: ['Stationsstraat', 'Fruitmarkt', 'Dieplaan', 'Molenstraat'],
    inspector: 'lien',
  },
  { municipality: 'Genk', name: 'Winterslag', streets: ['Vennestraat', 'Kerkplein'], inspector: 'lien' },
  { municipality: 'As', name: 'As', streets: ['Dorpsstraat', 'Stationsstraat'], inspector: 'lien' },
  { municipality: 'Zutendaal', name: 'Zutendaal', streets: ['Dorpsplein', 'Molenstraat'], inspector: 'lien' },
  {
    municipality: 'Houthalen-Helchteren',
    name: 'Houthalen',
    streets: ['Grotestraat', 'Kerkstraat', 'Dorpsstraat'],
    inspector: 'jef',
  },
  {
    municipality: 'Oudsbergen',
    name: 'Opglabbeek',
    streets: ['Kapelstraat', 'Rozenstraat'],
    inspector: 'jef',
  },
  { municipality: 'Bree', name: 'Bree', streets: ['Hoogstraat', 'Gerdingerstraat'], inspector: 'jef' },
  { municipality: 'Bocholt', name: 'Bocholt', streets: ['Dorpsstraat', 'Steenweg'], inspector: 'jef' },
  { municipality: 'Kinrooi', name: 'Kinrooi', streets: ['Breeërsteenweg', 'Kerkstraat'], inspector: 'jef' },
];

const DAYS = 21;

/**
 * What the public pages need: neighbourhoods, agendas, and moments on the coming working days. Later runs add the
 * days that came since.
 */
export async function loadPortal(owner: pg.Client, zoneId: string): Promise<void> {
  await owner.query(`SELECT set_config('loket.zone', $1, true)`, [zoneId]);
  await owner.query(
    `INSERT INTO portal_setting (zone_id, phone, phone_hours) VALUES ($1, '089 00 00 00', '7 - 21 h')
     ON CONFLICT DO NOTHING`,
    [zoneId],
  );
  for (const [name, [latitude, longitude]] of Object.entries(CENTRES))
    await owner.query(
      'UPDATE municipality SET latitude = $3, longitude = $4 WHERE zone_id = $1 AND name = $2',
      [zoneId, name, latitude, longitude],
    );
  await loadAgendas(owner, zoneId);
  for (const one of NEIGHBOURHOODS) await loadNeighbourhood(owner, zoneId, one);
  await openMoments(owner, zoneId);
}

async function loadAgendas(owner: pg.Client, zoneId: string): Promise<void> {
  await owner.query(
    `INSERT INTO agenda (zone_id, kind, name, staff_id, email)
     SELECT m.zone_id, 'person', s.name, s.id, s.username || '@carma.example'
     FROM membership m JOIN staff s ON s.id = m.staff_id
     WHERE m.zone_id = $1 AND m.roles && '{neighbourhood_inspector,inspector}' ON CONFLICT DO NOTHING`,
    [zoneId],
  );
  await owner.query(
    `INSERT INTO agenda (zone_id, kind, name, email)
     SELECT $1, kind, name, kind || '@carma.example'
     FROM (VALUES ('weapons', 'Dienst wapens'), ('bailiffs', 'Bijstand gerechtsdeurwaarders')) AS s (kind, name)
     WHERE NOT EXISTS (SELECT FROM agenda a WHERE a.zone_id = $1 AND a.kind = s.kind)`,
    [zoneId],
  );
  await owner.query(
    `INSERT INTO agenda (zone_id, kind, name, site_id, email)
     SELECT zone_id, 'virtual_counter', name, id, 'loket@carma.example' FROM site
     WHERE zone_id = $1 AND code IN ('G', 'B') ON CONFLICT DO NOTHING`,
    [zoneId],
  );
}

async function loadNeighbourhood(
  owner: pg.Client,
  zoneId: string,
  { municipality, name, streets, inspector }: Neighbourhood,
): Promise<void> {
  await owner.query(
    `INSERT INTO neighbourhood (zone_id, municipality_id, name, streets)
     SELECT zone_id, id, $3, $4 FROM municipality WHERE zone_id = $1 AND name = $2 ON CONFLICT DO NOTHING`,
    [zoneId, municipality, name, streets],
  );
  await owner.query(
    `INSERT INTO neighbourhood_inspector (zone_id, neighbourhood_id, agenda_id)
     SELECT n.zone_id, n.id, a.id
     FROM neighbourhood n
     JOIN municipality m ON m.zone_id = n.zone_id AND m.id = n.municipality_id AND m.name = $2
     JOIN agenda a ON a.zone_id = n.zone_id
     JOIN staff s ON s.id = a.staff_id AND s.username = $4
     WHERE n.zone_id = $1 AND n.name = $3 ON CONFLICT DO NOTHING`,
    [zoneId, municipality, name, inspector],
  );
}

/** Office in the morning, homes in the afternoon; three bailiffs at a time, two for weapons. */
const OPENED = /* sql */ `
  WITH day AS (
    SELECT d::date AS day FROM zone z, LATERAL generate_series(
      ((now() AT TIME ZONE z.time_zone)::date + 1)::timestamp,
      ((now() AT TIME ZONE z.time_zone)::date + ${DAYS})::timestamp, interval '1 day') d
    WHERE z.id = $1 AND extract(isodow FROM d) < 6),
  hours (kind, place_kind, starts, minutes, turns, capacity) AS (VALUES
    ('neighbourhood', 'office', time '09:00', 30, 5, 1), ('neighbourhood', 'home', time '13:30', 60, 3, 1),
    ('weapons', 'office', time '09:00', 20, 9, 2), ('bailiffs', 'office', time '08:00', 60, 4, 3),
    ('virtual_counter', 'virtual_counter', time '10:00', 20, 12, 1)),
  made AS (
    INSERT INTO slot (zone_id, agenda_id, span, place_kind, site_id, place, capacity)
    SELECT $1, a.id, tstzrange(t AT TIME ZONE z.time_zone,
        (t + make_interval(mins => h.minutes)) AT TIME ZONE z.time_zone), h.place_kind,
      CASE WHEN h.place_kind = 'home' THEN NULL
        ELSE coalesce(a.site_id, (SELECT id FROM site WHERE zone_id = $1 AND code = 'G')) END,
      '', h.capacity
    FROM agenda a
    JOIN zone z ON z.id = a.zone_id
    LEFT JOIN membership m ON m.zone_id = a.zone_id AND m.staff_id = a.staff_id
    JOIN hours h ON h.kind = CASE WHEN a.kind = 'person' THEN 'neighbourhood' ELSE a.kind END
    CROSS JOIN day
    CROSS JOIN LATERAL generate_series(0, h.turns - 1) turn
    CROSS JOIN LATERAL (SELECT day.day + h.starts + make_interval(mins => turn * h.minutes) AS t) l
    WHERE a.zone_id = $1 AND (a.kind <> 'person' OR 'neighbourhood_inspector' = ANY (m.roles))
    ON CONFLICT DO NOTHING RETURNING id, capacity)
  INSERT INTO seat (zone_id, slot_id, number)
  SELECT $1, made.id, n FROM made, generate_series(1, made.capacity) n`;

async function openMoments(owner: pg.Client, zoneId: string): Promise<void> {
  await owner.query(OPENED, [zoneId]);
}
