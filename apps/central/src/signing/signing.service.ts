import { randomUUID } from 'node:crypto';
import {
  type BeginSigning,
  type CompleteSigning,
  type ConsultationId,
  type Identification,
  type Presentation,
  type SignatureFieldFacts,
  type SignedStatement,
  SigningId,
  type SigningOrder,
  type SigningProgress,
} from '@loket/contract';
import type { TrustAnchors } from '@loket/identity';
import {
  cmsOf,
  digestOf,
  embedSignature,
  hashFor,
  type PreparedSignature,
  prepareSignature,
  readSignedPdf,
  sealAttributes,
  sealCertificates,
  signatureLevel,
  signedAttributes,
} from '@loket/statement/signature.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { Dossiers, type OpenDossier } from '../dossier/dossiers.ts';
import { IdentificationReader } from '../identification/identification-reader.ts';
import { TRUST } from '../identification/trust.ts';
import { Revocation } from '../revocation/revocation.ts';
import { updateStatement } from '../statements/statement.repository.ts';
import { nowOf, statementOf } from '../statements/statements.service.ts';
import { declarantOf, nationalNumberOf } from './declarant.ts';
import { placeOf } from './place.repository.ts';
import { presentedPdf, setPresentation } from './presentation.repository.ts';
import { ownPresentation } from './presenting.service.ts';
import { SIGNING_REASON } from './record-words.ts';
import { checkSignerCertificate, type SignerCertificate } from './signer-certificate.ts';
import { askSignerStatus, type SignerStatus } from './signer-status.ts';
import { findSigning, insertSigned, insertSigning, type Order, signedOf } from './signing.repository.ts';
import { ZoneSeals } from './zone-seals.ts';

type CardWish = Extract<BeginSigning, { method: 'eid' }>;

/**
 * The citizen's signature under the pages that were confirmed. Begin prepares the field and says the digest, which
 * the counter compares with its own; complete checks what came back and keeps the signed PDF. Whatever is cut in
 * between, there is never more than one signature for one presentation.
 */
@Injectable()
export class Signing {
  constructor(
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(IdentificationReader) private readonly identifications: IdentificationReader,
    @Inject(ZoneSeals) private readonly seals: ZoneSeals,
    @Inject(TRUST) private readonly trust: TrustAnchors,
    @Inject(Revocation) private readonly revocation: Revocation,
  ) {}

  /**
   * With a card the authority is asked first whether it was revoked: between two transactions, as it may take seconds.
   * @throws Refusal `not_confirmed` (a page), `certificate_not_valid`, `certificate_revoked`, `other_person` (the
   *   certificate is not of the person who was identified), `out_of_state` (signed already)
   */
  async begin(counter: CounterIdentity, wish: BeginSigning): Promise<SigningOrder> {
    const status = wish.method === 'eid' ? await this.statusOfSigner(counter, wish) : null;
    return this.dossiers.byCounter(counter, async (tx, dossier) => {
      const presentation = await ownPresentation(tx, dossier, wish.presentationId);
      checkConfirmed(presentation);
      const order = await this.orderFor(tx, dossier, wish, status);
      const signingId = SigningId.parse(randomUUID());
      await insertSigning(tx, dossier.key, signingId, presentation.id, order);
      await setPresentation(tx, presentation.id, 'signing', presentation.confirmedPages);
      const { facts, hash, documentDigest } = order;
      return { signingId, presentationId: presentation.id, facts, hash, documentDigest };
    });
  }

