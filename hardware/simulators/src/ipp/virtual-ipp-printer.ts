import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type CableOptions, runCable } from '../cable.ts';
import {
  type Asked,
  JOB,
  jobAnswer,
  OPERATION,
  PRINTER,
  printerAnswer,
  readRequest,
  refusal,
  STATUS,
} from './ipp-answers.ts';

/** What stops it until a person comes; `null`: nothing does. */
export type A4Trouble = 'media-empty' | 'media-jam' | 'cover-open' | null;

export type PrintedDocument = { readonly pdf: Buffer; readonly at: Date };

/**
 * A printer of A4 pages on one port of this machine that speaks IPP and needs no program of the system. One job at a
 * time; with trouble a job stops and goes on when the trouble is over, as a real one's does.
 */
export type VirtualIppPrinter = {
  /** What a counter's configuration takes. */
  readonly url: string;
  readonly plugged: boolean;
  readonly trouble: A4Trouble;
  /** A job is in it. */
  readonly working: boolean;
  /** Everything that came out, oldest first. */
  readonly papers: readonly PrintedDocument[];
  onPaper(listener: (paper: PrintedDocument) => void): () => void;
  become(trouble: A4Trouble): void;
  /** Plug and power at once: the job that is in it is lost. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
};

export type VirtualIppPrinterOptions = CableOptions & {
  /** Time that a document takes. */
  readonly printingMs?: number;
  readonly now?: () => Date;
};

type Job = { readonly id: number; state: number; readonly pdf: Buffer };

const LARGEST_REQUEST_BYTES = 32 << 20;
const PRINTING_MS = 1_200;

export async function serveVirtualIppPrinter(
  options: VirtualIppPrinterOptions = {},
): Promise<VirtualIppPrinter> {
  const printer = new A4Printer(options.printingMs ?? PRINTING_MS, options.now ?? (() => new Date()));
  const http = createServer((request, response) => void serve(printer, request, response));
  const cable = await runCable((socket) => http.emit('connection', socket), options);
  const unplug = async () => {
    await cable.unplug();
    printer.losePower();
  };
  return {
    url: `ipp://127.0.0.1:${cable.port}/ipp/print`,
    get plugged() {
      return cable.plugged;
    },
    get trouble() {
      return printer.trouble;
    },
    get working() {
      return printer.working;
    },
    papers: printer.papers,
    onPaper(listener) {
      printer.listeners.add(listener);
      return () => printer.listeners.delete(listener);
    },
    become: (trouble) => printer.become(trouble),
    unplug,
    plug: () => cable.plug(),
    close: unplug,
  };
}

async function serve(printer: A4Printer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += chunk.length;
      if (bytes > LARGEST_REQUEST_BYTES) {
        request.destroy();
        return;
      }
      chunks.push(chunk);
    }
  } catch {
    return; // whoever asked went away
  }
  const asked = readRequest(Buffer.concat(chunks));
  response.writeHead(200, { 'content-type': 'application/ipp' });
  response.end(asked ? printer.answer(asked) : refusal(STATUS.badRequest, 1));
}

/** The printer without its cable. */
class A4Printer {
  readonly papers: PrintedDocument[] = [];
  readonly listeners = new Set<(paper: PrintedDocument) => void>();
  readonly #printingMs: number;
  readonly #now: () => Date;
  #jobs: Job[] = [];
  #lastId = 0;
  #trouble: A4Trouble = null;
  #printing: NodeJS.Timeout | undefined;

  constructor(printingMs: number, now: () => Date) {
    this.#printingMs = printingMs;
    this.#now = now;
  }

  get trouble(): A4Trouble {
    return this.#trouble;
  }

  get working(): boolean {
    return this.#current !== undefined;
  }

  get #current(): Job | undefined {
    return this.#jobs.find(({ state }) => state === JOB.processing || state === JOB.stopped);
  }

  become(trouble: A4Trouble): void {
    this.#trouble = trouble;
    this.#work();
  }

  losePower(): void {
    clearTimeout(this.#printing);
    this.#jobs = [];
  }

  answer({ operationId, requestId, jobId, document }: Asked): Buffer {
    if (operationId === OPERATION.getPrinter) {
      const busy = this.working ? PRINTER.processing : PRINTER.idle;
      return printerAnswer(requestId, this.#trouble ? PRINTER.stopped : busy, this.#trouble ?? 'none');
    }
    if (operationId === OPERATION.printJob) return this.#take(requestId, document);
    const job = this.#jobs.find(({ id }) => id === jobId);
    if (operationId !== OPERATION.getJob && operationId !== OPERATION.cancelJob)
      return refusal(STATUS.unknownOperation, requestId);
    if (!job) return refusal(STATUS.notFound, requestId);
    if (operationId === OPERATION.getJob) return jobAnswer(requestId, job);
    if (job !== this.#current) return refusal(STATUS.notPossible, requestId);
    job.state = JOB.canceled;
    this.#work();
    return jobAnswer(requestId, job);
  }

  #take(requestId: number, pdf: Buffer): Buffer {
    if (this.working) return refusal(STATUS.busy, requestId);
    if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) return refusal(STATUS.notPdf, requestId);
    this.#lastId += 1;
    const job = { id: this.#lastId, state: JOB.processing, pdf };
    this.#jobs = [...this.#jobs.slice(-20), job];
    this.#work();
    return jobAnswer(requestId, job);
  }

  /** Begins, stops or goes on with the job that is in it. */
  #work(): void {
    clearTimeout(this.#printing);
    const job = this.#current;
    if (!job) return;
    job.state = this.#trouble ? JOB.stopped : JOB.processing;
    if (this.#trouble) return;
    this.#printing = setTimeout(() => {
      job.state = JOB.completed;
      const paper = { pdf: job.pdf, at: this.#now() };
      this.papers.push(paper);
      for (const listener of this.listeners) listener(paper);
    }, this.#printingMs);
  }
}
