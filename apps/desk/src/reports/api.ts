import { AnsweredReport, type AnswerReport, InboxReport, PORTAL_DESK, ReadReport } from '@loket/contract';
import type { Answered, RestClient } from '../session/rest-client.ts';

/** The staff's commands about reports and questions. */
export class ReportsApi {
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  inbox = (): Answered<InboxReport[]> => this.#rest.send('GET', PORTAL_DESK.reports, InboxReport.array());
  read = (id: string, reason: string): Answered<ReadReport> =>
    this.#rest.send('POST', PORTAL_DESK.readReport(id), ReadReport, { reason });
  photo = (id: string, photoId: string, reason: string): Answered<Uint8Array<ArrayBuffer>> =>
    this.#rest.bytes(PORTAL_DESK.readPhoto(id, photoId), { reason });
  answer = (id: string, answer: AnswerReport): Answered<AnsweredReport> =>
    this.#rest.send('POST', PORTAL_DESK.answerReport(id), AnsweredReport, answer);
}
