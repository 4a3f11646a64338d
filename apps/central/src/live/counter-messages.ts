import {
  CancelTicket,
  CardFileMessage,
  CardReadingEnd,
  CardStep,
  type CounterToCentral,
  Heartbeat,
  IssueTicket,
  SignalMessage,
  VisitMessage,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CounterIdentity } from '../access/access.ts';
import { Consultations, noteRestart } from '../consultations/consultations.service.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { recordHeartbeat } from '../fleet/heartbeats.repository.ts';
import { CardReadings } from '../identification/card-readings.service.ts';
import { Issuing } from '../queue/issuing.ts';
import { CounterSockets } from './counter-sockets.ts';
import { type Handler, handler } from './link.ts';
import { LiveEnds } from './live-ends.ts';

/** A ticket costs what ten messages do: a stuck or hostile kiosk can't fill the queue in a second. */
const TICKET_COST = 10;

/** Everything that a counter may say, each by its schema to the one service that decides. */
@Injectable()
export class CounterMessages {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Issuing) private readonly issuing: Issuing,
    @Inject(Consultations) private readonly consultations: Consultations,
    @Inject(CardReadings) private readonly cards: CardReadings,
    @Inject(CounterSockets) private readonly sockets: CounterSockets,
    @Inject(LiveEnds) private readonly ends: LiveEnds,
  ) {}

  handlersFor(counter: CounterIdentity): Record<keyof CounterToCentral, Handler> {
    const { zoneId, counterId } = counter;
    return {
      heartbeat: handler(Heartbeat, (heartbeat) =>
        this.database.inZone(zoneId, async (tx) => {
          const { restarted } = await recordHeartbeat(tx, counterId, heartbeat);
          if (restarted) await noteRestart(tx, counterId);
        }),
      ),
      snapshot: handler(z.strictObject({}), () => this.sockets.snapshot(counter)),
      'ticket:issue': handler(IssueTicket, (request) => this.issuing.issue(counter, request), TICKET_COST),
      'ticket:cancel': handler(CancelTicket, ({ ticketId }) => this.issuing.cancel(counter, ticketId)),
      'visit:here': handler(VisitMessage, (visit) => this.consultations.here(counter, visit.consultationId)),
      'visit:away': handler(VisitMessage, (visit) => this.consultations.away(counter, visit.consultationId)),
      'visit:stop': handler(VisitMessage, (visit) => this.consultations.stop(counter, visit.consultationId)),
      'card:step': handler(CardStep, (step) => this.cards.step(counter, step)),
      'card:file': handler(CardFileMessage, (file) => this.cards.file(counter, file)),
      'card:end': handler(CardReadingEnd, (end) => this.cards.end(counter, end)),
      signal: handler(SignalMessage, (message) =>
        this.ends.pass(zoneId, { end: 'counter', id: counterId }, message),
      ),
    };
  }
}
