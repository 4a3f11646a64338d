import type { TicketPrinted } from '@loket/contract';

const MOST_REMEMBERED = 500;

/**
 * The end of a job that broke off: zeros fill the picture that it may have broken off in (`MOST_DATA_BYTES` of one
 * command), then the line and the paper end, so that two citizens' numbers never stand on one paper.
 */
export const MOST_DATA_BYTES = 1_024;
export const LEFTOVER_END = Uint8Array.from([
  ...new Array<number>(MOST_DATA_BYTES).fill(0),
  ...[0x0a, 0x1d, 0x56, 1],
]);

/** Each job is printed once: asked again it is answered as it ended, unless nothing of it came out. */
export class PrintJobs {
  readonly #printed = new Map<string, Promise<TicketPrinted>>();

  once(job: string, print: () => Promise<TicketPrinted>): Promise<TicketPrinted> {
    const known = this.#printed.get(job);
    if (known) return known;
    const printed = print();
    this.#printed.set(job, printed);
    for (const oldest of [...this.#printed.keys()].slice(0, -MOST_REMEMBERED)) this.#printed.delete(oldest);
    void printed.then((result) => {
      if (!result.ok && !result.mayHavePrinted) this.#printed.delete(job);
    });
    return printed;
  }
}
