import { randomUUID } from 'node:crypto';
import type { Locale, PinOutcome, SignatureHash } from '@loket/contract';
import { log } from './log.ts';

/** What is to be signed, as the card takes it. */
export type PinOrder = {
  hash: SignatureHash;
  /** Over the signed attributes; as long as the hash. */
  digest: Uint8Array;
  /** The signature certificate for which the digest was made; only its card is asked for a PIN. */
  certificate: Uint8Array;
  /** Of what a reader with keys of its own says on its display. */
  locale?: Locale;
};

/** The device host as a PIN session needs it. */
export type PinHost<Port> = {
  /** Resolves when this request's PIN ended in the host, also when the host died. */
  beginPin(request: string, order: PinOrder, port: Port): Promise<PinOutcome>;
  cancelPin(request: string): void;
  readonly processId: number;
  /** A fresh host; resolves when the old process no longer exists, rejects when it can't be ended. */
  restart(options: { midVisit: true }): Promise<number>;
};

/** The page as a PIN session needs it. */
export type PinPage = {
  readonly processId: number;
  /** Resolves when the page's renderer died by itself. */
  readonly gone: Promise<void>;
  /** Takes it from the window and ends its process; false when the process would not end. */
  end(): Promise<boolean>;
};

export type PinParts<Port> = {
  host: PinHost<Port>;
  /** A fresh page in the window, loaded and given its end of the channel. */
  openPage: (port: Port) => Promise<PinPage>;
  channel: () => { page: Port; host: Port };
  /** What can't be forgotten in parts is forgotten whole: ends the appliance. */
  fatal: (message: string) => void;
};

const CANCELLED: PinOutcome = { ok: false, cause: 'cancelled', wish: null };
const FAILED: PinOutcome = { ok: false, cause: 'card_error', wish: null };

/**
 * One PIN, typed on the screen: a page of its own process, one port from it to the device host, and afterwards neither
 * of the two processes exists any more. Main sees the outcome only.
 */
export class PinSession<Port> {
  /** Settles once, after the page's process has ended and the device host was replaced. Never rejects. */
  readonly ended: Promise<PinOutcome>;
  readonly #request = randomUUID();
  readonly #host: PinHost<Port>;
  #cancel: (outcome: PinOutcome) => void = () => undefined;

  private constructor(order: PinOrder, parts: PinParts<Port>) {
    this.#host = parts.host;
    const cancelled = new Promise<PinOutcome>((resolve) => {
      this.#cancel = resolve;
    });
    this.ended = this.#run(order, parts, cancelled);
  }

  static begin<Port>(order: PinOrder, parts: PinParts<Port>): PinSession<Port> {
    return new PinSession(order, parts);
  }

  /** Ends it from outside: the visit stopped, the inspector took the statement back. */
  cancel(): void {
    this.#host.cancelPin(this.#request);
    this.#cancel(CANCELLED);
  }

  async #run(order: PinOrder, parts: PinParts<Port>, cancelled: Promise<PinOutcome>): Promise<PinOutcome> {
    const { page: pagePort, host: hostPort } = parts.channel();
    const hostBefore = parts.host.processId;
    const fromHost = parts.host.beginPin(this.#request, order, hostPort);
    const page = await parts.openPage(pagePort).catch(() => null);
    const outcome = page ? await Promise.race([fromHost, cancelled, page.gone.then(() => FAILED)]) : FAILED;
    const pageEnded = (await page?.end().catch(() => false)) ?? true;
    const hostAfter = await parts.host.restart({ midVisit: true }).catch(() => null);
    if (!pageEnded || hostAfter === null) parts.fatal('a process that saw a PIN did not end');
    log('info', 'pin forgotten', {
      page: page?.processId ?? 0,
      deviceHostBefore: hostBefore,
      deviceHostAfter: hostAfter,
      ok: outcome.ok,
      cause: outcome.ok ? null : outcome.cause,
    });
    return outcome;
  }
}
