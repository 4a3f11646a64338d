import { randomUUID } from 'node:crypto';
import { type ConsultationId, type StillFailed, StillRequestId, type TakeStill } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Dossiers } from '../dossier/dossiers.ts';
import { pictureFrom } from './accepted-file.ts';
import { insertDocument } from './document.repository.ts';

/** Nobody holds a paper under the camera for longer; later it would be somebody else's. */
const VALID_SECONDS = 30;

/** Stills of what lies under the document camera: asked of the counter, sent by it. */
@Injectable()
export class Stills {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Dossiers) private readonly dossiers: Dossiers,
  ) {}

  /** @throws Refusal `out_of_state` when nobody sits there */
  ask(staff: StaffSession, id: ConsultationId): Promise<void> {
    return this.dossiers.byInspector(staff, id, async (tx, { consultation }) => {
      if (consultation.phase !== 'present') throw new Refusal('out_of_state', 'Nobody sits at the counter.');
      // A second press while the first is on its way is the same wish.
      await tx.query('DELETE FROM still_request WHERE consultation_id = $1', [id]);
      await tx.query('INSERT INTO still_request (zone_id, id, consultation_id) VALUES ($1, $2, $3)', [
        tx.zoneId,
        randomUUID(),
        id,
      ]);
      tx.changed('errand', consultation.counterId);
    });
  }

  /** What this counter is still asked for. */
  askedOf({ zoneId, counterId }: CounterIdentity): Promise<TakeStill[]> {
    return this.database.inZone(zoneId, (tx) =>
      tx.query<TakeStill>(
        `SELECT r.id AS "requestId", r.consultation_id AS "consultationId" FROM still_request r
         JOIN consultation k ON k.zone_id = r.zone_id AND k.id = r.consultation_id
         WHERE k.counter_id = $1 AND k.phase = 'present'
           AND r.asked_at > clock_timestamp() - make_interval(secs => $2)`,
        [counterId, VALID_SECONDS],
      ),
    );
  }

  /** @throws Refusal `not_found` for a still that nobody asked for, `file_not_accepted` */
  async received(counter: CounterIdentity, id: StillRequestId, jpeg: Buffer): Promise<void> {
    const picture = await pictureFrom(jpeg);
    await this.dossiers.byCounter(counter, async (tx, { consultation, key, ticketId }) => {
      const [asked] = await tx.query<{ at: Date }>(
        'DELETE FROM still_request WHERE id = $1 AND consultation_id = $2 RETURNING asked_at AS at',
        [id, consultation.id],
      );
      if (!asked) throw new Refusal('not_found', 'Nobody asked for this still.');
      const name = `still-${asked.at.toISOString().slice(11, 19).replaceAll(':', '')}.jpg`;
      const source = 'document_camera';
      await insertDocument(tx, key, ticketId, { ...picture, source, name, annex: true });
    });
  }

  /** The counter can't; the desk sees that no document came. */
  failed(counter: CounterIdentity, { requestId, consultationId }: StillFailed): Promise<void> {
    return this.dossiers.byCounter(counter, async (tx, { consultation }) => {
      if (consultation.id !== consultationId) throw new Refusal('forbidden', 'This is another consultation.');
      await tx.query('DELETE FROM still_request WHERE id = $1 AND consultation_id = $2', [
        requestId,
        consultationId,
      ]);
    });
  }
}
