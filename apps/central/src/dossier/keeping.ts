import type { ConsultationId, Outcome, TicketId } from '@loket/contract';
import { recordAudit } from '../audit/audit.repository.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';

/**
 * What becomes of a dossier when its consultation ends. A presentation that was not signed is taken back, and no
 * printer prints for somebody who left. Then:
 * - the ticket returns to the queue, or waits for somebody who comes back: everything is kept for the consultation that takes it up;
 * - something was written down: it is kept, for the zone's term when nothing of it is handed over;
 * - nothing was: it is forgotten now.
 */
export async function closeDossier(
  tx: ZoneTransaction,
  { id, ticketId }: { id: ConsultationId; ticketId: TicketId },
  ending: { outcome: Outcome; returns: boolean },
): Promise<void> {
  await tx.query(
    `UPDATE paper SET state = 'failed', detail = 'visit_ended'
     WHERE ticket_id = $1 AND state = 'waiting' AND way <> 'email'`,
    [ticketId],
  );
  await tx.query('DELETE FROM still_request WHERE consultation_id = $1', [id]);
  await tx.query(
    `UPDATE presentation SET state = 'withdrawn'
     WHERE state NOT IN ('withdrawn', 'signed') AND statement_id = (SELECT id FROM statement WHERE ticket_id = $1)`,
    [ticketId],
  );
  await tx.query(
    `UPDATE dossier SET upload_hash = NULL, upload_until = NULL, showing_document = NULL, showing_page = NULL,
       signing = '{"state":"none"}', version = version + 1
     WHERE ticket_id = $1`,
    [ticketId],
  );
  await tx.query(`UPDATE statement SET state = 'drafting' WHERE ticket_id = $1 AND state = 'presented'`, [
    ticketId,
  ]);
  if (ending.returns) return;
  const [written] = await tx.query<{ state: string }>(
    `SELECT state FROM statement WHERE ticket_id = $1 AND state <> 'rights'`,
    [ticketId],
  );
  if (!written) return forgetDossier(tx, ticketId, id, `ended (${ending.outcome}) without a statement`);
  if (written.state !== 'signed') await keepForTheTerm(tx, ticketId);
}

/** From now on the zone's term runs. */
export async function keepForTheTerm(tx: ZoneTransaction, ticketId: TicketId): Promise<void> {
  await tx.query(
    `UPDATE dossier SET keep_until = clock_timestamp() + make_interval(days => z.statement_retention_days)
     FROM zone z WHERE z.id = dossier.zone_id AND dossier.ticket_id = $1`,
    [ticketId],
  );
}

/**
 * Forgets a dossier: what was sealed goes, and the key with it, so that a copy of the sealed bytes in a dump or a
 * backup is noise as well. That a paper was made stays known, without what stood on it. The destruction is recorded.
 */
export async function forgetDossier(
  tx: ZoneTransaction,
  ticketId: TicketId,
  consultationId: ConsultationId | null,
  reason: string,
): Promise<void> {
  await tx.query('DELETE FROM card_reading WHERE ticket_id = $1', [ticketId]);
  await tx.query('DELETE FROM document WHERE ticket_id = $1', [ticketId]);
  await tx.query('DELETE FROM statement WHERE ticket_id = $1', [ticketId]);
  await tx.query('UPDATE paper SET sealed = NULL WHERE ticket_id = $1', [ticketId]);
  await tx.query(
    `UPDATE dossier SET wrapped = NULL, sealed_manual = NULL, manual_at = NULL, sealed_pv_number = NULL,
       keep_until = NULL, upload_hash = NULL, upload_until = NULL, version = version + 1
     WHERE ticket_id = $1`,
    [ticketId],
  );
  await recordAudit(tx, {
    actorKind: 'system',
    actorId: null,
    action: 'data_key_destroyed',
    ...(consultationId
      ? { subjectKind: 'consultation', subjectId: consultationId }
      : { subjectKind: 'ticket', subjectId: ticketId }),
    reason,
  });
}

/** For the sweep: dossiers whose term is over, and those whose ticket ended without another consultation. */
export async function forgetDossiersThatAreOver(tx: ZoneTransaction): Promise<number> {
  const over = await tx.query<{ ticketId: TicketId; kept: boolean }>(
    `SELECT d.ticket_id AS "ticketId", d.keep_until IS NOT NULL AS kept
     FROM dossier d JOIN ticket t ON t.zone_id = d.zone_id AND t.id = d.ticket_id
     WHERE d.wrapped IS NOT NULL AND (d.keep_until < clock_timestamp() OR (d.keep_until IS NULL
       AND t.state IN ('completed', 'referred', 'no_show', 'cancelled', 'expired')
       AND NOT EXISTS (SELECT FROM statement s WHERE s.ticket_id = d.ticket_id AND s.state <> 'rights')))
     LIMIT 50 FOR UPDATE OF d SKIP LOCKED`,
  );
  for (const { ticketId, kept } of over)
    await forgetDossier(
      tx,
      ticketId,
      null,
      kept ? 'the term was over' : 'the visit ended without a statement',
    );
  // A draft of a call that was interrupted and that nobody came back for.
  await tx.query(
    `UPDATE dossier d SET keep_until = clock_timestamp() + make_interval(days => z.statement_retention_days)
     FROM zone z, ticket t
     WHERE z.id = d.zone_id AND t.zone_id = d.zone_id AND t.id = d.ticket_id AND d.wrapped IS NOT NULL
       AND d.keep_until IS NULL AND t.state IN ('completed', 'referred', 'no_show', 'cancelled', 'expired')
       AND NOT EXISTS (SELECT FROM statement s WHERE s.ticket_id = d.ticket_id AND s.state = 'signed')`,
  );
  return over.length;
}
