import type { HearingCapacity, LegalLanguage, StatementKind } from '@loket/contract';
import type { Sentence } from '../templates/template.ts';

/** The person who declares, as the record names them. Absent facts are null and stay off the paper. */
export type Declarant = {
  readonly surname: string;
  readonly givenNames: string;
  /** Eleven digits. */
  readonly nationalNumber: string | null;
  /** As the language of the record writes it, `12 maart 1984`, or only what is known. */
  readonly bornOn: string | null;
  readonly birthPlace: string | null;
  readonly nationality: string | null;
  readonly address: string | null;
  /** by_hand needs the reason that the inspector gave. */
  readonly identified: /** The reason: what could not be asked, though all that was asked is right. */
    | { readonly how: 'eid_verified'; readonly reason?: string }
    | { readonly how: 'eid_not_verified'; readonly reason: string }
    | { readonly how: 'by_hand'; readonly reason: string };
};

export type Annex = {
  readonly name: string;
  /** What it is, in the language of the record: `foto`, `document`. */
  readonly what: string;
  readonly sizeBytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
};

/** Everything that stands on the record; the same facts give the same bytes. Instants are ISO 8601 in UTC. */
export type RecordFacts = {
  readonly language: LegalLanguage;
  readonly zone: { readonly name: string };
  readonly site: { readonly name: string; readonly municipality: string; readonly address: string | null };
  readonly kind: StatementKind;
  /** The template's title in the record's language, see `templateOf`. */
  readonly title: string;
  readonly reference: string;
  readonly capacity: HearingCapacity;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  readonly interpreter: { readonly name: string; readonly language: string } | null;
  readonly inspector: { readonly name: string };
  readonly declarant: Declarant;
  readonly rights: { readonly acknowledgedAt: string };
  readonly sentences: readonly Sentence[];
  readonly annexes: readonly Annex[];
};

/** The paper that a citizen takes home. A `complaint` needs the number that the police gave its PV. */
export type AttestFacts = {
  readonly language: LegalLanguage;
  readonly zone: { readonly name: string };
  readonly site: { readonly name: string; readonly municipality: string; readonly address: string | null };
  readonly purpose:
    | { readonly what: 'loss' | 'theft'; readonly of: string; readonly pvNumber: string | null }
    | { readonly what: 'complaint'; readonly pvNumber: string };
  readonly reference: string;
  readonly declaredAt: string;
  readonly issuedAt: string;
  readonly inspector: { readonly name: string };
  readonly declarant: {
    readonly surname: string;
    readonly givenNames: string;
    readonly bornOn: string | null;
  };
  /** What the public page asks for, and the address that the QR opens (which holds the code). */
  readonly code: string;
  readonly checkUrl: string;
};
