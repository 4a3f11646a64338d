import type { ConsultationId, SignalMessage, StaffId, ZoneId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity } from '../access/access.ts';
import { findConsultation } from '../consultations/consultation.repository.ts';
import { type End, SignalRelay } from '../consultations/signal-relay.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';

/** Who is at one end of a call. */
export type Whom = { end: 'counter'; id: CounterIdentity['counterId'] } | { end: 'desk'; id: StaffId };

type LocalEnd = {
  send(message: SignalMessage): void;
  /** What is sent to this end, one after the other; it begins when what waited in the database was sent. */
  line: Promise<void>;
  open(): void;
};

/**
 * Carries signals between the two ends of a call. An end that is connected here gets them at once; for one that is
 * connected elsewhere, or not yet, they wait sealed in the database and are fetched by the node that has it.
 */
@Injectable()
export class LiveEnds {
  readonly #ends = new Map<string, LocalEnd>();

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(SignalRelay) private readonly relay: SignalRelay,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * From now on this socket is the end; whichever was it before gets nothing more. Signals are kept until `open`,
   * so that those which waited longer come first.
   */
  attach(whom: Whom, send: LocalEnd['send']): void {
    let open = () => {};
    const line = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#ends.set(keyOf(whom), { send, line, open });
  }

  /** Sends what waited for this end, and lets what comes from now on through. */
  async open(
    zoneId: ZoneId,
    whom: Whom,
    send: LocalEnd['send'],
    consultationId: ConsultationId | undefined,
  ): Promise<void> {
    const local = this.#ends.get(keyOf(whom));
    if (local?.send !== send) return;
    try {
      if (!consultationId) return;
      for (const signal of await this.relay.take(zoneId, consultationId, whom.end))
        send({ consultationId, signal });
    } finally {
      local.open();
    }
    // The other end may have something older too, sent when this one was on another node.
    await this.fetch(zoneId, consultationId);
  }

  /** Nothing when a newer socket has taken over. */
  detach(whom: Whom, send: LocalEnd['send']): void {
    if (this.#ends.get(keyOf(whom))?.send === send) this.#ends.delete(keyOf(whom));
  }

  /** @throws Refusal as `SignalRelay.check` and `.store` */
  async pass(zoneId: ZoneId, from: Whom, { consultationId, signal }: SignalMessage): Promise<void> {
    const consultation = await this.relay.check(zoneId, consultationId, from);
    const to: Whom =
      from.end === 'counter'
        ? { end: 'desk', id: consultation.inspectorId }
        : { end: 'counter', id: consultation.counterId };
    const local = this.#ends.get(keyOf(to));
    if (local) this.#queue(local, async () => local.send({ consultationId, signal }));
    else await this.relay.store(zoneId, consultationId, to.end, signal);
  }

  /** Fetches what waits for the ends of this consultation that are connected here. */
  async fetch(zoneId: ZoneId, consultationId: ConsultationId): Promise<void> {
    if (this.#ends.size === 0) return;
    const consultation = await this.database.inZone(zoneId, (tx) => findConsultation(tx, consultationId));
    if (!consultation || consultation.phase === 'ended') return;
    this.#fetchFor(zoneId, consultationId, { end: 'counter', id: consultation.counterId });
    this.#fetchFor(zoneId, consultationId, { end: 'desk', id: consultation.inspectorId });
  }

  #fetchFor(zoneId: ZoneId, consultationId: ConsultationId, to: Whom): void {
    const local = this.#ends.get(keyOf(to));
    if (!local) return;
    this.#queue(local, async () => {
      // A newer socket took over: what waits is for that one.
      if (this.#ends.get(keyOf(to)) !== local) return;
      for (const signal of await this.relay.take(zoneId, consultationId, to.end))
        local.send({ consultationId, signal });
    });
  }

  #queue(local: LocalEnd, work: () => Promise<void>): void {
    local.line = local.line
      .then(work)
      .catch((error: unknown) => this.log.warn(describeError(error), 'signals could not be fetched'));
  }
}

const keyOf = ({ end, id }: { end: End; id: string }): string => `${end} ${id}`;
