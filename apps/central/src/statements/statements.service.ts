import { randomUUID } from 'node:crypto';
import {
  type AcknowledgeRights,
  type ConsultationId,
  type DisputeSentence,
  type EditAccepted,
  type EditStatement,
  type LegalLanguage,
  type StartStatement,
  type Statement,
  StatementId,
} from '@loket/contract';
import { templateOf } from '@loket/statement/templates.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { Dossiers, type OpenDossier } from '../dossier/dossiers.ts';
import { withdrawPresentation } from '../signing/presentation.repository.ts';
import { changed, disputed, resumed } from './changes.ts';
import { findStatement, insertStatement, updateStatement } from './statement.repository.ts';

/** Writing a statement. Only the consultation's inspector writes; only its counter acknowledges and disputes. */
@Injectable()
export class Statements {
  constructor(@Inject(Dossiers) private readonly dossiers: Dossiers) {}

  /**
   * The rights text appears at the counter; nothing can be written before it is acknowledged. Another template may
   * be chosen as long as nothing was written.
   * @throws Refusal `conflict` when something is written already
   */
  start(staff: StaffSession, id: ConsultationId, wish: StartStatement): Promise<Statement> {
    return this.dossiers.byInspector(staff, id, async (tx, dossier) => {
      if (!templateOf(wish.template).kinds.includes(wish.kind))
        throw new Refusal('bad_request', 'This template is not for that kind.', { fields: ['kind'] });
      const known = await statementOf(tx, dossier);
      if (known && !nothingWritten(known))
        throw new Refusal('conflict', 'This visit has a statement already.');
      const { now, language } = await placeAndTime(tx, id);
      const acknowledgedAt = known?.content.capacity === wish.capacity ? known.rights.acknowledgedAt : null;
      const statement: Statement = {
        id: StatementId.parse(randomUUID()),
        consultationId: id,
        version: 1,
        state: acknowledgedAt ? 'drafting' : 'rights',
        language,
        content: { ...wish, answers: {}, story: '', interpreter: null },
        rights: { shownAt: known?.rights.shownAt ?? now, acknowledgedAt },
        startedAt: now,
        endedAt: null,
        pauses: [],
        writing: null,
        disputed: [],
      };
      await insertStatement(tx, dossier.key, dossier.ticketId, statement);
      return statement;
    });
  }

  /**
   * One change. When this returns it is committed.
   * @throws Refusal `conflict` when `base` is not the newest version, `held_by_other`, `rights_first`, `out_of_state`
   */
  edit(staff: StaffSession, { statementId, base, change }: EditStatement): Promise<EditAccepted> {
    return this.dossiers.byWriter(staff, statementId, async (tx, dossier) => {
      const statement = await ownStatement(tx, dossier, statementId);
      if (statement.version !== base)
        throw new Refusal('conflict', 'This statement was changed elsewhere meanwhile.');
      // A keystroke needs no time of its own.
      const timed = change.change === 'pause' || change.change === 'resume';
      const next = changed(statement, change, timed ? await nowOf(tx) : statement.startedAt);
      if (!next.ok) throw new Refusal(next.error.code, next.error.why);
      const { version } = await updateStatement(tx, dossier.key, next.value);
      return { version };
    });
  }

  /** A suspicion: nobody is heard as a suspect at a virtual counter. The draft is kept and can't be signed. */
  stopHearing(staff: StaffSession, id: ConsultationId): Promise<Statement> {
    return this.dossiers.byInspector(staff, id, async (tx, dossier) => {
      const statement = await statementOf(tx, dossier);
      if (!statement || statement.state === 'signed' || statement.state === 'stopped')
        throw new Refusal('out_of_state', 'There is no hearing to stop.');
      await withdrawPresentation(tx, statement.id);
      const now = await nowOf(tx);
      const stopped = { ...resumed(statement, now), state: 'stopped', writing: null, endedAt: now } as const;
      return updateStatement(tx, dossier.key, stopped);
    });
  }

  acknowledgeRights(counter: CounterIdentity, { statementId }: AcknowledgeRights): Promise<void> {
    return this.dossiers.byCounter(counter, async (tx, dossier) => {
      const statement = await ownStatement(tx, dossier, statementId);
      // Said twice, because the first answer was lost: the same thing.
      if (statement.state !== 'rights') return;
      const rights = { ...statement.rights, acknowledgedAt: await nowOf(tx) };
      await updateStatement(tx, dossier.key, { ...statement, rights, state: 'drafting' });
    });
  }

  dispute(counter: CounterIdentity, message: DisputeSentence): Promise<void> {
    return this.dossiers.byCounter(counter, async (tx, dossier) => {
      const statement = await ownStatement(tx, dossier, message.statementId);
      const next = disputed(statement, message.sentence, message.disputed);
      if (!next.ok) throw new Refusal(next.error.code, next.error.why);
      await updateStatement(tx, dossier.key, next.value);
    });
  }
}

export function statementOf(tx: ZoneTransaction, dossier: OpenDossier): Promise<Statement | undefined> {
  const { ticketId, consultation } = dossier;
  return findStatement(tx, dossier.key, { ticketId, consultationId: consultation.id });
}

async function ownStatement(tx: ZoneTransaction, dossier: OpenDossier, id: StatementId): Promise<Statement> {
  const statement = await statementOf(tx, dossier);
  if (statement?.id !== id) throw new Refusal('not_found', 'This visit has no such statement.');
  return statement;
}

function nothingWritten({ state, content }: Statement): boolean {
  if (state === 'rights') return true;
  return state === 'drafting' && content.story === '' && Object.keys(content.answers).length === 0;
}

/** The database's clock, as the contract writes instants. */
export async function nowOf(tx: ZoneTransaction): Promise<string> {
  const [row] = await tx.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return (row?.now ?? new Date()).toISOString();
}

/** The language of the record is the site's, whatever language the screens speak. */
async function placeAndTime(
  tx: ZoneTransaction,
  id: ConsultationId,
): Promise<{ now: string; language: LegalLanguage }> {
  const [row] = await tx.query<{ now: Date; language: LegalLanguage }>(
    `SELECT clock_timestamp() AS now, s.legal_language AS language
     FROM consultation k
     JOIN ticket t ON t.zone_id = k.zone_id AND t.id = k.ticket_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     WHERE k.id = $1`,
    [id],
  );
  if (!row) throw new Error('A consultation vanished in its own transaction.');
  return { now: row.now.toISOString(), language: row.language };
}
