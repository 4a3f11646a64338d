import type { DeviceEvent, PadPage } from '@loket/contract';
import type { PadFacts, PadRequest, SignaturePad } from '@loket/signature-pad';
import { boxOf, layoutOf } from '@loket/signature-pad/page/layout.ts';

const HUNDREDTHS_PER_INCH = 2_540;

/** Requests for a signature on the pad, under the names that main gave them. */
export class PadRequests {
  readonly #pad: Pick<SignaturePad, 'facts' | 'sign'>;
  readonly #tell: (event: DeviceEvent) => void;
  #open: { request: string; asked: PadRequest } | null = null;

  constructor(pad: Pick<SignaturePad, 'facts' | 'sign'>, tell: (event: DeviceEvent) => void) {
    this.#pad = pad;
    this.#tell = tell;
  }

  /** Tells `pad_ended` once, however it ends; the pad itself refuses a second request at a time. */
  async begin(request: string, page: PadPage): Promise<void> {
    const facts = this.#pad.facts();
    if (facts) this.#tell({ event: 'pad_began', request, box: penBoxOf(facts) });
    const asked = this.#pad.sign(page, {
      onInk: (point) => this.#tell({ event: 'pad_ink', request, point }),
    });
    this.#open ??= { request, asked };
    const outcome = await asked.outcome;
    if (this.#open?.request === request) this.#open = null;
    this.#tell({ event: 'pad_ended', request, outcome });
  }

  /** Harmless for a request that ended already, or never was. */
  cancel(request: string): void {
    if (this.#open?.request === request) this.#open.asked.cancel();
  }
}

/** The box that the pen writes in, as it is on the glass. */
function penBoxOf({ capability }: PadFacts): { widthMm: number; heightMm: number } {
  const { widthPx, heightPx, unitsPerInch } = capability;
  const { width, height } = boxOf(layoutOf(widthPx, heightPx).pen, capability);
  const mm = (units: number) => Math.round((units * HUNDREDTHS_PER_INCH) / unitsPerInch) / 100;
  return { widthMm: mm(width), heightMm: mm(height) };
}
