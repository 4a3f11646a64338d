import {
  type Failure,
  MAX_DOCUMENT_BYTES,
  type PinFacts,
  type PinOutcome,
  REST,
  type Result,
  type SignatureCertificates,
  type SigningFailure,
} from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import type { MatterEffect } from '../machines/matter.ts';
import type { Wanted } from '../machines/signing-state.ts';
import type { CentralFiles } from './central-files.ts';
import type { CentralRequests } from './central-requests.ts';
import { errorFields, log } from './log.ts';
import type { PadDesk } from './pad-desk.ts';
import type { PinOrder } from './pin-session.ts';
import type { Shown } from './shelf.ts';
import { checkOrder } from './signing-order.ts';

/** A PIN that is being asked for. */
export type AskedPin = { cancel(): void; readonly ended: Promise<PinOutcome> };

export type SigningDeskParts = {
  central: Pick<
    CentralRequests,
    | 'acknowledgeRights'
    | 'dispute'
    | 'confirmPage'
    | 'signingProgress'
    | 'beginSigning'
    | 'completeSigning'
    | 'refresh'
  >;
  files: Pick<CentralFiles, 'get'>;
  host: { signatureCertificates(): Promise<SignatureCertificates> };
  pad: Pick<PadDesk, 'ask' | 'cancel' | 'settled'>;
  askPin: (order: PinOrder, facts: PinFacts) => AskedPin;
  /** What the PIN page says besides the order: the citizen's way of reading, the site, the inspector. */
  pinFacts: () => Pick<PinFacts, 'reading' | 'siteName' | 'inspectorName'>;
  putOnShelf: (shown: Shown) => string;
  takeFromShelf: (source: string) => Shown | null;
  dispatch: (event: CounterEvent) => void;
};

/** Does what the statement and its signature ask for; answers come back as events. Keeps nothing but an open PIN. */
export class SigningDesk {
  readonly #parts: SigningDeskParts;
  #pin: AskedPin | null = null;

  constructor(parts: SigningDeskParts) {
    this.#parts = parts;
  }

  /** Settles when no page and no process of a PIN is left, and the pad is empty. */
  async settled(): Promise<void> {
    const pin = this.#pin;
    pin?.cancel();
    await Promise.all([pin?.ended, this.#parts.pad.settled()]);
  }

  run(effect: MatterEffect): void {
    const { central } = this.#parts;
    switch (effect.effect) {
      case 'tell_rights':
        this.#tell('statement:rights', central.acknowledgeRights(effect.statementId));
        break;
      case 'tell_dispute': {
        const { effect: _, ...dispute } = effect;
        this.#tell('statement:dispute', central.dispute(dispute));
        break;
      }
      case 'tell_page': {
        const { presentationId, page } = effect;
        this.#tell('presentation:confirm', central.confirmPage({ presentationId, page }));
        break;
      }
      case 'tell_signing': {
        const { consultationId, progress } = effect;
        this.#tell('signing:progress', central.signingProgress({ consultationId, progress }));
        break;
      }
      case 'fetch':
        void this.#fetch(effect.wanted);
        break;
      case 'read_certificates':
        void this.#readCertificates(effect.attempt);
        break;
      case 'begin_signing':
        void this.#begin(effect);
        break;
      case 'ask_pin':
        void this.#askPin(effect);
        break;
      case 'cancel_pin':
        this.#pin?.cancel();
        break;
      case 'ask_pad':
        this.#parts.pad.ask(effect.attempt, effect.pageCount);
        break;
      case 'cancel_pad':
        this.#parts.pad.cancel(effect.attempt);
        break;
      case 'complete_signing':
        void this.#complete(effect);
        break;
    }
  }

  #tell(what: string, answer: ReturnType<SigningDeskParts['central']['confirmPage']>): void {
    void answer.then((answered) => {
      if (answered.ok) return;
      log('warn', 'central did not accept', { what, code: answered.error.code });
    });
  }

  async #fetch({ kind, id, sha256, mediaType }: Wanted): Promise<void> {
    const path = kind === 'presentation' ? REST.counterPresentation(id) : REST.counterDocument(id);
    const got = await this.#parts.files.get(path, { mediaType, sha256, maxBytes: MAX_DOCUMENT_BYTES });
    if (!got.ok) {
      log('warn', 'not fetched', { kind, cause: got.error });
      return this.#parts.dispatch({ event: 'fetch_failed', id });
    }
    const source = this.#parts.putOnShelf({ bytes: got.value, mediaType });
    this.#parts.dispatch({ event: 'fetched', id, source });
  }

  async #readCertificates(attempt: string): Promise<void> {
    const result = await this.#parts.host.signatureCertificates();
    if (!result.ok) log('info', 'no signature certificates', { cause: result.cause });
    this.#parts.dispatch({ event: 'certificates', attempt, result });
  }

  async #begin(effect: MatterEffect & { effect: 'begin_signing' }): Promise<void> {
    const result = await this.#order(effect);
    if (!result.ok) log('warn', 'signing refused', { cause: result.error });
    this.#parts.dispatch({ event: 'ordered', attempt: effect.attempt, result });
  }

  async #order({ presentationId, source, with: how }: MatterEffect & { effect: 'begin_signing' }) {
    const shown = this.#parts.takeFromShelf(source);
    const failed = (error: SigningFailure): Result<never, SigningFailure> => ({ ok: false, error });
    if (!shown) return failed('digest_mismatch');
    const answer = await this.#parts.central.beginSigning(
      how.method === 'eid'
        ? { method: 'eid', presentationId, certificates: how.chain.certificates }
        : { method: 'pen', presentationId, strokes: how.strokes },
    );
    if (!answer.ok) return failed(causeOf(answer.error));
    try {
      return await checkOrder(shown.bytes, presentationId, answer.value, how);
    } catch (error) {
      // Pages on which the field can't be prepared are not pages that can be compared.
      log('error', 'signature not prepared', errorFields(error));
      return failed('digest_mismatch');
    }
  }

  async #askPin(effect: MatterEffect & { effect: 'ask_pin' }): Promise<void> {
    const { card, signerName, at, pageCount } = effect;
    const order: PinOrder = {
      hash: card.hash,
      digest: Buffer.from(card.digest, 'base64'),
      certificate: Buffer.from(card.certificate, 'base64'),
    };
    const pin = this.#parts.askPin(order, { ...this.#parts.pinFacts(), signerName, at, pageCount });
    this.#pin = pin;
    const outcome = await pin.ended;
    if (this.#pin === pin) this.#pin = null;
    this.#parts.dispatch({ event: 'pin_ended', attempt: effect.attempt, outcome });
  }

  async #complete({ attempt, complete }: MatterEffect & { effect: 'complete_signing' }): Promise<void> {
    const answer = await this.#parts.central.completeSigning(complete);
    if (!answer.ok) log('warn', 'signature not completed', { code: answer.error.code });
    const result = answer.ok ? answer : { ok: false as const, error: causeOf(answer.error) };
    this.#parts.dispatch({ event: 'completed', attempt, result });
  }
}

/** What central's refusal means to the person who signs. */
function causeOf({ code }: Failure): SigningFailure {
  if (code === 'unavailable') return 'no_connection';
  return code === 'other_person' || code === 'certificate_revoked' ? code : 'refused_by_central';
}
