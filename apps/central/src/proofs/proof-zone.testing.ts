import { randomUUID } from 'node:crypto';
import { CounterId, SiteId, StaffId, ZoneId } from '@loket/contract';
import type pg from 'pg';
import type { StaffSession } from '../access/access.ts';

/** Counters at each site, and what each inspector speaks and is trained for. */
export type ProofLayout = {
  readonly sites: readonly number[];
  readonly inspectors: readonly {
    readonly languages: readonly string[];
    readonly skills: readonly string[];
  }[];
};

export type ProofZone = {
  readonly id: ZoneId;
  readonly sites: readonly { readonly id: SiteId; readonly code: string }[];
  readonly counters: readonly { readonly id: CounterId; readonly siteId: SiteId }[];
  readonly inspectors: readonly StaffSession[];
  readonly chief: StaffSession;
};

/** A zone in one statement, because a proof makes ten thousand. Sites are always open and are their own kiosks. */
export async function makeProofZone(
  owner: pg.Client,
  { sites, inspectors }: ProofLayout,
): Promise<ProofZone> {
  const zoneId = ZoneId.parse(randomUUID());
  const made = sites.map((_, n) => ({ id: SiteId.parse(randomUUID()), code: String.fromCharCode(65 + n) }));
  const counters = made.flatMap((site, n) =>
    [...Array(sites[n] ?? 1).keys()].map((label) => ({
      id: CounterId.parse(randomUUID()),
      siteId: site.id,
      label: label + 1,
    })),
  );
  const working = inspectors.map((competence) => ({
    id: StaffId.parse(randomUUID()),
    works: true,
    ...competence,
  }));
  const staff = [
    ...working,
    { id: StaffId.parse(randomUUID()), works: false, languages: ['nl'], skills: [] },
  ];
  await owner.query(ZONE, [
    zoneId,
    randomUUID(),
    JSON.stringify(made),
    JSON.stringify(counters),
    JSON.stringify(staff),
  ]);
  const sessions = staff.map(
    ({ id }): StaffSession => ({
      staffId: id,
      zoneId,
      zoneName: '',
      name: '',
      roles: ['inspector', 'chief_inspector'],
      sessionId: '',
    }),
  );
  const chief = sessions.pop();
  if (!chief) throw new Error('A zone has a chief inspector.');
  return { id: zoneId, sites: made, counters, inspectors: sessions, chief };
}

const ZONE = /* sql */ `
  WITH zone AS (INSERT INTO zone (id, code, name, inspector_cap) VALUES ($1::uuid, left($1::text, 40), 'Proof', 50)),
    clock AS (INSERT INTO zone_clock (zone_id) VALUES ($1)),
    town AS (INSERT INTO municipality (zone_id, id, name) VALUES ($1, $2, 'Town')),
    sites AS (INSERT INTO site (zone_id, id, municipality_id, kind, name, code)
      SELECT $1, id, $2, 'town_hall', 'Site ' || code, code FROM jsonb_to_recordset($3::jsonb) AS s (id uuid, code text)),
    counters AS (INSERT INTO counter (zone_id, id, site_id, label, roles, public_key, enrolled_at, in_service_at)
      SELECT $1, id, "siteId", label, '{counter,ticket_kiosk}', '\\x00', now(), now()
      FROM jsonb_to_recordset($4::jsonb) AS c (id uuid, "siteId" uuid, label int)),
    people AS (INSERT INTO staff (id, username, name, password_hash)
      SELECT id, id::text, 'Inspector', '$argon2id$none' FROM jsonb_to_recordset($5::jsonb) AS p (id uuid)),
    members AS (INSERT INTO membership (zone_id, staff_id, roles)
      SELECT $1, id, '{inspector,chief_inspector}' FROM jsonb_to_recordset($5::jsonb) AS p (id uuid))
  INSERT INTO inspector (zone_id, staff_id, availability, languages, skills, desk_open, desk_seen_at)
  SELECT $1, id, 'available', ARRAY(SELECT jsonb_array_elements_text(languages)),
    ARRAY(SELECT jsonb_array_elements_text(skills)), true, pg_catalog.clock_timestamp()
  FROM jsonb_to_recordset($5::jsonb) AS p (id uuid, works boolean, languages jsonb, skills jsonb) WHERE works`;
