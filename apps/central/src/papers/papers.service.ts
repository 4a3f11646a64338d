import { randomUUID } from 'node:crypto';
import {
  type ConsultationId,
  type MakePaper,
  type Paper,
  PaperId,
  type PaperKind,
  type PaperPrinted,
  type PrintPaper,
  REST,
  type Statement,
} from '@loket/contract';
import { type AttestFacts, type Declarant, renderAttest } from '@loket/statement/record.ts';
import { templateOf } from '@loket/statement/templates.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { findConsultation, openConsultationOf } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { Dossiers, type OpenDossier } from '../dossier/dossiers.ts';
import { pvNumberOf } from '../dossier/pv-number.ts';
import { IdentificationReader } from '../identification/identification-reader.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { declarantOf } from '../signing/declarant.ts';
import { type PlaceFacts, placeOf, referenceOf } from '../signing/place.repository.ts';
import { currentPresentation } from '../signing/presentation.repository.ts';
import { signedPdf } from '../signing/signing.repository.ts';
import { nowOf, statementOf } from '../statements/statements.service.ts';
import { dossierKeyOf } from '../vault/dossier-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { offeredPapers } from './offered.ts';
import { insertPaper, openPaper, printable, setPaper } from './paper.repository.ts';
import { makePaperCode, paperCodeHash } from './paper-code.ts';
import { slipOf } from './slip.ts';
import { SLIP_WORDS } from './words.ts';

/** What a printer says when a person has to help it: the paper waits for that, or is given in another way. */
const PASSING = new Set(['paper_out', 'cover_open', 'offline', 'media_empty', 'jam', 'not_ready', 'busy']);

/** All that stands on the papers of one signed statement. */
type Facts = {
  statement: Statement;
  declarant: Declarant;
  place: PlaceFacts;
  pvNumber: string | null;
  signed: Buffer;
  reference: string;
};

/** The papers that a citizen takes home, each with a code that anybody may ask about. */
@Injectable()
export class Papers {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(IdentificationReader) private readonly identifications: IdentificationReader,
  ) {}

  /**
   * @throws Refusal `out_of_state` for what this statement does not give, `no_pv_number`, `no_email` (no mail server)
   */
  make(staff: StaffSession, id: ConsultationId, wish: MakePaper): Promise<Paper> {
    return this.dossiers.byInspector(staff, id, async (tx, dossier) => {
      const facts = await this.factsOf(tx, dossier, wish.kind);
      if (wish.way === 'email' && !this.configuration.mail)
        throw new Refusal('no_email', 'No mail server is configured.');
      const code = makePaperCode();
      const checkUrl = `${this.configuration.publicUrl}${REST.checkPaper}?code=${code}`;
      const pdf =
        wish.way === 'ticket_printer' ? undefined : await pdfOf(tx, wish.kind, facts, code, checkUrl);
      const paper = await insertPaper(tx, dossier.key, {
        id: PaperId.parse(randomUUID()),
        ticketId: dossier.ticketId,
        siteId: facts.place.siteId,
        kind: wish.kind,
        way: wish.way,
        codeHash: paperCodeHash(this.vault, code),
        mailId: wish.way === 'email' && pdf ? await this.mail(tx, wish.to, pdf, facts, code, checkUrl) : null,
        content: {
          code,
          slip: wish.way === 'ticket_printer' ? slip(wish.kind, facts, code, checkUrl) : null,
          pdfBase64: wish.way === 'document_printer' && pdf ? pdf.toString('base64') : null,
        },
      });
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'paper_made',
        subjectKind: 'consultation',
        subjectId: id,
        reason: `${wish.kind} by ${wish.way}`,
      });
      if (wish.way !== 'email') tx.changed('errand', dossier.consultation.counterId);
      return paper;
    });
  }

  /** What this counter is still asked to print, while the citizen is there. */
  waitingFor({ zoneId, counterId }: CounterIdentity): Promise<PrintPaper[]> {
    return this.database.inZone(zoneId, async (tx) => {
      const id = await openConsultationOf(tx, { counterId });
      const consultation = id && (await findConsultation(tx, id));
      if (consultation?.phase !== 'present') return [];
      const key = await dossierKeyOf(tx, this.vault, consultation.ticketId);
      if (!key.ok) return [];
      const papers = await printable(tx, key.value, consultation.ticketId);
      return papers.flatMap(({ id: paperId, way, content }): PrintPaper[] => {
        if (way === 'document_printer') return [{ paperId, way }];
        return content.slip ? [{ paperId, way: 'ticket_printer', slip: content.slip }] : [];
      });
    });
  }

  /** The counter's answer. A paper that only waits for somebody to fill the printer is asked again later. */
  printed(counter: CounterIdentity, { paperId, ok, detail }: PaperPrinted): Promise<void> {
    return this.dossiers.byCounter(counter, async (tx, { ticketId }) => {
      const code = /^[a-z_]{1,40}$/.test(detail) ? detail : 'error';
      const state = ok ? 'delivered' : PASSING.has(code) ? 'waiting' : 'failed';
      await setPaper(tx, ticketId, paperId, state, ok ? null : code);
    });
  }

  /** An A4 page for the printer of the counter that it was made for. */
  pdfFor(counter: CounterIdentity, id: PaperId): Promise<Buffer> {
    return this.dossiers.readByCounter(counter, async (tx, { key, ticketId }) => {
      const content = await openPaper(tx, key, ticketId, id);
      if (!content?.pdfBase64) throw new Refusal('not_found', 'There is no such page for this counter.');
      return Buffer.from(content.pdfBase64, 'base64');
    });
  }

  private async factsOf(tx: ZoneTransaction, dossier: OpenDossier, kind: PaperKind): Promise<Facts> {
    const statement = await statementOf(tx, dossier);
    const pvNumber = await pvNumberOf(tx, dossier.key, dossier.ticketId);
    if (kind === 'attest_klachtneerlegging' && pvNumber === null)
      throw new Refusal('no_pv_number', 'This needs the number of the PV.');
    if (!statement || !offeredPapers(statement, pvNumber).includes(kind))
      throw new Refusal('out_of_state', 'This statement does not give this paper.');
    const presentation = await currentPresentation(tx, statement.id);
    const signed = presentation && (await signedPdf(tx, dossier.key, presentation.id));
    const identification = await this.identifications.read(tx, dossier.ticketId);
    const declarant = declarantOf(identification, statement.language);
    if (!signed || !declarant) throw new Refusal('out_of_state', 'This statement is not signed.');
    const place = await placeOf(tx, dossier.consultation.id);
    const reference = referenceOf(place, statement.id, statement.startedAt);
    return { statement, declarant, place, pvNumber, signed, reference };
  }

  private mail(
    tx: ZoneTransaction,
    to: string,
    pdf: Buffer,
    { place, reference }: Facts,
    code: string,
    address: string,
  ): Promise<string> {
    const words = SLIP_WORDS[place.locale];
    return enqueueMail(tx, this.vault, {
      to,
      purpose: 'papers',
      subject: words.mailSubject,
      text: words.mailText.replace('{code}', code).replace('{address}', address),
      attachments: [{ filename: `${reference}.pdf`, contentType: 'application/pdf', content: pdf }],
    });
  }
}

