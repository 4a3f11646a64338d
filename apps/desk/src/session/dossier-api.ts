import {
  Alarm,
  DocumentInfo,
  HandOver,
  type MakePaper,
  type ManualIdentification,
  Paper,
  PhoneUpload,
  Presentation,
  REST,
  type Showing,
  type StartStatement,
  Statement,
} from '@loket/contract';
import { type Answered, nothing, type RestClient } from './rest-client.ts';

/** Commands on the content of one consultation: statement, documents, papers, hand-over, alarm. */
export class DossierApi {
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  startStatement = (id: string, start: StartStatement): Answered<Statement> =>
    this.#rest.send('POST', REST.startStatement(id), Statement, start);
  stopHearing = (id: string): Answered<Statement> =>
    this.#rest.send('POST', REST.stopHearing(id), Statement, {});
  present = (id: string): Answered<Presentation> =>
    this.#rest.send('POST', REST.present(id), Presentation, {});
  withdraw = (id: string): Answered<Statement> => this.#rest.send('POST', REST.withdraw(id), Statement, {});
  statementPdf = (id: string): Answered<Uint8Array<ArrayBuffer>> => this.#rest.bytes(REST.statementPdf(id));

  identifyByHand = (id: string, manual: ManualIdentification): Answered<undefined> =>
    this.#rest.send('POST', REST.identifyByHand(id), nothing, manual);

  openPhoneUpload = (id: string): Answered<PhoneUpload> =>
    this.#rest.send('POST', REST.phoneUpload(id), PhoneUpload, {});
  addPdf = (id: string, file: Blob): Answered<DocumentInfo> =>
    this.#rest.sendFile(REST.documents(id), DocumentInfo, file, 'application/pdf');
  document = (id: string, documentId: string): Answered<Uint8Array<ArrayBuffer>> =>
    this.#rest.bytes(REST.document(id, documentId));
  setAnnex = (id: string, documentId: string, annex: boolean): Answered<DocumentInfo> =>
    this.#rest.send('POST', REST.document(id, documentId), DocumentInfo, { annex });
  takeStill = (id: string): Answered<undefined> => this.#rest.send('POST', REST.still(id), nothing, {});
  show = (id: string, showing: Showing): Answered<undefined> =>
    this.#rest.send('PUT', REST.showing(id), nothing, showing);
  stopShowing = (id: string): Answered<undefined> => this.#rest.send('DELETE', REST.showing(id), nothing);

  makePaper = (id: string, paper: MakePaper): Answered<Paper> =>
    this.#rest.send('POST', REST.papers(id), Paper, paper);
  setPvNumber = (id: string, pvNumber: string): Answered<undefined> =>
    this.#rest.send('PUT', REST.pvNumber(id), nothing, { pvNumber });
  handOver = (id: string): Answered<HandOver> => this.#rest.send('POST', REST.handOver(id), HandOver, {});

  raiseAlarm = (id: string): Answered<Alarm> => this.#rest.send('POST', REST.raiseAlarm(id), Alarm, {});
  answerAlarm = (alarmId: string): Answered<Alarm> =>
    this.#rest.send('POST', REST.answerAlarm(alarmId), Alarm, {});
}
