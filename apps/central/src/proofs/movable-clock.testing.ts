import type pg from 'pg';

/**
 * Puts a clock in the place of the database's own, for this test database only: each zone can be ahead by as much as
 * a test likes. So an hour passes in no time, and for everything at once: rows, leases, heartbeats and events stay as
 * they would be. Connections that are opened afterwards have it.
 */
export async function installMovableClock(owner: pg.Client): Promise<void> {
  const { rows: names } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  await owner.query(`
    CREATE SCHEMA clock;
    CREATE TABLE clock.ahead (zone_id uuid PRIMARY KEY, by interval NOT NULL);
    CREATE FUNCTION clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
      SELECT pg_catalog.clock_timestamp() + coalesce(
        (SELECT by FROM clock.ahead WHERE zone_id = public.current_zone()), interval '0') $$;
    GRANT USAGE ON SCHEMA clock TO loket_app;
    GRANT SELECT ON clock.ahead TO loket_app;
    ALTER DATABASE ${names[0]?.name} SET search_path = clock, public, pg_catalog`);
  const { rows: defaults } = await owner.query<{ statement: string }>(`
    SELECT format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', d.adrelid::regclass, a.attname,
      replace(pg_get_expr(d.adbin, d.adrelid), 'clock_timestamp()', 'clock.clock_timestamp()')) AS statement
    FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    WHERE pg_get_expr(d.adbin, d.adrelid) LIKE '%clock_timestamp()%'`);
  for (const { statement } of defaults) await owner.query(statement);
}

/** From now on this zone is so many more seconds ahead. */
export async function moveClock(owner: pg.Client, zoneId: string, seconds: number): Promise<void> {
  await owner.query(
    `INSERT INTO clock.ahead (zone_id, by) VALUES ($1, make_interval(secs => $2))
     ON CONFLICT (zone_id) DO UPDATE SET by = clock.ahead.by + excluded.by`,
    [zoneId, seconds],
  );
}
