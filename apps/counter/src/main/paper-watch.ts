import type { DeviceEvent } from '@loket/contract';

const AWAY = { ok: false, status: { state: 'offline' }, mayHavePrinted: true } as const;

/** Which papers the device host has in hand, so that a host that dies with one leaves no question open. */
export class PaperWatch {
  readonly #slips = new Set<string>();
  readonly #pages = new Set<string>();
  #isBroken = false;

  /** The ticket printer may hold a part of a job: the next host throws that away. */
  get afterBrokenJob(): boolean {
    return this.#isBroken;
  }

  slip(job: string): void {
    this.#slips.add(job);
  }

  page(job: string): void {
    this.#pages.add(job);
  }

  learn(event: DeviceEvent): void {
    if (event.event === 'document_printed') this.#pages.delete(event.job);
    if (event.event !== 'printed') return;
    this.#slips.delete(event.job);
    if (event.result.ok) this.#isBroken = false;
    else if (event.result.mayHavePrinted) this.#isBroken = true;
  }

  /** The host is gone: what it had may have been printed, and nobody will say more of it. */
  gone(): DeviceEvent[] {
    if (this.#slips.size > 0) this.#isBroken = true;
    const events: DeviceEvent[] = [
      ...[...this.#slips].map((job) => ({ event: 'printed' as const, job, result: AWAY })),
      ...[...this.#pages].map((job) => ({ event: 'document_printed' as const, job, result: AWAY })),
    ];
    this.#slips.clear();
    this.#pages.clear();
    return events;
  }
}
