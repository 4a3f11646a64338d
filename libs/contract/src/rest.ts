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
  /** POST {} → DeskConsultation, or Failure nobody_waits | no_free_counter | kept_for_others | not_available | already_in_consultation. */
  next: '/api/queue/next',
  /** POST {} → DeskConsultation. */
  recall: (consultationId: string) => `/api/consultations/${consultationId}/recall`,
  /** POST {} → DeskConsultation. */
  noShow: (consultationId: string) => `/api/consultations/${consultationId}/no-show`,
  /** POST CloseConsultation → DeskConsultation. */
  close: (consultationId: string) => `/api/consultations/${consultationId}/close`,
  /** GET → TimelineEntry[]. */
  timeline: (consultationId: string) => `/api/consultations/${consultationId}/timeline`,
  /** POST StartStatement → Statement; the rights text appears at the counter first. */
  startStatement: (consultationId: string) => `/api/consultations/${consultationId}/statement`,
  /** POST {} → Statement. A suspicion: the hearing stops, the draft is kept and can't be signed. */
  stopHearing: (consultationId: string) => `/api/consultations/${consultationId}/statement/stop`,
  /** POST {} → Presentation: the pages go to the counter; the statement is locked. */
  present: (consultationId: string) => `/api/consultations/${consultationId}/presentation`,
  /** POST {} → Statement: back to writing. */
  withdraw: (consultationId: string) => `/api/consultations/${consultationId}/presentation/withdraw`,
  /** GET → application/pdf: as presented, or signed. */
  statementPdf: (consultationId: string) => `/api/consultations/${consultationId}/statement.pdf`,
  /** POST ManualIdentification → 204. */
  identifyByHand: (consultationId: string) => `/api/consultations/${consultationId}/identification`,
  /** POST {} → PhoneUpload (the same while it is valid). */
  phoneUpload: (consultationId: string) => `/api/consultations/${consultationId}/phone-upload`,
  /** POST application/pdf → DocumentInfo: the inspector adds a PDF to show. */
  documents: (consultationId: string) => `/api/consultations/${consultationId}/documents`,
  /** GET → the bytes. POST SetAnnex → DocumentInfo. */
  document: (consultationId: string, documentId: string) =>
    `/api/consultations/${consultationId}/documents/${documentId}`,
  /** POST {} → 202: a still of what lies under the document camera. */
  still: (consultationId: string) => `/api/consultations/${consultationId}/still`,
  /** PUT Showing or DELETE → 204. */
  showing: (consultationId: string) => `/api/consultations/${consultationId}/showing`,
  /** POST MakePaper → Paper. */
  papers: (consultationId: string) => `/api/consultations/${consultationId}/papers`,
  /** POST {} → HandOver. */
  handOver: (consultationId: string) => `/api/consultations/${consultationId}/hand-over`,
  /** PUT SetPvNumber → 204. */
  pvNumber: (consultationId: string) => `/api/consultations/${consultationId}/pv-number`,
  /** POST {} → Alarm: the inspector raises it for this consultation's counter. */
  raiseAlarm: (consultationId: string) => `/api/consultations/${consultationId}/alarm`,
  /** POST {} → Alarm. */
  answerAlarm: (alarmId: string) => `/api/alarms/${alarmId}/answer`,

  /** Counter: GET → application/pdf of the presentation; of the shown document; of a paper. POST image/jpeg: a still. */
  counterPresentation: (presentationId: string) => `/api/counter/presentations/${presentationId}`,
  counterDocument: (documentId: string) => `/api/counter/documents/${documentId}`,
  counterPaper: (paperId: string) => `/api/counter/papers/${paperId}`,
  counterStill: (requestId: string) => `/api/counter/stills/${requestId}`,

  /** GET, POST multipart: the page on the citizen's phone that sends files; HTML. */
  upload: (secret: string) => `/u/${secret}`,
  /** GET: the page that asks for a code; with ?code=… it answers. Public HTML. */
  checkPaper: '/c',
  /** GET ?code=… → PaperCheck. */
  checkPaperApi: '/api/public/papers/check',

  /** POST CloseConsultation is above; POST TransferConsultation → DeskConsultation. */
  transfer: (consultationId: string) => `/api/consultations/${consultationId}/transfer`,
  /** POST {} → DeskConsultation, or Failure offer_over. */
  acceptOffer: (offerId: string) => `/api/offers/${offerId}/accept`,
  /** POST {} → 204: not this one; the inspector gets a break. */
  declineOffer: (offerId: string) => `/api/offers/${offerId}/decline`,
  /** GET → WhyThisTicket. */
  why: (ticketId: string) => `/api/tickets/${ticketId}/why`,
  /** POST {} → QueueTicket: away for a while; back from it, also after a no-show of today. */
  parkTicket: (ticketId: string) => `/api/tickets/${ticketId}/park`,
  resumeTicket: (ticketId: string) => `/api/tickets/${ticketId}/resume`,
  /** POST ReferTicket → 204. */
  referTicket: (ticketId: string) => `/api/tickets/${ticketId}/refer`,
  /** GET → VersionedPolicy. PUT SetRoutingPolicy → VersionedPolicy, or Failure changed_meanwhile. */
  routing: '/api/zone/routing',
  /** POST RoutingPolicy → PolicyPreview. */
  routingPreview: '/api/zone/routing/preview',
  /** GET → ScreenMessage[]. POST MakeScreenMessage → ScreenMessage. */
  messages: '/api/zone/messages',
  /** DELETE → 204. */
  message: (messageId: string) => `/api/zone/messages/${messageId}`,
  /** POST TellWaiting → { told: number }: those who wait at this site are sent on; Failure out_of_state (no elsewhere) | site_closed. */
  tellWaiting: (siteId: string) => `/api/sites/${siteId}/tell-waiting`,
  /** POST {} → InspectorState: a break from now on, at the latest when the call that runs is over. */
  forceBreak: (staffId: string) => `/api/inspectors/${staffId}/break`,
  /** PUT Competence → InspectorState. */
  competence: (staffId: string) => `/api/inspectors/${staffId}/competence`,
  /** The ticket's page on a phone. GET asks first, POST (a form of our own origin) gives the place up. */
  giveUp: (secret: string) => `/t/${secret}/give-up`,
  /** POST (the same): back after it was parked or missed. */
  comeBack: (secret: string) => `/t/${secret}/come-back`,

  /** Board. POST AssignTicket; POST {} ; POST {} ; PUT SetCap; PUT SetOpeningOverride. */
  assignTicket: (ticketId: string) => `/api/tickets/${ticketId}/assign`,
  raiseTicket: (ticketId: string) => `/api/tickets/${ticketId}/raise`,
  lowerTicket: (ticketId: string) => `/api/tickets/${ticketId}/lower`,
  cap: '/api/zone/cap',
  siteOverride: (siteId: string) => `/api/sites/${siteId}/override`,

  /** Console. GET → { municipalities: Municipality[], sites: ConsoleSite[], counters: ConsoleCounter[] }. */
  places: '/api/places',
  /** POST SiteSettings → ConsoleSite. */
  placesSites: '/api/places/sites',
  /** PUT SiteSettings → ConsoleSite. */
  placesSite: (siteId: string) => `/api/places/sites/${siteId}`,
  /** POST MakeCounter → ConsoleCounter. */
  placesCounters: '/api/places/counters',
  /** POST MoveCounter → ConsoleCounter. */
  moveCounter: (counterId: string) => `/api/places/counters/${counterId}/move`,
  /** POST {} → MadeEnrolmentCode. */
  enrolmentCode: (counterId: string) => `/api/places/counters/${counterId}/enrolment-code`,
  /** POST {} → ConsoleCounter. Out within five seconds. */
  revokeCounter: (counterId: string) => `/api/places/counters/${counterId}/revoke`,
  /** POST {} → MadeServiceCode: opens this counter's service page once, by this technician. */
  serviceCode: (counterId: string) => `/api/places/counters/${counterId}/service-code`,
  /** GET ?before=&limit= → DeviceChange[]: how this counter's devices fared. */
  deviceHistory: (counterId: string) => `/api/places/counters/${counterId}/device-history`,
  /** GET → KeptServiceReport[]: newest first. */
  serviceReports: (counterId: string) => `/api/places/counters/${counterId}/service-reports`,
  /** Public, throttled. POST EnrolCounter → EnrolledCounter. */
  enrol: '/api/counters/enrol',

  /** Mobile unit. GET → { templates: EventTemplate[], events: ConsoleSite[], counters: ConsoleCounter[], municipalities }. */
  mobile: '/api/mobile',
  /** POST MakeEvent → ConsoleSite. Opening and closing: siteOverride. */
  mobileEvents: '/api/mobile/events',

  /** Reception. GET ?siteId=&reason= → Visitor[]. POST {} → Visitor. */
  visitors: '/api/visitors',
  visitorLeaves: (visitorId: string) => `/api/visitors/${visitorId}/leave`,

  /** GET ?from=2026-01&to=2026-12 → { rows: StatisticsRow[] }; .csv → text/csv. */
  statistics: '/api/statistics',
  statisticsCsv: '/api/statistics.csv',
  /** GET ?from=2026-01-01&to=2026-01-31 → QueueReport; .csv → text/csv. */
  queueReport: '/api/statistics/queue',
  queueReportCsv: '/api/statistics/queue.csv',
  /** GET ?year=2026 → AnnualSentence. */
  annualSentence: '/api/statistics/year',
  /** GET → TodayFigures. */
  today: '/api/statistics/today',

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
