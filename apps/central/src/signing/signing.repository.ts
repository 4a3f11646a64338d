import {
  PresentationId,
  SignatureFieldFacts,
  SignatureHash,
  SignatureMethod,
  type SignedStatement,
  type SigningId,
} from '@loket/contract';
import { z } from 'zod';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';
import { SignerStatus } from './signer-status.ts';

/** What central ordered: with the pages it decides every byte that is signed. */
const Order = z.object({
  method: SignatureMethod,
  facts: SignatureFieldFacts,
  hash: SignatureHash,
  documentDigest: z.base64(),
  /** eID: DER as base64, the signer first, the root last. Empty for the pen. */
  path: z.array(z.base64()),
  root: z.enum(['production', 'test']).nullable(),
  /** eID: what the authorities said when it was begun; null for the pen. */
  status: SignerStatus.nullable().default(null),
});
export type Order = z.infer<typeof Order>;

export async function insertSigning(
  tx: ZoneTransaction,
  key: DataKey,
  id: SigningId,
  presentationId: PresentationId,
  order: Order,
): Promise<void> {
  await tx.query(
    'INSERT INTO signing (zone_id, id, presentation_id, method, sealed) VALUES ($1, $2, $3, $4, $5)',
    [
      tx.zoneId,
      id,
      presentationId,
      order.method,
      key.seal(orderKind(id), Buffer.from(JSON.stringify(order))),
    ],
  );
}

export type BegunSigning = { presentationId: PresentationId; newest: boolean; order: Order };

/** @returns nothing for an id that nobody gave out, or another dossier's */
export async function findSigning(
  tx: ZoneTransaction,
  key: DataKey,
  id: SigningId,
): Promise<BegunSigning | undefined> {
  const [row] = await tx.query<{ presentationId: string; sealed: Buffer; newest: boolean }>(
    `SELECT g.presentation_id AS "presentationId", g.sealed, NOT EXISTS (SELECT FROM signing later
       WHERE later.presentation_id = g.presentation_id AND later.begun_at > g.begun_at) AS newest
     FROM signing g WHERE g.id = $1`,
    [id],
  );
  const opened = row && key.open(orderKind(id), row.sealed);
  if (!opened?.ok) return undefined;
  return {
    presentationId: PresentationId.parse(row?.presentationId),
    newest: row?.newest ?? false,
    order: Order.parse(JSON.parse(opened.value.toString('utf8'))),
  };
}

export async function insertSigned(
  tx: ZoneTransaction,
  key: DataKey,
  signingId: SigningId,
  { presentationId, method, level, signedAt, signerName }: SignedStatement,
  pdf: Uint8Array,
  status: SignerStatus | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO signed_statement (zone_id, presentation_id, signing_id, method, level, signed_at, sealed_name, sealed_pdf,
       sealed_evidence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.zoneId,
      presentationId,
      signingId,
      method,
      level,
      signedAt,
      key.seal(nameKind(presentationId), Buffer.from(signerName)),
      key.seal(signedKind(presentationId), pdf),
      status && key.seal(evidenceKind(presentationId), Buffer.from(JSON.stringify(status))),
    ],
  );
}

type Row = Pick<SignedStatement, 'method' | 'level'> & {
  signingId: string;
  signedAt: Date;
  sealedName: Buffer;
};

export async function signedOf(
  tx: ZoneTransaction,
  key: DataKey,
  presentationId: PresentationId,
): Promise<{ signingId: string; signed: SignedStatement } | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT signing_id AS "signingId", method, level, signed_at AS "signedAt", sealed_name AS "sealedName"
     FROM signed_statement WHERE presentation_id = $1`,
    [presentationId],
  );
  const name = row && key.open(nameKind(presentationId), row.sealedName);
  if (!row || !name?.ok) return undefined;
  const { signingId, method, level, signedAt } = row;
  const signerName = name.value.toString('utf8');
  return {
    signingId,
    signed: { presentationId, method, level, signedAt: signedAt.toISOString(), signerName },
  };
}

export async function signedPdf(
  tx: ZoneTransaction,
  key: DataKey,
  presentationId: PresentationId,
): Promise<Buffer | undefined> {
  const [row] = await tx.query<{ sealed: Buffer }>(
    'SELECT sealed_pdf AS sealed FROM signed_statement WHERE presentation_id = $1',
    [presentationId],
  );
  if (!row) return undefined;
  const opened = key.open(signedKind(presentationId), row.sealed);
  if (!opened.ok) throw new Error('A signed statement could not be opened with its own key.');
  return opened.value;
}

/** What the level rests on: the authorities' answers of the moment when it was signed. Nothing for the pen. */
export async function evidenceOf(
  tx: ZoneTransaction,
  key: DataKey,
  presentationId: PresentationId,
): Promise<SignerStatus | undefined> {
  const [row] = await tx.query<{ sealed: Buffer | null }>(
    'SELECT sealed_evidence AS sealed FROM signed_statement WHERE presentation_id = $1',
    [presentationId],
  );
  const opened = row?.sealed && key.open(evidenceKind(presentationId), row.sealed);
  return opened?.ok ? SignerStatus.parse(JSON.parse(opened.value.toString('utf8'))) : undefined;
}

const orderKind = (id: SigningId): string => `signing:${id}`;
const nameKind = (id: PresentationId): string => `signer_name:${id}`;
const evidenceKind = (id: PresentationId): string => `signature_evidence:${id}`;
const signedKind = (id: PresentationId): string => `signed_statement:${id}`;
