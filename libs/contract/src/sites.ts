import { z } from 'zod';
import { DeviceReport } from './devices.ts';
import { CounterId, Instant, MunicipalityId, SiteId, ZoneId } from './ids.ts';
import { CounterStanding, OpeningState, SiteRegime } from './places.ts';
import { LegalLanguage } from './statements.ts';
import { CounterRole, SiteKind } from './words.ts';

export const Municipality = z.object({ id: MunicipalityId, name: z.string().min(1).max(80) });
export type Municipality = z.infer<typeof Municipality>;

export const Site = z.object({
  id: SiteId,
  municipalityId: MunicipalityId,
  municipality: z.string().max(80),
  name: z.string().min(1).max(120),
  kind: SiteKind,
  code: z.string().regex(/^[A-Z]{1,2}$/),
  address: z.string().max(200),
  legalLanguage: LegalLanguage,
  opening: OpeningState,
  regime: SiteRegime,
});
export type Site = z.infer<typeof Site>;

/** A site as anybody may know it: what a sign on the door says. Served without a session. */
export const PublicSite = Site.pick({ id: true, municipality: true, name: true, code: true });
export type PublicSite = z.infer<typeof PublicSite>;

/** A counter as staff see it. `away`: no valid heartbeat; `ready`: heartbeat valid and able to take a call. */
export const CounterState = z.object({
  id: CounterId,
  siteId: SiteId,
  /** The number on the door: `loket 1`. */
  label: z.int().positive().max(99),
  roles: z.array(CounterRole).min(1).max(2),
  standing: CounterStanding,
  health: z.enum(['ready', 'degraded', 'away']),
  devices: DeviceReport.nullable(),
  lastHeartbeatAt: Instant.nullable(),
});
export type CounterState = z.infer<typeof CounterState>;

/** All places of a zone, as `GET /api/sites` gives them. */
export const SitesOverview = z.object({
  municipalities: z.array(Municipality),
  sites: z.array(Site),
  counters: z.array(CounterState),
});
export type SitesOverview = z.infer<typeof SitesOverview>;

export const Zone = z.object({ id: ZoneId, code: z.string().max(40), name: z.string().max(120) });
export type Zone = z.infer<typeof Zone>;
