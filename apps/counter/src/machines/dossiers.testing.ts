import {
  CounterDossier,
  type PenStrokes,
  PinOutcome,
  SignatureCertificates,
  SignedStatement,
  SigningOrder,
} from '@loket/contract';
import { ids } from './situations.testing.ts';

/** Dossiers as central sends them, for the tests of the machines. */
export const dossierIds = {
  statement: '0190b6f4-0000-4000-8000-000000000101',
  presentation: '0190b6f4-0000-4000-8000-000000000102',
  presentationAfter: '0190b6f4-0000-4000-8000-000000000103',
  document: '0190b6f4-0000-4000-8000-000000000104',
  signing: '0190b6f4-0000-4000-8000-000000000105',
} as const;

const AT = '2026-03-02T09:00:00.000Z';
const SHA = 'ab'.repeat(32);

type Parts = {
  statement?: 'rights' | 'drafting' | 'presented' | 'signed' | 'stopped' | null;
  /** Pages that central knows to be confirmed. */
  presented?: { id?: string; pageCount?: number; confirmedPages?: number[]; state?: string } | null;
  signed?: boolean;
  upload?: string | null;
  received?: number;
  showing?: { page?: number; sha256?: string } | null;
  consultationId?: string;
};

export function dossier(parts: Parts = {}): CounterDossier {
  const { statement = null, presented = null, upload = null, showing = null } = parts;
  return CounterDossier.parse({
    consultationId: parts.consultationId ?? ids.e42,
    version: 1,
    statement: statement && {
      id: dossierIds.statement,
      consultationId: ids.e42,
      version: 3,
      state: statement,
      language: 'nl',
      content: {
        kind: 'aangifte',
        template: 'bicycle_theft',
        capacity: 'victim',
        answers: {},
        story: 'De fiets stond aan het station.',
        interpreter: null,
      },
      rights: { shownAt: AT, acknowledgedAt: statement === 'rights' ? null : AT },
      startedAt: AT,
      endedAt: null,
      pauses: [],
      writing: null,
      disputed: [],
    },
    presentation: presented && {
      id: presented.id ?? dossierIds.presentation,
      statementId: dossierIds.statement,
      statementVersion: 3,
      state: presented.state ?? 'presented',
      sha256: SHA,
      sizeBytes: 20_000,
      pageCount: presented.pageCount ?? 2,
      confirmedPages: presented.confirmedPages ?? [],
    },
    signed: parts.signed ? signed('eid') : null,
    received: Array.from({ length: parts.received ?? 0 }, () => ({
      id: dossierIds.document,
      source: 'phone',
      mediaType: 'image/jpeg',
      pageCount: 1,
    })),
    upload: upload && { url: upload, until: AT },
    showing: showing && {
      documentId: dossierIds.document,
      page: showing.page ?? 1,
      pageCount: 3,
      sha256: showing.sha256 ?? SHA,
      mediaType: 'application/pdf',
    },
  });
}

export const signed = (method: 'eid' | 'pen') =>
  SignedStatement.parse({
    presentationId: dossierIds.presentation,
    method,
    level: method === 'eid' ? 'test' : 'simple',
    signedAt: AT,
    signerName: 'Wannes Peeters',
  });

export const strokes: PenStrokes = {
  widthHundredthsMm: 12_000,
  heightHundredthsMm: 4_000,
  strokes: [[{ x: 10, y: 10, tMs: 0, pressure: 0.5 }]],
};

export const order = (over: Partial<SigningOrder> = {}): SigningOrder => ({
  ...SigningOrder.parse({
    signingId: dossierIds.signing,
    presentationId: dossierIds.presentation,
    facts: { name: 'Wannes Peeters', at: AT, reason: 'Aangifte', place: 'Bree', strokes: null },
    hash: 'sha384',
    documentDigest: '',
  }),
  ...over,
});

export const chain = SignatureCertificates.parse({
  ok: true,
  certificates: ['AAAA'],
  keyKind: 'p384',
  hash: 'sha384',
});

export const pinSigned = PinOutcome.parse({ ok: true, signature: 'AAAA' });