  /**
   * The same order completed twice is one signature.
   * @throws Refusal `signature_not_valid`, `out_of_state` (a newer signing was begun, or it was withdrawn)
   */
  complete(counter: CounterIdentity, { signingId, signature }: CompleteSigning): Promise<SignedStatement> {
    return this.dossiers.byCounter(counter, async (tx, dossier) => {
      const begun = await findSigning(tx, dossier.key, signingId);
      if (!begun) throw new Refusal('not_found', 'No such signature was begun here.');
      const presentation = await ownPresentation(tx, dossier, begun.presentationId);
      const known = await signedOf(tx, dossier.key, presentation.id);
      if (known?.signingId === signingId) return known.signed;
      if (known || !begun.newest || presentation.state !== 'signing')
        throw new Refusal('out_of_state', 'This signature is not the one that is going on.');
      const shown = await presentedPdf(tx, dossier.key, presentation.id);
      const pdf = await this.signedPdf(tx, begun.order, shown, signature);
      const signed = {
        presentationId: presentation.id,
        method: begun.order.method,
        level: levelOf(begun.order),
        signedAt: begun.order.facts.at,
        signerName: begun.order.facts.name,
      };
      await insertSigned(tx, dossier.key, signingId, signed, pdf, begun.order.status);
      await this.finish(tx, dossier, presentation, counter);
      return signed;
    });
  }

  /** Where the citizen is with signing, for the inspector's desk. */
  progress(
    counter: CounterIdentity,
    consultationId: ConsultationId,
    progress: SigningProgress,
  ): Promise<void> {
    return this.dossiers.byCounter(counter, async (tx, { consultation, ticketId }) => {
      if (consultation.id !== consultationId) throw new Refusal('forbidden', 'This is another consultation.');
      await tx.query('UPDATE dossier SET signing = $2 WHERE ticket_id = $1', [
        ticketId,
        JSON.stringify(progress),
      ]);
    });
  }

  private async statusOfSigner(counter: CounterIdentity, wish: CardWish): Promise<SignerStatus> {
    const signer = await this.dossiers.readByCounter(counter, async (tx, dossier) => {
      checkConfirmed(await ownPresentation(tx, dossier, wish.presentationId));
      const identification = await this.identifications.read(tx, dossier.ticketId);
      return this.signerOf(wish, identification, new Date(await nowOf(tx)));
    });
    const status = await askSignerStatus(this.revocation, signer);
    if (status === 'revoked')
      throw new Refusal('certificate_revoked', 'The authority has revoked this certificate.');
    return status;
  }

  /** @throws Refusal `certificate_not_valid`, `other_person` */
  private signerOf(wish: CardWish, identification: Identification, at: Date): SignerCertificate {
    const sent = wish.certificates.map((certificate) => Buffer.from(certificate, 'base64'));
    const signer = checkSignerCertificate(sent, this.trust, at);
    if (!signer.ok)
      throw new Refusal(signer.error, 'This certificate can’t sign: its path, dates or purpose are wrong.');
    if (signer.value.nationalNumber !== nationalNumberOf(identification))
      throw new Refusal('other_person', 'This certificate is not of the person who was identified.');
    return signer.value;
  }

  private async orderFor(
    tx: ZoneTransaction,
    dossier: OpenDossier,
    wish: BeginSigning,
    status: SignerStatus | null,
  ): Promise<Order> {
    const statement = await statementOf(tx, dossier);
    if (!statement) throw new Refusal('not_found', 'This visit has no statement.');
    const identification = await this.identifications.read(tx, dossier.ticketId);
    const declarant = declarantOf(identification, statement.language);
    if (!declarant) throw new Refusal('out_of_state', 'Nobody was identified.');
    const now = await nowOf(tx);
    const place = await placeOf(tx, dossier.consultation.id);
    const facts: SignatureFieldFacts = {
      name: `${declarant.givenNames} ${declarant.surname}`.slice(0, 200),
      // A PDF's time has whole seconds.
      at: `${now.slice(0, 19)}.000Z`,
      reason: SIGNING_REASON[statement.language],
      place: place.municipality,
      strokes: wish.method === 'pen' ? wish.strokes : null,
    };
    const shown = await presentedPdf(tx, dossier.key, wish.presentationId);
    const prepared = await prepareSignature(shown, facts);
    if (wish.method === 'pen') {
      const documentDigest = base64(digestOf(prepared, 'sha256'));
      return { method: 'pen', facts, hash: 'sha256', documentDigest, path: [], root: null, status };
    }
    const signer = this.signerOf(wish, identification, new Date(now));
    const hash = hashFor(signer.der);
    if (!hash.ok) throw new Refusal('certificate_not_valid', 'This certificate’s key can’t sign.');
    return {
      method: 'eid',
      facts,
      hash: hash.value,
      documentDigest: base64(digestOf(prepared, hash.value)),
      path: signer.certificates.map(({ raw }) => base64(raw)),
      root: signer.root,
      status,
    };
  }

