import { ok, type PadOutcome, type PadPage, type Result, unreachable } from '@loket/contract';
import { type PadAnswer, type PadConversation, type PadFault, wordsOf } from './conversation.ts';
import { type InkEvent, InkTrack } from './ink-track.ts';
import type { OpenPad } from './pad.ts';
import { drawPage } from './page/draw.ts';
import { boxOf, layoutOf, type PadKey, type PadLayout } from './page/layout.ts';
import { agreeSessionKey, PenCipher } from './pen-cipher.ts';
import { PenTime } from './pen-clock.ts';
import {
  clearScreen,
  clearScreenArea,
  DEFAULT_INK_THRESHOLD,
  handwritingArea,
  inkingMode,
  inkThreshold,
  startCapture,
} from './protocol/commands.ts';
import { decodePenReport, decodePlainBlock, type PlainPen } from './protocol/pen.ts';
import { type PadBox, penStrokesOf } from './record.ts';
import { AFTER_CAPTURE_MS, bringToRest, leaveCapture } from './rest.ts';
import type { PadClock, PadWatch } from './types.ts';
import { showPicture } from './upload.ts';

type Ending =
  | { readonly end: 'agree' }
  | { readonly end: 'cancel' }
  | { readonly end: 'too_much' }
  | { readonly end: 'fault'; readonly fault: PadFault };

/** One request for a signature on one open pad, from the page on its screen to the empty screen after it. */
export class SigningRequest {
  readonly #pad: PadConversation;
  readonly #facts: OpenPad;
  readonly #page: PadPage;
  readonly #watch: PadWatch;
  readonly #clock: PadClock;
  readonly #layout: PadLayout;
  readonly #box: PadBox;
  readonly #track: InkTrack;
  readonly #ended: Promise<Ending>;
  #finish: (ending: Ending) => void = () => {};
  #ending: Ending | null = null;
  #time = new PenTime();
  #taking = false;
  #cipher: PenCipher | null = null;
  #session = 0;

