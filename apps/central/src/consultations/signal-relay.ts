import type { ZoneId } from '@loket/contract';
import { type ConsultationId, MAX_SIGNAL_BYTES, Signal } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { keyOf } from '../vault/consultation-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { type Consultation, findConsultation } from './consultation.repository.ts';

/** The two ends of a call. */
export type End = 'counter' | 'desk';

const MOST_WAITING = 500;

/**
 * Signals that wait for an end that is not connected to this node, or not at all: sealed with the consultation's
 * key, in order, gone when fetched.
 */
@Injectable()
export class SignalRelay {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /**
   * Whether this sender may signal in this consultation now.
   * @throws Refusal `not_found`, `forbidden` (somebody else's), `out_of_state` (ended)
   */
  check(zoneId: ZoneId, id: ConsultationId, from: { end: End; id: string }): Promise<Consultation> {
    return this.database.inZone(zoneId, async (tx) => {
      const consultation = await findConsultation(tx, id);
      if (!consultation) throw new Refusal('not_found', 'There is no such consultation.');
      if (from.id !== (from.end === 'counter' ? consultation.counterId : consultation.inspectorId))
        throw new Refusal('forbidden', 'This is the consultation of somebody else.');
      if (consultation.phase === 'ended') throw new Refusal('out_of_state', 'This consultation has ended.');
      return consultation;
    });
  }

  /** @throws Refusal `too_large`, `too_many_requests` (the other end does not fetch), `out_of_state` (ended) */
  store(zoneId: ZoneId, id: ConsultationId, to: End, signal: Signal): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(signal));
    if (bytes.length > MAX_SIGNAL_BYTES) throw new Refusal('too_large', 'This signal is too large.');
    return this.database.inZone(zoneId, async (tx) => {
      const key = await keyOf(tx, this.vault, id);
      if (!key.ok) throw new Refusal('out_of_state', 'This consultation has ended.');
      const [stored] = await tx.query<{ id: string }>(
        `INSERT INTO relayed_signal (zone_id, consultation_id, to_end, sealed)
         SELECT $1, $2, $3, $4
         WHERE (SELECT count(*) FROM relayed_signal WHERE consultation_id = $2 AND to_end = $3) < $5
         RETURNING id`,
        [tx.zoneId, id, to, key.value.seal(`signal:${to}`, bytes), MOST_WAITING],
      );
      if (!stored) throw new Refusal('too_many_requests', 'Too many signals wait for the other end.');
      tx.changed('signal', id);
    });
  }

  /** Takes what waits for one end, in the order in which it was sent. */
  take(zoneId: ZoneId, id: ConsultationId, to: End): Promise<Signal[]> {
    return this.database.inZone(zoneId, async (tx) => {
      const taken = await takeSealed(tx, id, to);
      if (taken.length === 0) return [];
      const key = await keyOf(tx, this.vault, id);
      if (!key.ok) return [];
      const signals = taken.map((sealed) => key.value.open(`signal:${to}`, sealed));
      return signals.flatMap((opened) =>
        opened.ok ? [Signal.parse(JSON.parse(opened.value.toString('utf8')))] : [],
      );
    });
  }
}

async function takeSealed(tx: ZoneTransaction, id: ConsultationId, to: End): Promise<Buffer[]> {
  const rows = await tx.query<{ sealed: Buffer }>(
    `WITH taken AS (DELETE FROM relayed_signal WHERE consultation_id = $1 AND to_end = $2 RETURNING id, sealed)
     SELECT sealed FROM taken ORDER BY id`,
    [id, to],
  );
  return rows.map(({ sealed }) => sealed);
}
