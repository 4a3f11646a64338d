import {
  AcknowledgeRights,
  AskCardChallenge,
  BeginSigning,
  CancelTicket,
  CardFileMessage,
  CardProofsEnd,
  CardReadingEnd,
  CardStep,
  CheckInVisitor,
  CompleteSigning,
  ConfirmPage,
  ConsultationId,
  type CounterToCentral,
  DisputeSentence,
  Heartbeat,
  InstallationReport,
  IssueTicket,
  OpenService,
  PaperPrinted,
  RaiseAlarm,
  ReconcileTickets,
  SignalMessage,
  SignedServiceReport,
  SigningProgress,
  StillFailed,
  VisitMessage,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CounterIdentity } from '../access/access.ts';
import { Alarms } from '../alarms/alarms.service.ts';
import { Consultations } from '../consultations/consultations.service.ts';
import { Stills } from '../documents/stills.ts';
import { Heartbeats } from '../fleet/heartbeats.ts';
import { Installations } from '../fleet/installation.ts';
import { ServiceReports } from '../fleet/service-reports.ts';
import { ServiceVisits } from '../fleet/service-visits.ts';
import { CardReadings } from '../identification/card-readings.service.ts';
import { Papers } from '../papers/papers.service.ts';
import { Issuing } from '../queue/issuing.ts';
import { OfflineNumbers } from '../queue/offline-numbers.ts';
import { Visitors } from '../reception/visitors.ts';
import { Presenting } from '../signing/presenting.service.ts';
import { Signing } from '../signing/signing.service.ts';
import { Statements } from '../statements/statements.service.ts';
import { CounterSockets } from './counter-sockets.ts';
import { type Handler, handler, Later } from './link.ts';
import { LiveEnds } from './live-ends.ts';

/** A ticket costs what ten messages do: a stuck or hostile kiosk can't fill the queue in a second. */
const TICKET_COST = 10;
/** Preparing and checking a signature is work for tens of milliseconds. */
const SIGNING_COST = 10;

const Nothing = z.strictObject({});
const Progress = z.object({ consultationId: ConsultationId, progress: SigningProgress });

/** Everything that a counter may say, each by its schema to the one service that decides. */
@Injectable()
export class CounterMessages {
  constructor(
    @Inject(Heartbeats) private readonly heartbeats: Heartbeats,
    @Inject(Issuing) private readonly issuing: Issuing,
    @Inject(Consultations) private readonly consultations: Consultations,
    @Inject(CardReadings) private readonly cards: CardReadings,
    @Inject(CounterSockets) private readonly sockets: CounterSockets,
    @Inject(LiveEnds) private readonly ends: LiveEnds,
    @Inject(Statements) private readonly statements: Statements,
    @Inject(Presenting) private readonly presenting: Presenting,
    @Inject(Signing) private readonly signing: Signing,
    @Inject(Stills) private readonly stills: Stills,
    @Inject(Papers) private readonly papers: Papers,
    @Inject(Alarms) private readonly alarms: Alarms,
    @Inject(OfflineNumbers) private readonly offline: OfflineNumbers,
    @Inject(Installations) private readonly installations: Installations,
    @Inject(Visitors) private readonly visitors: Visitors,
    @Inject(ServiceVisits) private readonly serviceVisits: ServiceVisits,
    @Inject(ServiceReports) private readonly serviceReports: ServiceReports,
  ) {}

  handlersFor(counter: CounterIdentity): Record<keyof CounterToCentral, Handler> {
    const { zoneId, counterId } = counter;
    return {
      heartbeat: handler(Heartbeat, (heartbeat) => this.heartbeat(counter, heartbeat)),
      snapshot: handler(Nothing, () => this.sockets.snapshot(counter)),
      'ticket:issue': handler(IssueTicket, (request) => this.issuing.issue(counter, request), TICKET_COST),
      'ticket:cancel': handler(CancelTicket, ({ ticketId }) => this.issuing.cancel(counter, ticketId)),
      'visit:here': handler(VisitMessage, (visit) => this.consultations.here(counter, visit.consultationId)),
      'visit:away': handler(VisitMessage, (visit) => this.consultations.away(counter, visit.consultationId)),
      'visit:stop': handler(VisitMessage, (visit) => this.consultations.stop(counter, visit.consultationId)),
      'card:step': handler(CardStep, (step) => this.cards.step(counter, step)),
      'card:file': handler(CardFileMessage, (file) => this.cards.file(counter, file)),
      'card:challenge': handler(AskCardChallenge, (reading) => this.cards.challenge(counter, reading)),
      'card:proofs_end': handler(CardProofsEnd, (reading) => this.cards.proofsEnd(counter, reading)),
      'card:end': handler(CardReadingEnd, (end) => this.cards.end(counter, end)),
      signal: handler(SignalMessage, (message) =>
        this.ends.pass(zoneId, { end: 'counter', id: counterId }, message),
      ),
      ...this.dossierHandlers(counter),
      alarm: handler(RaiseAlarm, (touch) => this.alarms.raiseAtCounter(counter, touch)),
      'offline:reserve': handler(Nothing, () => this.offline.reserve(counter), TICKET_COST),
      'offline:reconcile': handler(
        ReconcileTickets,
        (tickets) => this.offline.reconcile(counter, tickets),
        TICKET_COST,
      ),
      'installation:report': handler(InstallationReport, (report) =>
        this.installations.report(counter, report),
      ),
      'service:open': handler(OpenService, (typed) => this.serviceVisits.open(counter, typed), TICKET_COST),
      'service:report': handler(
        SignedServiceReport,
        (report) => this.serviceReports.keep(counter, report),
        TICKET_COST,
      ),
      'visitor:check_in': handler(
        CheckInVisitor,
        (visitor) => this.visitors.checkIn(counter, visitor),
        TICKET_COST,
      ),
    };
  }

  private async heartbeat(counter: CounterIdentity, heartbeat: Heartbeat): Promise<Later> {
    const { noted } = await this.heartbeats.note(counter, heartbeat);
    return new Later(noted.then(() => this.sockets.heardFrom(counter)));
  }

  private dossierHandlers(counter: CounterIdentity) {
    return {
      'statement:rights': handler(AcknowledgeRights, (rights) =>
        this.statements.acknowledgeRights(counter, rights),
      ),
      'statement:dispute': handler(DisputeSentence, (dispute) => this.statements.dispute(counter, dispute)),
      'presentation:confirm': handler(ConfirmPage, (page) => this.presenting.confirm(counter, page)),
      'signing:progress': handler(Progress, ({ consultationId, progress }) =>
        this.signing.progress(counter, consultationId, progress),
      ),
      'signing:begin': handler(BeginSigning, (wish) => this.signing.begin(counter, wish), SIGNING_COST),
      'signing:complete': handler(
        CompleteSigning,
        (signature) => this.signing.complete(counter, signature),
        SIGNING_COST,
      ),
      'still:failed': handler(StillFailed, (failed) => this.stills.failed(counter, failed)),
      'paper:printed': handler(PaperPrinted, (printed) => this.papers.printed(counter, printed)),
    } satisfies Partial<Record<keyof CounterToCentral, Handler>>;
  }
}
