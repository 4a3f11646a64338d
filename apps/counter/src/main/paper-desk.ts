import { randomUUID } from 'node:crypto';
import {
  type AttestPaper,
  type DeviceEvent,
  MAX_PRINTED_PDF_BYTES,
  type PaperPrinted,
  type PrintPaper,
  REST,
} from '@loket/contract';
import type { CentralFiles } from './central-files.ts';
import type { CentralRequests } from './central-requests.ts';
import { log } from './log.ts';

export type PaperDeskParts = {
  central: Pick<CentralRequests, 'paperPrinted'>;
  files: Pick<CentralFiles, 'get'>;
  host: {
    printAttest(job: string, paper: AttestPaper): void;
    printDocument(job: string, pdf: Uint8Array): void;
  };
  after: (delayMs: number, action: () => void) => void;
};

type PrintedEvent = DeviceEvent & { event: 'printed' | 'document_printed' };
/** `maybe`: the printer was given it and never said how it ended; paper may lie there, so it is not printed again. */
type Fate = { at: 'printing' } | { at: 'printed' } | { at: 'maybe'; detail: string };

/** A slip takes a second, an A4 page with its queue half a minute. */
const SLIP_WITHIN_MS = 10_000;
const DOCUMENT_WITHIN_MS = 60_000;
const MOST_REMEMBERED = 500;

/** Papers that the citizen takes home: each is printed once, however often central asks, and the answer is said again. */
export class PaperDesk {
  readonly #parts: PaperDeskParts;
  readonly #fates = new Map<string, Fate>();
  readonly #jobs = new Map<string, PrintPaper['paperId']>();
  #whenIdle: (() => void)[] = [];

  constructor(parts: PaperDeskParts) {
    this.#parts = parts;
  }

  async print(paper: PrintPaper): Promise<void> {
    const { paperId } = paper;
    const fate = this.#fates.get(paperId);
    if (fate) return this.#answerAgain(paperId, fate);
    this.#remember(paperId, { at: 'printing' });
    if (paper.way === 'ticket_printer') {
      const job = this.#job(paperId, SLIP_WITHIN_MS);
      return this.#parts.host.printAttest(job, paper.slip);
    }
    const pdf = await this.#parts.files.get(REST.counterPaper(paperId), {
      mediaType: 'application/pdf',
      maxBytes: MAX_PRINTED_PDF_BYTES,
    });
    if (!pdf.ok) return this.#failed(paperId, `not_fetched_${pdf.error}`);
    this.#parts.host.printDocument(this.#job(paperId, DOCUMENT_WITHIN_MS), pdf.value);
  }

  onPrinted({ job, result }: PrintedEvent): void {
    const paperId = this.#jobs.get(job);
    if (!paperId) return;
    this.#jobs.delete(job);
    if (result.ok) {
      this.#remember(paperId, { at: 'printed' });
      this.#tell({ paperId, ok: true, detail: '' });
    } else if (result.mayHavePrinted) this.#unsure(paperId, 'may_have_printed');
    else this.#failed(paperId, result.status.state);
  }

  /** Resolves when no paper is under way, so that ending the device host does not cut one in two. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #isIdle(): boolean {
    return [...this.#fates.values()].every(({ at }) => at !== 'printing');
  }

  #job(paperId: PrintPaper['paperId'], withinMs: number): string {
    const job = randomUUID();
    this.#jobs.set(job, paperId);
    this.#parts.after(withinMs, () => this.#giveUp(job));
    return job;
  }

  #giveUp(job: string): void {
    const paperId = this.#jobs.get(job);
    if (!paperId) return;
    this.#jobs.delete(job);
    log('warn', 'printer did not answer');
    this.#unsure(paperId, 'no_answer');
  }

  /** A paper may lie there: it is not printed again by itself, and a person looks. */
  #unsure(paperId: PrintPaper['paperId'], detail: string): void {
    this.#remember(paperId, { at: 'maybe', detail });
    this.#tell({ paperId, ok: false, detail });
  }

  /** The printer said that nothing came out: it may be asked for again. */
  #failed(paperId: PrintPaper['paperId'], detail: string): void {
    this.#fates.delete(paperId);
    this.#tell({ paperId, ok: false, detail });
  }

  #answerAgain(paperId: PrintPaper['paperId'], fate: Fate): void {
    if (fate.at === 'printed') this.#tell({ paperId, ok: true, detail: '' });
    if (fate.at === 'maybe') this.#tell({ paperId, ok: false, detail: fate.detail });
  }

  #remember(paperId: PrintPaper['paperId'], fate: Fate): void {
    this.#fates.set(paperId, fate);
    for (const oldest of [...this.#fates.keys()].slice(0, -MOST_REMEMBERED)) this.#fates.delete(oldest);
  }

  #tell(printed: PaperPrinted): void {
    if (this.#isIdle()) for (const resolve of this.#whenIdle.splice(0)) resolve();
    void this.#parts.central.paperPrinted(printed).then((answer) => {
      // Central asks again until it was answered, and gets this answer then.
      if (!answer.ok) log('warn', 'paper not told', { code: answer.error.code });
    });
  }
}
