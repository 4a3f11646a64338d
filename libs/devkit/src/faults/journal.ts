import type { ConsultationId, CounterId, Failure, OfflineTicket } from '@loket/contract';
import type { ClientOperation } from '@loket/queue/history/types.ts';

/** A heartbeat and what is known of when it took effect, in milliseconds on the machine's clock. */
export type SentHeartbeat = {
  readonly counterId: CounterId;
  readonly ready: boolean;
  readonly sentAt: number;
  /** Null: no answer came; it may have taken effect at any time after it was sent. */
  answeredAt: number | null;
};

/** A ticket that a cut-off counter gave out, with the true span of its outage. */
export type GivenOffline = {
  readonly counterId: CounterId;
  readonly ticket: OfflineTicket;
  /** When it was given out and when central was last heard before that, on the machine's clock. */
  readonly givenAt: number;
  readonly lastContactAt: number;
  /** Whether the device's clock was moved between the last contact and the reconciliation. */
  clockJumped: boolean;
};

/** What the clients of one round saw, in the order in which it began. */
export class Journal {
  readonly beganAt = Date.now();
  readonly operations: ClientOperation[] = [];
  readonly heartbeats: SentHeartbeat[] = [];
  readonly offline: GivenOffline[] = [];
  /** Laptops that died with a citizen on their page. */
  readonly vanished: { readonly at: number; readonly consultationId: ConsultationId }[] = [];
  /** Answers that say that something happened in central that nobody planned. */
  readonly internal: string[] = [];

  readonly noteInternal =
    (client: string, asked: string) =>
    (failure: Failure): void => {
      this.internal.push(`${client} asked ${asked}: ${failure.message}`);
    };

  get unknown(): number {
    return this.operations.filter((one) => 'outcome' in one && one.outcome.kind === 'unknown').length;
  }
}
