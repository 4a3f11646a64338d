import type { OfflineBlock, OfflineTicket } from '@loket/contract';
import type { Random } from './random.ts';

/** A device's clock, which may be wrong, and what the device wrote down by it. */
export class DeviceClock {
  #errorMs = 0;
  #errorWhenHeardMs = 0;
  #heardAt = Date.now();
  #jumped = false;

  /** Whether it was moved since the counter last had nothing to hand in. */
  get jumped(): boolean {
    return this.#jumped;
  }

  /** When central was last heard, on the machine's clock. */
  get heardAt(): number {
    return this.#heardAt;
  }

  move(byMs: number): void {
    this.#errorMs += byMs;
    this.#jumped = true;
  }

  /** Central answered: the device writes down when. */
  hear(): void {
    this.#heardAt = Date.now();
    this.#errorWhenHeardMs = this.#errorMs;
  }

  forgetJump(): void {
    this.#jumped = false;
  }

  now(): string {
    return new Date(Date.now() + this.#errorMs).toISOString();
  }

  /** What the device wrote down when it last heard central, at this instant of the machine's clock. */
  writtenWhenHeard(heardAt: number): string {
    return new Date(heardAt + this.#errorWhenHeardMs).toISOString();
  }
}

/** The tickets that a cut-off counter gives from its reserved block, until central answered for them. */
export class OutageTickets {
  #block: OfflineBlock | undefined;
  #next = 0;
  #pending: OfflineTicket[] = [];

  get pending(): readonly OfflineTicket[] {
    return this.#pending;
  }

  /** A fresh block, unless some of the last one wait to be handed in. */
  reserve(block: OfflineBlock): void {
    if (this.#pending.length > 0) return;
    this.#block = block;
    this.#next = block.from;
  }

  /** Nothing when the block is used up, or none was ever reserved. */
  give(random: Random, clock: DeviceClock): OfflineTicket | undefined {
    const block = this.#block;
    if (block === undefined || this.#next > block.to) return undefined;
    const ticket: OfflineTicket = {
      idempotencyKey: random.uuid(),
      serviceDay: block.serviceDay,
      number: { siteCode: block.siteCode, count: this.#next, series: block.series },
      reason: 'theft',
      locale: 'nl',
      issuedAt: clock.now(),
      cancelled: false,
    };
    this.#next += 1;
    this.#pending.push(ticket);
    return ticket;
  }

  answered(): void {
    this.#pending = [];
  }
}
