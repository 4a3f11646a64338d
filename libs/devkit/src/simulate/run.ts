import type { RoutingDecision, RoutingPolicy, RoutingSnapshot } from '@loket/contract';
import type { Announcement } from '@loket/queue';
import type { Visitor } from './arrivals.ts';

/** Who decides: the live routing, unless a test wants to see what another one would do. */
export type Router = (snapshot: RoutingSnapshot, policy: RoutingPolicy) => RoutingDecision;

/** One citizen's day, told when it is known how long they waited. Seconds. */
export type Visit = {
  readonly visitor: Visitor;
  readonly outcome: 'helped' | 'no_show' | 'gave_up';
  /** To the first call, or until they gave up. */
  readonly waited: number;
  /** The same without the time in which no room of their site could take anybody. */
  readonly net: number;
  /** What was forecast when the ticket was taken; null: nothing could be. */
  readonly announcement: Announcement | null;
};

export type Totals = {
  decisions: number;
  /** Tickets against which a decision broke the routing's stated bound. */
  brokenBounds: number;
  interrupted: number;
  secondsAtWork: number;
  secondsInConsultation: number;
  roomSecondsOpen: number;
  roomSecondsOccupied: number;
};

export type Run = {
  readonly days: number;
  readonly seed: string;
  /** Days before those that count, in which the forecasts learn and the rooms fill; whole weeks. */
  readonly warmUpDays: number;
  /** Off where nobody reads forecasts: they cost most of the time. */
  readonly forecasts: boolean;
  readonly router?: Router;
  readonly onVisit: (visit: Visit) => void;
};
