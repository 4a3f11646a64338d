import type { TicketPrinterStatus } from '@loket/contract';

/** About six seconds of polls: a roll's loose end wobbles before its sensor while paper is drawn. */
const GOOD_READINGS = 3;

/** Paper that is low stays low until it is good for a while, so that one roll warns once. */
export class LowPaper {
  #isLow = false;
  #goodReadings = 0;

  /** The status to tell after the printer said this one. */
  after(told: TicketPrinterStatus): TicketPrinterStatus {
    if (told.state !== 'ready' || !this.#isLow) {
      // Who opens the cover or runs out of paper puts another roll in: the next good reading counts at once.
      if (told.state !== 'offline') this.#isLow = told.state === 'paper_low';
      this.#goodReadings = 0;
      return told;
    }
    this.#goodReadings += 1;
    if (this.#goodReadings < GOOD_READINGS) return { state: 'paper_low' };
    this.#isLow = false;
    return told;
  }
}
