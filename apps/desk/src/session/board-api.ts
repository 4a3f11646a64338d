import { type OpeningOverride, REST } from '@loket/contract';
import { type Answered, nothing, type RestClient } from './rest-client.ts';

/** What a chief inspector changes; the desk's socket tells everybody what came of it. */
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
  setCap = (inspectors: number): Answered<undefined> =>
    this.#rest.send('PUT', REST.cap, nothing, { inspectors });
  setOverride = (siteId: string, override: OpeningOverride | null): Answered<undefined> =>
    this.#rest.send('PUT', REST.siteOverride(siteId), nothing, { override });
}