function slip(kind: PaperKind, facts: Facts, code: string, checkUrl: string) {
  const { place, statement, declarant, pvNumber, reference } = facts;
  return slipOf({
    kind,
    locale: place.locale,
    legalLanguage: statement.language,
    timeZone: place.timeZone,
    zoneName: place.zoneName,
    siteName: place.siteName,
    declaredAt: statement.startedAt,
    reference,
    pvNumber,
    declarant: `${declarant.givenNames} ${declarant.surname}`,
    inspectorName: place.inspectorName,
    code,
    checkUrl,
  });
}

async function pdfOf(
  tx: ZoneTransaction,
  kind: PaperKind,
  { statement, declarant, place, pvNumber, signed, reference }: Facts,
  code: string,
  checkUrl: string,
): Promise<Buffer> {
  if (kind === 'copy') return signed;
  const attest: AttestFacts = {
    language: statement.language,
    zone: { name: place.zoneName },
    site: { name: place.siteName, municipality: place.municipality, address: place.address },
    purpose: purposeOf(kind, statement, pvNumber),
    reference,
    declaredAt: statement.startedAt,
    issuedAt: await nowOf(tx),
    inspector: { name: place.inspectorName },
    declarant: {
      surname: declarant.surname,
      givenNames: declarant.givenNames,
      bornOn: declarant.bornOn,
    },
    code,
    checkUrl,
  };
  return Buffer.from(await renderAttest(attest));
}

function purposeOf(
  kind: Exclude<PaperKind, 'copy'>,
  statement: Statement,
  pvNumber: string | null,
): AttestFacts['purpose'] {
  if (kind === 'attest_klachtneerlegging') {
    if (pvNumber === null) throw new Refusal('no_pv_number', 'This needs the number of the PV.');
    return { what: 'complaint', pvNumber };
  }
  return { what: kind === 'attest_loss' ? 'loss' : 'theft', of: thingOf(statement), pvNumber };
}

const BICYCLE = { nl: 'fiets', fr: 'vélo', de: 'Fahrrad' } as const;

/** What was lost or stolen, by the template's own words. */
function thingOf({ content: { template, answers }, language }: Statement): string {
  if (template === 'bicycle_theft') return BICYCLE[language];
  const question = templateOf(template).questions.find(({ id }) => id === 'document');
  if (question?.type !== 'choice') return templateOf(template).title[language];
  const chosen = question.choices.find(({ value }) => value === answers.document);
  return chosen?.label[language] ?? templateOf(template).title[language];
}
