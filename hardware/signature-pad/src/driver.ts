import { randomBytes } from 'node:crypto';
import type { PadOutcome, PadPage, SignaturePadStatus } from '@loket/contract';
import { PadConversation, type PadFault, wordsOf } from './conversation.ts';
import { type OpenPad, type PadManner, preparePad } from './pad.ts';
import { type HostKeys, makeHostKeys } from './pen-cipher.ts';
import { SigningRequest } from './request.ts';
import { restIfDisturbed } from './rest.ts';
import {
  type NoPad,
  type OpenPadTransport,
  type PadClock,
  type PadFacts,
  type PadRequest,
  type PadTransport,
  type PadUncertainties,
  type PadWatch,
  type SignaturePad,
  type SignaturePadOptions,
  systemClock,
} from './types.ts';

/** A pad that was plugged in again is ready well within the three seconds that a counter has. */
export const SEARCH_EVERY_MS = 1_000;
/** An idle pad is asked how it is, so that one that wedged is known before a citizen sits down. */
export const LOOK_AFTER_EVERY_MS = 5_000;

export const DOCUMENTED: PadUncertainties = {
  colourOrder: 'bgr',
  whiteBit: 1,
  rgb565: 'big-endian',
  aesMode: 'ecb',
  checkKeyFirst: true,
};

/** State over a narrow transport: whether a pad is there, how it is, and one request at a time. */
export class SignaturePadDriver implements SignaturePad {
  readonly #open: OpenPadTransport;
  readonly #clock: PadClock;
  readonly #manner: PadManner;
  readonly #listeners = new Set<(status: SignaturePadStatus) => void>();
  #status: SignaturePadStatus = { state: 'absent' };
  #conversation: PadConversation | null = null;
  #pad: OpenPad | null = null;
  #request: { readonly request: SigningRequest; readonly done: Promise<unknown> } | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #cancelTimer = () => {};
  #closed = false;
  #closing: Promise<void> = Promise.resolve();
  #hostKeys: Promise<HostKeys> | null = null;

  constructor(open: OpenPadTransport, options: SignaturePadOptions = {}) {
    this.#open = open;
    this.#clock = options.clock ?? systemClock;
    this.#manner = {
      picture: options.picture ?? 'auto',
      encryption: options.encryption ?? 'off',
      uncertain: { ...DOCUMENTED, ...options.uncertain },
      randomBytes: options.randomBytes ?? randomBytes,
      hostKeys: () => {
        this.#hostKeys ??= makeHostKeys();
        return this.#hostKeys;
      },
    };
    this.#work = this.#search();
  }

  status(): SignaturePadStatus {
    return this.#status;
  }

  onStatus(listener: (status: SignaturePadStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  facts(): PadFacts | null {
    if (!this.#pad || this.#status.state !== 'ready') return null;
    const { identity, capability, ownTime, hostKeys } = this.#pad;
    return { identity, capability, ownTime, encrypted: hostKeys !== null };
  }

  sign(page: PadPage, watch: PadWatch = {}): PadRequest {
    const refused = this.#whyNot();
    if (refused || !this.#conversation || !this.#pad) return endedAtOnce(refused ?? 'pad_absent');
    const conversation = this.#conversation;
    this.#cancelTimer();
    const request = new SigningRequest(conversation, this.#pad, page, watch, this.#clock);
    const outcome = this.#perform(conversation, request);
    this.#request = { request, done: outcome };
    return { outcome, cancel: () => request.cancel() };
  }

  async close(): Promise<void> {
    if (this.#closed) return await this.#closing;
    this.#closed = true;
    this.#closing = this.#letGo();
    await this.#closing;
  }

  async #letGo(): Promise<void> {
    this.#cancelTimer();
    this.#request?.request.cancel();
    await this.#request?.done;
    await this.#work;
    await this.#conversation?.close();
    this.#listeners.clear();
  }

  #whyNot(): string | null {
    if (this.#closed) return 'pad_closed';
    if (this.#request) return 'pad_in_use';
    return this.#status.state === 'ready' ? null : `pad_${this.#status.state}`;
  }

  async #perform(conversation: PadConversation, request: SigningRequest): Promise<PadOutcome> {
    await this.#work; // an idle pad may just be asked how it is
    const { outcome, left } = await request.run();
    this.#request = null;
    if (!left.ok) await this.#lose(conversation, left.error);
    else this.#lookAfter();
    return outcome;
  }

  async #search(): Promise<void> {
    const found = await this.#open();
    if (!found.ok) return this.#searchLater(found.error);
    if (this.#closed) return await found.value.close().catch(() => {});
    await this.#begin(found.value);
  }

  async #begin(transport: PadTransport): Promise<void> {
    const conversation = new PadConversation(transport, this.#clock);
    this.#conversation = conversation;
    conversation.onInput((report) => this.#request?.request.hear(report));
    const prepared = await preparePad(conversation, this.#manner);
    if (!prepared.ok) return await this.#lose(conversation, prepared.error);
    this.#pad = prepared.value;
    conversation.whenEnded((fault) => {
      if (!this.#request) void this.#lose(conversation, fault);
      else this.#become(statusAfter(fault)); // the request ends by itself, and then the search begins
    });
    if (conversation.fault) return;
    this.#become({ state: 'ready', identity: prepared.value.identity });
    this.#lookAfter();
  }

  /** Hangs up, says why, and looks for a pad again. */
  async #lose(conversation: PadConversation, fault: PadFault): Promise<void> {
    if (this.#conversation !== conversation) return;
    this.#conversation = null;
    this.#pad = null;
    this.#become(statusAfter(fault));
    await conversation.close(fault);
    this.#searchLater(statusAfter(fault));
  }

  #searchLater(why: NoPad): void {
    this.#become(why);
    this.#later(SEARCH_EVERY_MS, () => this.#search());
  }

  #lookAfter(): void {
    this.#later(LOOK_AFTER_EVERY_MS, async () => {
      const conversation = this.#conversation;
      if (!conversation) return;
      const rested = await restIfDisturbed(conversation);
      if (!rested.ok) await this.#lose(conversation, rested.error);
      else if (!this.#request) this.#lookAfter();
    });
  }

  #later(delayMs: number, action: () => Promise<void>): void {
    this.#cancelTimer();
    if (this.#closed) return;
    this.#cancelTimer = this.#clock.after(delayMs, () => {
      this.#work = action();
    });
  }

  #become(status: SignaturePadStatus): void {
    if (this.#closed || JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}

const statusAfter = (fault: PadFault): NoPad =>
  fault.fault === 'gone' ? { state: 'absent' } : { state: 'error', detail: wordsOf(fault) };

const endedAtOnce = (detail: string): PadRequest => ({
  outcome: Promise.resolve({ outcome: 'error', detail }),
  cancel: () => {},
});
