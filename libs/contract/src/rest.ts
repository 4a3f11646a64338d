/**
 * The REST paths, one place for server and clients. Bodies and answers are the schemas named beside each.
 * Every failure is a status 4xx/5xx with a `Failure` body.
 */
export const REST = {
  /** POST Login → Me, sets the session cookie. */
  login: '/api/session',
  /** GET → Me. DELETE → 204 ends it. */
  session: '/api/session',
  /** PUT SetAvailability → InspectorState. */
  availability: '/api/me/availability',
  /** GET → DeskSnapshot, for scripts and tests; the desk uses its socket. */
  queue: '/api/queue',
  /** POST {} → DeskConsultation, or Failure nobody_waits | no_free_counter | not_available | already_in_consultation. */
  next: '/api/queue/next',
  /** POST {} → DeskConsultation. */
  recall: (consultationId: string) => `/api/consultations/${consultationId}/recall`,
  /** POST {} → DeskConsultation. */
  noShow: (consultationId: string) => `/api/consultations/${consultationId}/no-show`,
  /** POST CloseConsultation → DeskConsultation. */
  close: (consultationId: string) => `/api/consultations/${consultationId}/close`,
  /** GET → TimelineEntry[]. */
  timeline: (consultationId: string) => `/api/consultations/${consultationId}/timeline`,
  /** GET → SitesOverview. */
  sites: '/api/sites',
  /** GET → PublicSite[]: names only, for choosing an infoscreen's site. */
  publicSites: '/api/public/sites',
  /** GET ?reason=…&before=…&limit=… → AuditEntry[]. */
  audit: '/api/audit',
  /** POST CounterChallengeRequest → CounterChallenge. */
  counterChallenge: '/api/counters/challenge',
  /** POST CounterProof → CounterToken. */
  counterToken: '/api/counters/token',
  /** GET: the page behind a ticket's QR code, HTML without scripts. */
  follow: (secret: string) => `/t/${secret}`,
  /** GET: the process lives. */
  health: '/api/health',
  /** GET: the database answers and is migrated. */
  readiness: '/api/readiness',
} as const;
