import {
  type Availability,
  type CloseConsultation,
  DeskConsultation,
  err,
  InspectorState,
  Login,
  Me,
  REST,
  TimelineEntry,
  type TransferConsultation,
} from '@loket/contract';
import { BoardApi } from './board-api.ts';
import { DossierApi } from './dossier-api.ts';
import { type Answered, nothing, RestClient, type Shape } from './rest-client.ts';
import type { ServerClock } from './server-clock.ts';

export type { DeskFailure } from './rest-client.ts';

const timeline: Shape<TimelineEntry[]> = TimelineEntry.array().max(500);

/** The commands of a desk over REST. */
export class DeskApi {
  readonly rest: RestClient;
  readonly dossier: DossierApi;
  readonly board: BoardApi;

  constructor(clock: ServerClock, fetcher?: typeof fetch) {
    this.rest = new RestClient(clock, fetcher);
    this.dossier = new DossierApi(this.rest);
    this.board = new BoardApi(this.rest);
  }

  login(username: string, password: string): Answered<Me> {
    const login = Login.safeParse({ username, password });
    if (!login.success) return Promise.resolve(err({ code: 'unauthenticated' }));
    return this.rest.send('POST', REST.login, Me, login.data);
  }

  me = (): Answered<Me> => this.rest.send('GET', REST.session, Me);
  logout = (): Answered<undefined> => this.rest.send('DELETE', REST.session, nothing);
  setAvailability = (availability: Availability): Answered<InspectorState> =>
    this.rest.send('PUT', REST.availability, InspectorState, { availability });
  next = (): Answered<DeskConsultation> => this.rest.send('POST', REST.next, DeskConsultation, {});
  recall = (id: string): Answered<DeskConsultation> =>
    this.rest.send('POST', REST.recall(id), DeskConsultation, {});
  noShow = (id: string): Answered<DeskConsultation> =>
    this.rest.send('POST', REST.noShow(id), DeskConsultation, {});
  close = (id: string, closing: CloseConsultation): Answered<DeskConsultation> =>
    this.rest.send('POST', REST.close(id), DeskConsultation, closing);
  transfer = (id: string, to: TransferConsultation['to']): Answered<DeskConsultation> =>
    this.rest.send('POST', REST.transfer(id), DeskConsultation, { to });
  acceptOffer = (offerId: string): Answered<DeskConsultation> =>
    this.rest.send('POST', REST.acceptOffer(offerId), DeskConsultation, {});
  declineOffer = (offerId: string): Answered<undefined> =>
    this.rest.send('POST', REST.declineOffer(offerId), nothing, {});
  timeline = (id: string): Answered<TimelineEntry[]> => this.rest.send('GET', REST.timeline(id), timeline);
}
