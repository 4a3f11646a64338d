import { createHash, randomUUID } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import {
  type ConfirmPage,
  type ConsultationId,
  type Presentation,
  PresentationId,
  type Statement,
} from '@loket/contract';
import type { RecordFacts } from '@loket/statement/record.ts';
import { renderStatement } from '@loket/statement/record.ts';
import { composeSentences, missingAnswers, templateOf } from '@loket/statement/templates.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { annexesOf } from '../documents/document.repository.ts';
import { Dossiers, type OpenDossier } from '../dossier/dossiers.ts';
import { IdentificationReader } from '../identification/identification-reader.ts';
import { resumed } from '../statements/changes.ts';
import { updateStatement } from '../statements/statement.repository.ts';
import { nowOf, statementOf } from '../statements/statements.service.ts';
import { declarantOf } from './declarant.ts';
import { placeOf, referenceOf } from './place.repository.ts';
import {
  currentPresentation,
  insertPresentation,
  presentedPdf,
  setPresentation,
  withdrawPresentation,
} from './presentation.repository.ts';
import { ANNEX_WORDS } from './record-words.ts';

/** The statement as pages before the citizen: rendered once, locked, confirmed page by page. */
@Injectable()
export class Presenting {
  constructor(
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(IdentificationReader) private readonly identifications: IdentificationReader,
  ) {}

  /**
   * @throws Refusal `answers_missing` with the questions, `identification` when nobody was identified and `disputed`
   *   when the citizen says that a sentence is not right; `out_of_state` unless it is being written
   */
  present(staff: StaffSession, id: ConsultationId): Promise<Presentation> {
    return this.dossiers.byInspector(staff, id, async (tx, dossier) => {
      const statement = await statementOf(tx, dossier);
      if (statement?.state !== 'drafting')
        throw new Refusal('out_of_state', 'There is no statement that is being written.');
      const now = await nowOf(tx);
      const ended: Statement = { ...resumed(statement, now), endedAt: now, writing: null };
      const pdf = await renderStatement(await this.factsOf(tx, dossier, ended));
      const next = await updateStatement(tx, dossier.key, { ...ended, state: 'presented' });
      const presentation: Presentation = {
        id: PresentationId.parse(randomUUID()),
        statementId: next.id,
        statementVersion: next.version,
        state: 'presented',
        sha256: createHash('sha256').update(pdf).digest('hex'),
        sizeBytes: pdf.length,
        pageCount: (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount(),
        confirmedPages: [],
      };
      await insertPresentation(tx, dossier.key, presentation, pdf);
      return presentation;
    });
  }

  /** Back to writing. @throws Refusal `out_of_state` when nothing is presented, or it is signed */
  withdraw(staff: StaffSession, id: ConsultationId): Promise<Statement> {
    return this.dossiers.byInspector(staff, id, async (tx, dossier) => {
      const statement = await statementOf(tx, dossier);
      if (statement?.state !== 'presented') throw new Refusal('out_of_state', 'Nothing is presented.');
      await withdrawPresentation(tx, statement.id);
      await tx.query(`UPDATE dossier SET signing = '{"state":"none"}' WHERE ticket_id = $1`, [
        dossier.ticketId,
      ]);
      return updateStatement(tx, dossier.key, { ...statement, state: 'drafting', endedAt: null });
    });
  }

  /** The citizen read this page. The same page twice is once. */
  confirm(counter: CounterIdentity, { presentationId, page }: ConfirmPage): Promise<void> {
    return this.dossiers.byCounter(counter, async (tx, dossier) => {
      const presentation = await ownPresentation(tx, dossier, presentationId);
      if (page > presentation.pageCount) throw new Refusal('bad_request', 'There is no such page.');
      if (presentation.confirmedPages.includes(page)) return;
      if (presentation.state !== 'presented') throw new Refusal('out_of_state', 'It is confirmed already.');
      const confirmed = [...presentation.confirmedPages, page].sort((a, b) => a - b);
      const state = confirmed.length === presentation.pageCount ? 'confirmed' : 'presented';
      await setPresentation(tx, presentationId, state, confirmed);
    });
  }

  /** The pages for the screen of the counter in whose room they are read. */
  pagesFor(counter: CounterIdentity, id: PresentationId): Promise<Buffer> {
    return this.dossiers.readByCounter(counter, async (tx, dossier) => {
      await ownPresentation(tx, dossier, id);
      return presentedPdf(tx, dossier.key, id);
    });
  }

  private async factsOf(
    tx: ZoneTransaction,
    dossier: OpenDossier,
    statement: Statement,
  ): Promise<RecordFacts> {
    const { content, language, rights } = statement;
    const identification = await this.identifications.read(tx, dossier.ticketId);
    const declarant = declarantOf(identification, language);
    const missing = [
      ...missingAnswers(content),
      ...(declarant ? [] : ['identification']),
      ...(statement.disputed.length > 0 ? ['disputed'] : []),
    ];
    if (missing.length > 0 || !declarant)
      throw new Refusal('answers_missing', 'Something is missing before this can be presented.', {
        fields: missing,
      });
    const place = await placeOf(tx, dossier.consultation.id);
    const annexes = await annexesOf(tx, dossier.key, dossier.ticketId);
    return {
      language,
      zone: { name: place.zoneName },
      site: { name: place.siteName, municipality: place.municipality, address: place.address },
      kind: content.kind,
      title: templateOf(content.template).title[language],
      reference: referenceOf(place, statement.id, statement.startedAt),
      capacity: content.capacity,
      startedAt: statement.startedAt,
      endedAt: statement.endedAt ?? statement.startedAt,
      pauses: statement.pauses.map(({ from, to }) => ({ from, to: to ?? from })),
      interpreter: content.interpreter,
      inspector: { name: place.inspectorName },
      declarant,
      rights: { acknowledgedAt: rights.acknowledgedAt ?? rights.shownAt },
      sentences: composeSentences(content, language),
      annexes: annexes.map(({ name, mediaType, sizeBytes, sha256 }) => ({
        name,
        what: ANNEX_WORDS[mediaType][language],
        sizeBytes,
        sha256,
      })),
    };
  }
}

/** @throws Refusal `not_found` for a presentation that is not before this citizen now */
export async function ownPresentation(
  tx: ZoneTransaction,
  dossier: OpenDossier,
  id: PresentationId,
): Promise<Presentation> {
  const statement = await statementOf(tx, dossier);
  const presentation = statement && (await currentPresentation(tx, statement.id));
  if (presentation?.id !== id) throw new Refusal('not_found', 'This is not presented here.');
  return presentation;
}