  private async signedPdf(
    tx: ZoneTransaction,
    order: Order,
    shown: Uint8Array,
    signature: string | null,
  ): Promise<Uint8Array> {
    const prepared = await prepareSignature(shown, order.facts);
    const cms =
      order.method === 'pen' ? await this.sealed(tx, order, prepared) : cmsOfCard(order, prepared, signature);
    const pdf = embedSignature(prepared, cms);
    const read = await readSignedPdf(pdf);
    if (!read.ok) throw new Refusal('signature_not_valid', 'The signed pages do not check out.');
    return pdf;
  }

  /** The zone's seal over the pages with the strokes in them. */
  private async sealed(tx: ZoneTransaction, order: Order, prepared: PreparedSignature): Promise<Uint8Array> {
    const seal = await this.seals.sealOf(tx.zoneId);
    const certificates = sealCertificates(seal);
    const [own] = certificates;
    if (!own) throw new Error('A seal has a certificate.');
    const attributes = signedAttributes(digestOf(prepared, order.hash), own, order.hash);
    const cms = cmsOf({
      signedAttributes: attributes,
      signature: sealAttributes(seal, attributes),
      certificates,
      hash: order.hash,
    });
    if (!cms.ok) throw new Error('The zone’s own seal does not fit.');
    return cms.value;
  }

  private async finish(
    tx: ZoneTransaction,
    dossier: OpenDossier,
    presentation: Presentation,
    { counterId }: CounterIdentity,
  ): Promise<void> {
    await setPresentation(tx, presentation.id, 'signed', presentation.confirmedPages);
    const statement = await statementOf(tx, dossier);
    if (statement) await updateStatement(tx, dossier.key, { ...statement, state: 'signed' });
    await tx.query(`UPDATE dossier SET signing = '{"state":"none"}' WHERE ticket_id = $1`, [
      dossier.ticketId,
    ]);
    await recordAudit(tx, {
      actorKind: 'counter',
      actorId: counterId,
      action: 'statement_signed',
      subjectKind: 'consultation',
      subjectId: dossier.consultation.id,
      reason: 'signed by the citizen at the counter',
    });
  }
}

function checkConfirmed({ state, confirmedPages, pageCount }: Presentation): void {
  if (state === 'signed') throw new Refusal('out_of_state', 'This is signed already.');
  if (state === 'presented' || confirmedPages.length < pageCount)
    throw new Refusal('not_confirmed', 'Not every page was confirmed.');
}

/** The level by what was established when the signature was begun. */
function levelOf({ method, root, status }: Order): SignedStatement['level'] {
  if (method === 'eid' && root === null) throw new Error('A card’s order names its root.');
  const level = signatureLevel(
    root === null
      ? { method: 'pen' }
      : { method: 'eid', chain: root, revocation: status?.revocation ?? 'unknown' },
  );
  if (!level.ok) throw new Refusal('certificate_revoked', 'This certificate was revoked.');
  return level.value;
}

/** @throws Refusal `signature_not_valid` unless the certificate's key made it over exactly these pages */
function cmsOfCard(order: Order, prepared: PreparedSignature, signature: string | null): Uint8Array {
  const invalid = new Refusal('signature_not_valid', 'This signature is not of these pages.');
  const certificates = order.path.map((certificate) => Buffer.from(certificate, 'base64'));
  const [own] = certificates;
  if (!own || signature === null) throw invalid;
  const digest = digestOf(prepared, order.hash);
  if (base64(digest) !== order.documentDigest) throw new Error('The same facts prepared other bytes.');
  const attributes = signedAttributes(digest, own, order.hash);
  const bytes = Buffer.from(signature, 'base64');
  const cms = cmsOf({ signedAttributes: attributes, signature: bytes, certificates, hash: order.hash });
  if (!cms.ok) throw invalid;
  return cms.value;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
