import {
  type Competence,
  type MakeScreenMessage,
  type OpeningOverride,
  PolicyPreview,
  REST,
  type ReferredTo,
  type RoutingPolicy,
  ScreenMessage,
  type SetRoutingPolicy,
  type TellWaiting,
  TodayFigures,
  VersionedPolicy,
  WhyThisTicket,
} from '@loket/contract';
import { z } from 'zod';
import { type Answered, nothing, type RestClient } from './rest-client.ts';

const Told = z.object({ told: z.int().nonnegative() });

/** What staff change about the queue and the zone; the desk's socket tells everybody what came of it. */
export class BoardApi {
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  assign = (ticketId: string, inspectorId: string | null): Answered<undefined> =>
    this.#rest.send('POST', REST.assignTicket(ticketId), nothing, { inspectorId });
  raise = (ticketId: string): Answered<undefined> =>
    this.#rest.send('POST', REST.raiseTicket(ticketId), nothing, {});
  lower = (ticketId: string): Answered<undefined> =>
    this.#rest.send('POST', REST.lowerTicket(ticketId), nothing, {});
  park = (ticketId: string): Answered<undefined> =>
    this.#rest.send('POST', REST.parkTicket(ticketId), nothing, {});
  resume = (ticketId: string): Answered<undefined> =>
    this.#rest.send('POST', REST.resumeTicket(ticketId), nothing, {});
  refer = (ticketId: string, to: ReferredTo): Answered<undefined> =>
    this.#rest.send('POST', REST.referTicket(ticketId), nothing, { to });
  why = (ticketId: string): Answered<WhyThisTicket> =>
    this.#rest.send('GET', REST.why(ticketId), WhyThisTicket);

  forceBreak = (staffId: string): Answered<undefined> =>
    this.#rest.send('POST', REST.forceBreak(staffId), nothing, {});
  setCompetence = (staffId: string, competence: Competence): Answered<undefined> =>
    this.#rest.send('PUT', REST.competence(staffId), nothing, competence);
  setCap = (inspectors: number): Answered<undefined> =>
    this.#rest.send('PUT', REST.cap, nothing, { inspectors });

  setOverride = (siteId: string, override: OpeningOverride | null): Answered<undefined> =>
    this.#rest.send('PUT', REST.siteOverride(siteId), nothing, { override });
  tellWaiting = (siteId: string, offer: TellWaiting['offer']): Answered<z.infer<typeof Told>> =>
    this.#rest.send('POST', REST.tellWaiting(siteId), Told, { offer });

  makeMessage = (message: MakeScreenMessage): Answered<ScreenMessage> =>
    this.#rest.send('POST', REST.messages, ScreenMessage, message);
  endMessage = (messageId: string): Answered<undefined> =>
    this.#rest.send('DELETE', REST.message(messageId), nothing);

  today = (): Answered<TodayFigures> => this.#rest.send('GET', REST.today, TodayFigures);
  policy = (): Answered<VersionedPolicy> => this.#rest.send('GET', REST.routing, VersionedPolicy);
  previewPolicy = (policy: RoutingPolicy): Answered<PolicyPreview> =>
    this.#rest.send('POST', REST.routingPreview, PolicyPreview, policy);
  savePolicy = (policy: SetRoutingPolicy): Answered<VersionedPolicy> =>
    this.#rest.send('PUT', REST.routing, VersionedPolicy, policy);
}
