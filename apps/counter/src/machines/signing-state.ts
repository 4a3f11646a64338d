import type {
  ConsultationId,
  CounterDossier,
  PadOutcome,
  PenStrokes,
  PinOutcome,
  Presentation,
  PresentationId,
  Result,
  SignatureCertificates,
  SignatureFieldFacts,
  SignatureHash,
  SignatureMethod,
  SignedStatement,
  SigningFailure,
  SigningId,
  SigningProgress,
} from '@loket/contract';

/** The PDF as it is before the citizen, and which of its pages were confirmed here: main's own count. */
export type ShownPages = {
  presentation: Presentation;
  /** Where the citizen's page gets the bytes; the same bytes are the ones that are signed. */
  source: string;
  confirmed: readonly number[];
  /** When to say again what central did not take over. */
  repeatAt: number;
};

/** Why this card can't sign; gone with the card. */
export type CardBar = 'no_signature_certificate' | 'pin_blocked';

/** A signature that the pad beside the screen was asked for; `box` once the pad said how large its box is. */
export type PadAttempt = { attempt: string; box: { widthMm: number; heightMm: number } | null };

/** Where the signing is. `attempt` is made anew each time, so that a late answer of an earlier one says nothing. */
export type SigningState =
  | { at: 'none' }
  | { at: 'fetching'; presentation: Presentation; retryAt: number | null }
  | { at: 'pages'; pages: ShownPages; bar: CardBar | null }
  | { at: 'choosing'; pages: ShownPages; bar: CardBar | null; failure: SigningFailure | null }
  | { at: 'pen'; pages: ShownPages; bar: CardBar | null; pad: PadAttempt | null }
  | { at: 'certificates'; pages: ShownPages; attempt: string }
  | { at: 'beginning'; pages: ShownPages; attempt: string; method: SignatureMethod }
  | { at: 'pin'; pages: ShownPages; attempt: string; signingId: SigningId }
  | {
      at: 'completing';
      pages: ShownPages;
      attempt: string;
      method: SignatureMethod;
      complete: { signingId: SigningId; signature: string | null };
      giveUpAt: number;
      /** When to ask again, or null while central is asked. */
      retryAt: number | null;
    }
  | { at: 'signed'; signed: SignedStatement };

/** What the card has to sign, after main compared central's digest with its own. */
export type CardOrder = { hash: SignatureHash; digest: string; certificate: string };
export type Ordered = { signingId: SigningId; card: CardOrder | null; facts: SignatureFieldFacts };
export type SignatureChain = SignatureCertificates & { ok: true };

export type SigningEvent =
  | { event: 'dossier'; dossier: CounterDossier }
  | { event: 'fetched'; id: string; source: string }
  | { event: 'fetch_failed'; id: string }
  | { event: 'confirm_page'; page: number }
  | { event: 'choose_signature'; method: SignatureMethod }
  | { event: 'pen_done'; strokes: PenStrokes }
  | { event: 'pad_began'; attempt: string; box: { widthMm: number; heightMm: number } }
  | { event: 'pad_ended'; attempt: string; outcome: PadOutcome }
  | { event: 'cancel_signing' }
  | { event: 'certificates'; attempt: string; result: SignatureCertificates }
  | { event: 'ordered'; attempt: string; result: Result<Ordered, SigningFailure> }
  | { event: 'pin_ended'; attempt: string; outcome: PinOutcome }
  | { event: 'completed'; attempt: string; result: Result<SignedStatement, SigningFailure> }
  /** The card left the reader. */
  | { event: 'card_removed' }
  /** The citizen may have left: what is under way stops, what was confirmed stays. */
  | { event: 'interrupted' }
  | { event: 'tick' };

/** Bytes that central holds and the citizen's page shows. */
export type Wanted = {
  kind: 'presentation' | 'document';
  id: string;
  sha256: string;
  mediaType: 'application/pdf' | 'image/jpeg';
};

export type SigningEffect =
  | { effect: 'fetch'; wanted: Wanted }
  | { effect: 'tell_page'; presentationId: PresentationId; page: number }
  | { effect: 'tell_signing'; consultationId: ConsultationId; progress: SigningProgress }
  | { effect: 'read_certificates'; attempt: string }
  | {
      effect: 'begin_signing';
      attempt: string;
      presentationId: PresentationId;
      source: string;
      with: { method: 'eid'; chain: SignatureChain } | { method: 'pen'; strokes: PenStrokes };
    }
  | { effect: 'ask_pin'; attempt: string; card: CardOrder; signerName: string; at: string; pageCount: number }
  | { effect: 'cancel_pin' }
  | { effect: 'ask_pad'; attempt: string; pageCount: number }
  | { effect: 'cancel_pad'; attempt: string }
  | {
      effect: 'complete_signing';
      attempt: string;
      complete: { signingId: SigningId; signature: string | null };
    };

export type SigningStep = { state: SigningState; effects: SigningEffect[] };

export const SIGNING_START: SigningState = { at: 'none' };

/** Everything touched in it belongs to this presentation, or null where there is none. */
export function presentationOf(state: SigningState): Presentation | null {
  if (state.at === 'fetching') return state.presentation;
  return 'pages' in state ? state.pages.presentation : null;
}

/** What has to be ended outside when the signing is left as it is: the PIN page, or the pad. */
export function openedBy(state: SigningState): SigningEffect[] {
  if (state.at === 'pin') return [{ effect: 'cancel_pin' }];
  return state.at === 'pen' && state.pad ? [{ effect: 'cancel_pad', attempt: state.pad.attempt }] : [];
}

/** The citizen is in the act of signing: nothing else may take the screen. */
export const isSigning = ({ at }: SigningState): boolean =>
  at === 'pen' || at === 'certificates' || at === 'beginning' || at === 'pin' || at === 'completing';
