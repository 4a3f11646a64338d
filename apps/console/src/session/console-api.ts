import {
  AnnualSentence,
  AuditEntry,
  ConsoleCounter,
  ConsoleSite,
  DeskSnapshot,
  DeviceChange,
  EventTemplate,
  KeptServiceReport,
  MadeEnrolmentCode,
  MadeServiceCode,
  type MakeCounter,
  type MakeEvent,
  Me,
  type MoveCounter,
  Municipality,
  type OpeningOverride,
  QueueReport,
  type QueueReportRange,
  REST,
  type SiteSettings,
  SitesOverview,
  type StatisticsRange,
  StatisticsRow,
  Visitor,
} from '@loket/contract';
import { z } from 'zod';
import { type Answered, nothing, type RestClient } from './rest-client.ts';

export const Places = z.object({
  municipalities: z.array(Municipality),
  sites: z.array(ConsoleSite),
  counters: z.array(ConsoleCounter),
});
export type Places = z.infer<typeof Places>;

export const MobileView = z.object({
  templates: z.array(EventTemplate),
  events: z.array(ConsoleSite),
  counters: z.array(ConsoleCounter),
  municipalities: z.array(Municipality),
});
export type MobileView = z.infer<typeof MobileView>;

const StatisticsAnswer = z.object({ rows: z.array(StatisticsRow) });
type StatisticsAnswer = z.infer<typeof StatisticsAnswer>;

/** What is looked for in the audit log; every reading is itself recorded with `reason`. */
export type AuditSearch = {
  readonly reason: string;
  readonly action?: string | undefined;
  readonly actorId?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Instants. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** How many entries of the log a page reads at once. */
export const AUDIT_PAGE = 50;

/** How many changes of a counter's devices are shown at first, and more at a time. */
export const DEVICE_HISTORY_PAGE = 20;

/** Everything that the console asks of central. */
export class ConsoleApi {
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  me = (): Answered<Me> => this.#rest.get(REST.session, Me);
  signOut = (): Answered<undefined> => this.#rest.send('DELETE', REST.session, nothing);

  places = (): Answered<Places> => this.#rest.get(REST.places, Places);
  /** Every counter with its health now. */
  sites = (): Answered<SitesOverview> => this.#rest.get(REST.sites, SitesOverview);
  makeSite = (settings: SiteSettings): Answered<ConsoleSite> =>
    this.#rest.send('POST', REST.placesSites, ConsoleSite, settings);
  changeSite = (id: string, settings: SiteSettings): Answered<ConsoleSite> =>
    this.#rest.send('PUT', REST.placesSite(id), ConsoleSite, settings);
  setOverride = (siteId: string, override: OpeningOverride | null): Answered<ConsoleSite> =>
    this.#rest.send('PUT', REST.siteOverride(siteId), ConsoleSite, { override });

  makeCounter = (counter: MakeCounter): Answered<ConsoleCounter> =>
    this.#rest.send('POST', REST.placesCounters, ConsoleCounter, counter);
  moveCounter = (id: string, move: MoveCounter): Answered<ConsoleCounter> =>
    this.#rest.send('POST', REST.moveCounter(id), ConsoleCounter, move);
  revokeCounter = (id: string): Answered<ConsoleCounter> =>
    this.#rest.send('POST', REST.revokeCounter(id), ConsoleCounter, {});
  makeServiceCode = (counterId: string): Answered<MadeServiceCode> =>
    this.#rest.send('POST', REST.serviceCode(counterId), MadeServiceCode, {});
  /** Newest first. */
  serviceReports = (counterId: string): Answered<KeptServiceReport[]> =>
    this.#rest.get(REST.serviceReports(counterId), z.array(KeptServiceReport));
  makeCode = (counterId: string): Answered<MadeEnrolmentCode> =>
    this.#rest.send('POST', REST.enrolmentCode(counterId), MadeEnrolmentCode, {});

  /** Newest first; `before` is the oldest that is in sight. */
  deviceHistory = (counterId: string, before?: string): Answered<DeviceChange[]> =>
    this.#rest.get(REST.deviceHistory(counterId), z.array(DeviceChange), {
      before,
      limit: String(DEVICE_HISTORY_PAGE),
    });

  mobile = (): Answered<MobileView> => this.#rest.get(REST.mobile, MobileView);
  makeEvent = (event: MakeEvent): Answered<ConsoleSite> =>
    this.#rest.send('POST', REST.mobileEvents, ConsoleSite, event);

  visitors = (reason: string, siteId: string | undefined): Answered<Visitor[]> =>
    this.#rest.get(REST.visitors, z.array(Visitor), { reason, siteId });
  visitorLeaves = (id: string): Answered<Visitor> =>
    this.#rest.send('POST', REST.visitorLeaves(id), Visitor, {});

  statistics = (range: StatisticsRange): Answered<StatisticsAnswer> =>
    this.#rest.get(REST.statistics, StatisticsAnswer, range);
  queueReport = (range: QueueReportRange): Answered<QueueReport> =>
    this.#rest.get(REST.queueReport, QueueReport, range);
  annualSentence = (year: string): Answered<AnnualSentence> =>
    this.#rest.get(REST.annualSentence, AnnualSentence, { year });

  /** Newest first; `before` is the id of the last entry that is in sight. */
  audit = ({ ...search }: AuditSearch, before?: string): Answered<AuditEntry[]> =>
    this.#rest.get(REST.audit, z.array(AuditEntry), { ...search, before, limit: String(AUDIT_PAGE) });
  /** Names of inspectors, for who may see the queue. */
  inspectors = (): Answered<Pick<DeskSnapshot, 'inspectors'>> =>
    this.#rest.get(REST.queue, DeskSnapshot.pick({ inspectors: true }));
}
