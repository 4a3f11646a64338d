import {
  type Answer,
  type AskCardChallenge,
  type BeginSigning,
  type CancelTicket,
  CardChallenge,
  type CardFileMessage,
  type CardProofsEnd,
  type CardReadingEnd,
  type CardStep,
  type CheckInVisitor,
  type CompleteSigning,
  type ConfirmPage,
  type ConsultationId,
  type CounterToCentral,
  type DisputeSentence,
  type InstallationReport,
  IssuedTicket,
  type IssueTicket,
  OfflineBlock,
  OpenedService,
  type OpenService,
  ok,
  type PaperPrinted,
  type RaiseAlarm,
  ReconciledTickets,
  type ReconcileTickets,
  type Signal,
  type SignedServiceReport,
  SignedStatement,
  SigningOrder,
  type SigningProgress,
  type StatementId,
  type StillFailed,
  type VisitMessage,
  VisitorBadge,
} from '@loket/contract';
import type { z } from 'zod';

/** The line as a request needs it; `CentralLink` is one. */
export type RequestLine = {
  ask<Schema extends z.ZodType>(
    event: keyof CounterToCentral,
    message: object,
    schema: Schema,
  ): Promise<Answer<z.infer<Schema>>>;
  tell(event: keyof CounterToCentral, message: object): Promise<Answer>;
  /** Asks for the truth again, after an answer that did not fit what we thought. */
  refresh(): void;
};

/** Everything that a counter asks of central or tells it, by name. Without a line each answers `unavailable` at once. */
export class CentralRequests {
  readonly #line: RequestLine;

  constructor(line: RequestLine) {
    this.#line = line;
  }

  refresh(): void {
    this.#line.refresh();
  }

  issue(message: IssueTicket): Promise<Answer<IssuedTicket>> {
    return this.#line.ask('ticket:issue', message, IssuedTicket);
  }

  cancel(message: CancelTicket): Promise<Answer> {
    return this.#line.tell('ticket:cancel', message);
  }

  visit(event: 'visit:here' | 'visit:away' | 'visit:stop', message: VisitMessage): Promise<Answer> {
    return this.#line.tell(event, message);
  }

  cardStep(message: CardStep): Promise<Answer> {
    return this.#line.tell('card:step', message);
  }

  cardFile(message: CardFileMessage): Promise<Answer> {
    return this.#line.tell('card:file', message);
  }

  cardEnd(message: CardReadingEnd): Promise<Answer> {
    return this.#line.tell('card:end', message);
  }

  cardProofsEnd(message: CardProofsEnd): Promise<Answer> {
    return this.#line.tell('card:proofs_end', message);
  }

  cardChallenge(message: AskCardChallenge): Promise<Answer<CardChallenge>> {
    return this.#line.ask('card:challenge', message, CardChallenge);
  }

  signal(message: { consultationId: ConsultationId; signal: Signal }): Promise<Answer> {
    return this.#line.tell('signal', message);
  }

  acknowledgeRights(statementId: StatementId): Promise<Answer> {
    return this.#line.tell('statement:rights', { statementId });
  }

  dispute(message: DisputeSentence): Promise<Answer> {
    return this.#line.tell('statement:dispute', message);
  }

  confirmPage(message: ConfirmPage): Promise<Answer> {
    return this.#line.tell('presentation:confirm', message);
  }

  signingProgress(message: { consultationId: ConsultationId; progress: SigningProgress }): Promise<Answer> {
    return this.#line.tell('signing:progress', message);
  }

  beginSigning(message: BeginSigning): Promise<Answer<SigningOrder>> {
    return this.#line.ask('signing:begin', message, SigningOrder);
  }

  completeSigning(message: CompleteSigning): Promise<Answer<SignedStatement>> {
    return this.#line.ask('signing:complete', message, SignedStatement);
  }

  stillFailed(message: StillFailed): Promise<Answer> {
    return this.#line.tell('still:failed', message);
  }

  paperPrinted(message: PaperPrinted): Promise<Answer> {
    return this.#line.tell('paper:printed', message);
  }

  alarm(message: RaiseAlarm): Promise<Answer> {
    return this.#line.tell('alarm', message);
  }

  reserveOffline(): Promise<Answer<OfflineBlock>> {
    return this.#line.ask('offline:reserve', {}, OfflineBlock);
  }

  reconcile(message: ReconcileTickets): Promise<Answer<ReconciledTickets>> {
    return this.#line.ask('offline:reconcile', message, ReconciledTickets);
  }

  reportInstallation(message: InstallationReport): Promise<Answer> {
    return this.#line.tell('installation:report', message);
  }

  openService(message: OpenService): Promise<Answer<OpenedService>> {
    return this.#line.ask('service:open', message, OpenedService);
  }

  reportService(message: SignedServiceReport): Promise<Answer> {
    return this.#line.tell('service:report', message);
  }

  /** How long central takes to answer now, in milliseconds. */
  async roundTrip(): Promise<Answer<number>> {
    const before = performance.now();
    const answer = await this.#line.tell('snapshot', {});
    return answer.ok ? ok(performance.now() - before) : answer;
  }

  checkIn(message: CheckInVisitor): Promise<Answer<VisitorBadge>> {
    return this.#line.ask('visitor:check_in', message, VisitorBadge);
  }
}