  constructor(pad: PadConversation, facts: OpenPad, page: PadPage, watch: PadWatch, clock: PadClock) {
    this.#pad = pad;
    this.#facts = facts;
    this.#page = page;
    this.#watch = watch;
    this.#clock = clock;
    const { capability } = facts;
    this.#layout = layoutOf(capability.widthPx, capability.heightPx);
    this.#box = boxOf(this.#layout.pen, capability);
    this.#track = new InkTrack(this.#layout, capability, this.#box);
    this.#ended = new Promise((resolve) => {
      this.#finish = resolve;
    });
    pad.whenEnded((fault) => this.#end({ end: 'fault', fault }));
  }

  cancel(): void {
    this.#end({ end: 'cancel' });
  }

  /** Never rejects. `left` tells whether the pad was left as it must be: ink off, screen empty. */
  async run(): Promise<{ readonly outcome: PadOutcome; readonly left: Result<undefined, PadFault> }> {
    const begun = await this.#begin();
    if (!begun.ok) this.#end({ end: 'fault', fault: begun.error });
    const ending = await this.#ended;
    this.#taking = false;
    const left = await bringToRest(this.#pad);
    return { outcome: this.#outcomeOf(left.ok ? ending : { end: 'fault', fault: left.error }, ending), left };
  }

  /** An input report of the pad, whenever it comes. */
  hear(report: Uint8Array): void {
    if (!this.#taking || this.#ending) return;
    const pen = this.#readable(report);
    if (!pen) return;
    for (const sample of pen.samples) {
      const timeMs = this.#time.timeOf(sample.clock, this.#clock.now());
      if (timeMs === null) continue;
      for (const event of this.#track.take(sample, timeMs)) this.#happen(event);
    }
  }

  #readable(report: Uint8Array): PlainPen | null {
    const pen = decodePenReport(report);
    if (!pen) return null;
    if (!this.#cipher) return pen.kind === 'plain' ? pen : null;
    return pen.kind === 'encrypted'
      ? decodePlainBlock(this.#cipher.open(pen.block), pen.timed, this.#session)
      : null;
  }

  #happen(event: InkEvent): void {
    if (this.#ending || !this.#taking) return;
    switch (event.kind) {
      case 'ink':
        this.#watch.onInk?.(event.point);
        return;
      case 'key':
        this.#press(event.key);
        return;
      case 'too_much':
        this.#end({ end: 'too_much' });
        return;
      default:
        unreachable(event);
    }
  }

  #press(key: PadKey): void {
    if (key === 'cancel') this.#end({ end: 'cancel' });
    else if (key === 'clear') void this.#clear();
    else if (this.#track.strokes.length > 0) this.#end({ end: 'agree' }); // an empty box is no signature
  }

  async #begin(): PadAnswer<undefined> {
    const shown = await this.#show();
    if (!shown.ok || !shown.value) return shown.ok ? ok() : shown;
    for (const command of [
      inkThreshold(DEFAULT_INK_THRESHOLD.on, DEFAULT_INK_THRESHOLD.off),
      handwritingArea(this.#layout.pen),
    ]) {
      const done = await this.#pad.set(command);
      if (!done.ok) return done;
    }
    return await this.#take();
  }

  /** False: it was cancelled meanwhile. */
  async #show(): PadAnswer<boolean> {
    const picture = drawPage(this.#page, this.#layout);
    const { model, format } = this.#facts;
    return await showPicture(this.#pad, model, picture, format, () => this.#ending === null);
  }

  /** From now on what the pen does counts. */
  async #take(): PadAnswer<undefined> {
    if (this.#ending) return ok();
    const captured = await this.#capture();
    if (!captured.ok) return captured;
    this.#taking = true; // before the first ink can be seen, so that nothing is seen that does not count
    const inking = await this.#pad.set(inkingMode(true));
    return inking.ok ? ok() : inking;
  }

  async #capture(): PadAnswer<undefined> {
    const { hostKeys, uncertain, randomBytes } = this.#facts;
    if (!hostKeys) return ok();
    if (!this.#cipher) {
      const key = await agreeSessionKey(this.#pad, hostKeys.privateKey, this.#clock);
      if (!key.ok) return key;
      this.#cipher = new PenCipher(key.value, uncertain.aesMode);
      this.#session = Buffer.from(randomBytes(4)).readUInt32BE();
    }
    this.#cipher.restart();
    const started = await this.#pad.push(startCapture(this.#session));
    if (!started.ok) return started;
    await this.#pad.pause(AFTER_CAPTURE_MS);
    const capturing = await this.#pad.until('capture');
    return capturing.ok ? ok() : capturing;
  }

  /** Wipes the box, or, when the pad won't, shows the whole page anew. What the pen does meanwhile does not count. */
  async #clear(): Promise<void> {
    this.#taking = false;
    this.#track.clear();
    this.#time = new PenTime();
    this.#watch.onInk?.(null);
    const cleared = await this.#wipe();
    if (!cleared.ok) this.#end({ end: 'fault', fault: cleared.error });
  }

  async #wipe(): PadAnswer<undefined> {
    const off = await this.#pad.set(inkingMode(false));
    if (!off.ok) return off;
    if (this.#cipher) {
      const left = await leaveCapture(this.#pad);
      if (!left.ok) return left;
    }
    const wiped = await this.#pad.set(clearScreenArea(this.#layout.pen));
    if (!wiped.ok) {
      if (wiped.error.fault !== 'refused') return wiped;
      const emptied = await this.#pad.set(clearScreen());
      if (!emptied.ok) return emptied;
      const shown = await this.#show();
      if (!shown.ok) return shown;
    }
    return await this.#take();
  }

  #end(ending: Ending): void {
    if (this.#ending) return;
    this.#ending = ending;
    this.#finish(ending);
  }

  #outcomeOf(ending: Ending, asked: Ending): PadOutcome {
    switch (ending.end) {
      case 'agree':
        return { outcome: 'agreed', strokes: this.#strokes() };
      case 'cancel':
        return { outcome: 'cancelled' };
      case 'too_much':
        return { outcome: 'error', detail: 'too_much_ink' };
      case 'fault':
        if (ending.fault.fault === 'gone') return { outcome: 'pad_gone' };
        return {
          outcome: 'error',
          detail: asked.end === 'fault' ? wordsOf(ending.fault) : `not_cleared_${wordsOf(ending.fault)}`,
        };
      default:
        return unreachable(ending);
    }
  }

  #strokes() {
    const { identity, capability, ownTime } = this.#facts;
    const recording = {
      strokes: this.#track.strokes,
      ownTime,
      missingReports: this.#time.missingReports,
    };
    return penStrokesOf(recording, this.#box, identity.model, capability);
  }
}
