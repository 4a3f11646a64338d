import {
  AttestPaper,
  type ConsultationId,
  type CounterId,
  Paper,
  type PaperId,
  type PaperKind,
  type PaperWay,
  type TicketId,
} from '@loket/contract';
import { z } from 'zod';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';

/** What lies sealed of a paper: the code as it is printed, the slip of a ticket printer or the page of an A4 one. */
const Sealed = z.object({
  code: Paper.shape.code,
  slip: AttestPaper.nullable(),
  pdfBase64: z.base64().nullable(),
});
export type SealedPaper = z.infer<typeof Sealed>;

type Row = {
  id: PaperId;
  kind: PaperKind;
  way: PaperWay;
  state: Paper['state'];
  detail: string | null;
  issuedAt: Date;
  sealed: Buffer | null;
};

const FACTS = `id, kind, way, state, detail, issued_at AS "issuedAt", sealed`;

/** Every paper of a dossier, oldest first. */
export async function papersOf(tx: ZoneTransaction, key: DataKey, ticketId: TicketId): Promise<Paper[]> {
  const rows = await tx.query<Row>(
    `SELECT ${FACTS} FROM paper WHERE ticket_id = $1 ORDER BY issued_at, id LIMIT 50`,
    [ticketId],
  );
  return rows.map((row) => described(key, row));
}

export async function insertPaper(
  tx: ZoneTransaction,
  key: DataKey,
  paper: {
    id: PaperId;
    ticketId: TicketId;
    siteId: string;
    kind: PaperKind;
    way: PaperWay;
    codeHash: Buffer;
    mailId: string | null;
    content: SealedPaper;
  },
): Promise<Paper> {
  const [row] = await tx.query<Row>(
    `INSERT INTO paper (zone_id, id, ticket_id, site_id, kind, way, code_hash, mail_id, sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${FACTS}`,
    [
      tx.zoneId,
      paper.id,
      paper.ticketId,
      paper.siteId,
      paper.kind,
      paper.way,
      paper.codeHash,
      paper.mailId,
      key.seal(kindOf(paper.id), Buffer.from(JSON.stringify(paper.content))),
    ],
  );
  if (!row) throw new Error('A paper was not inserted.');
  return described(key, row);
}

/** A paper that waits for a printer of this consultation, with what is printed. */
export async function printable(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
): Promise<{ id: PaperId; kind: PaperKind; way: PaperWay; content: SealedPaper }[]> {
  const rows = await tx.query<Row>(
    `SELECT ${FACTS} FROM paper WHERE ticket_id = $1 AND state = 'waiting' AND way <> 'email' ORDER BY issued_at, id`,
    [ticketId],
  );
  return rows.flatMap((row) => {
    const content = openedContent(key, row);
    return content ? [{ id: row.id, kind: row.kind, way: row.way, content }] : [];
  });
}

/** What is printed on a paper of this dossier. */
export async function openPaper(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
  id: PaperId,
): Promise<SealedPaper | undefined> {
  const [row] = await tx.query<Row>(`SELECT ${FACTS} FROM paper WHERE id = $1 AND ticket_id = $2`, [
    id,
    ticketId,
  ]);
  return row && openedContent(key, row);
}

/** Papers that waited for this counter's printer, now that it is ready again. @returns whether there were any */
export async function askAgain(
  tx: ZoneTransaction,
  counterId: CounterId,
  ready: readonly PaperWay[],
): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE paper p SET detail = NULL FROM consultation k
     WHERE k.zone_id = p.zone_id AND k.ticket_id = p.ticket_id AND k.counter_id = $1 AND k.phase = 'present'
       AND p.state = 'waiting' AND p.detail IS NOT NULL AND p.way = ANY ($2) RETURNING p.id`,
    [counterId, ready],
  );
  return rows.length > 0;
}

/** A counter that forgot its visit does not know what it printed: nothing is printed twice by guess. */
export async function giveUpPrinting(tx: ZoneTransaction, ticketId: TicketId): Promise<void> {
  await tx.query(
    `UPDATE paper SET state = 'failed', detail = 'counter_restarted'
     WHERE ticket_id = $1 AND state = 'waiting' AND way <> 'email'`,
    [ticketId],
  );
}

/** @returns whether it was a paper of this dossier that still waited */
export async function setPaper(
  tx: ZoneTransaction,
  ticketId: TicketId,
  id: PaperId,
  state: Paper['state'],
  detail: string | null,
): Promise<boolean> {
  const [row] = await tx.query<{ id: string }>(
    `UPDATE paper SET state = $3, detail = $4 WHERE id = $1 AND ticket_id = $2 AND state = 'waiting' RETURNING id`,
    [id, ticketId, state, detail],
  );
  return row !== undefined;
}

/** For the sweep: mails that ended since. @returns the open consultations that are to be told */
export async function noticeEndedMails(
  tx: ZoneTransaction,
): Promise<{ id: ConsultationId; ticketId: TicketId }[]> {
  const rows = await tx.query<{ ticketId: TicketId }>(
    `UPDATE paper p SET state = CASE m.state WHEN 'sent' THEN 'delivered' ELSE 'failed' END,
       detail = CASE m.state WHEN 'sent' THEN NULL ELSE 'mail_' || m.state END
     FROM mail m
     WHERE p.state = 'waiting' AND p.way = 'email' AND m.zone_id = p.zone_id AND m.id = p.mail_id
       AND m.state <> 'waiting'
     RETURNING p.ticket_id AS "ticketId"`,
  );
  if (rows.length === 0) return [];
  return tx.query<{ id: ConsultationId; ticketId: TicketId }>(
    `SELECT id, ticket_id AS "ticketId" FROM consultation WHERE ticket_id = ANY ($1) AND phase <> 'ended'`,
    [rows.map(({ ticketId }) => ticketId)],
  );
}

function described(key: DataKey, row: Row): Paper {
  const { sealed: _, detail, issuedAt, ...rest } = row;
  return {
    ...rest,
    code: openedContent(key, row)?.code ?? '',
    issuedAt: issuedAt.toISOString(),
    ...(detail !== null && { detail }),
  };
}

function openedContent(key: DataKey, { id, sealed }: Row): SealedPaper | undefined {
  const opened = sealed && key.open(kindOf(id), sealed);
  return opened?.ok ? Sealed.parse(JSON.parse(opened.value.toString('utf8'))) : undefined;
}

const kindOf = (id: PaperId): string => `paper:${id}`;
