import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DocumentPrinterConfiguration } from '@loket/contract';
import { openDocumentPrinter } from './open.ts';
import { TEST_PAGE } from './test-page.ts';
import type { DocumentPrinter } from './types.ts';

const HELP = `document-printer: look at a printer of A4 pages, or print a test page

  document-printer status URL            how the printer is, and who it is
  document-printer test   URL            prints one test page and waits until the printer says that it did
  document-printer print  URL FILE.pdf   likewise a file
  document-printer watch  URL            how it is, at every change, until Ctrl-C

URL is that of the queue, such as ipp://10.0.0.9/ipp/print or ipps://printer.example/ipp/print.

  --json         one object a line on standard output

Exit code: 0 good, 1 the printer said otherwise or says nothing, 2 wrong use.
`;

const ANSWER_WITHIN_MS = 3_000;
type Write = (text: string) => void;

/** Where a tool's words go, and how long it watches. */
export type ToolSurroundings = { out: Write; complain: Write; untilInterrupted: () => Promise<void> };

const terminal: ToolSurroundings = {
  out: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  untilInterrupted: () => new Promise((resolve) => process.once('SIGINT', () => resolve())),
};

/** The technician's tool. Returns the exit code. */
export async function runTool(
  words: readonly string[],
  around: ToolSurroundings = terminal,
): Promise<number> {
  const read = readWords(words);
  if (read === 'help') {
    around.out(HELP);
    return 0;
  }
  if (typeof read === 'string') {
    around.complain(`${read}\n\n${HELP}`);
    return 2;
  }
  const page = read.file === undefined ? TEST_PAGE : await readFile(read.file).catch(() => null);
  if (page === null) {
    around.complain(`${read.file} can not be read.\n`);
    return 2;
  }
  const printer = openDocumentPrinter(read.configuration);
  const tell = (fact: object) => around.out(`${read.json ? JSON.stringify(fact) : inWords(fact)}\n`);
  try {
    if (read.action === 'watch') return await watch(printer, tell, around.untilInterrupted);
    if (read.action === 'status') return await tellStatus(printer, tell);
    const printed = await printer.print(page);
    if (printed.ok) tell({ pass: true, printed: true });
    else {
      const { status, mayHavePrinted = false } = printed;
      tell({ pass: false, printed: false, status, mayHavePrinted });
    }
    return printed.ok ? 0 : 1;
  } finally {
    await printer.close();
  }
}

const ACTIONS = ['status', 'test', 'print', 'watch'] as const;
type Action = (typeof ACTIONS)[number];
type Wish = {
  action: Action;
  configuration: DocumentPrinterConfiguration;
  file: string | undefined;
  json: boolean;
};

/** What is wished, `help`, or what is wrong with the words. */
function readWords(words: readonly string[]): Wish | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const [word, url, file, more] = positionals;
  const action = ACTIONS.find((known) => known === word);
  if (!action) return 'Say status, test, print or watch.';
  const configuration = DocumentPrinterConfiguration.safeParse({ kind: 'ipp', url });
  if (!configuration.success) return 'Say where the printer is, such as: ipp://10.0.0.9/ipp/print';
  if (action === 'print' && file === undefined) return 'Say which file.';
  const tooMuch = action === 'print' ? more : file;
  if (tooMuch !== undefined) return `What is ${tooMuch}?`;
  return {
    action,
    configuration: configuration.data,
    file: action === 'print' ? file : undefined,
    json: values.json,
  };
}

const parse = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });

const inWords = (fact: object): string =>
  Object.entries(fact)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? inLine(value) : value}`)
    .join('\n');
const inLine = (value: object | null) =>
  Object.values(value ?? { none: 'unknown' })
    .filter((part) => part !== undefined)
    .join(', ');

/** A printer that is not there makes no change: its `offline` is the answer when nothing came after a while. */
async function tellStatus(printer: DocumentPrinter, tell: (fact: object) => void): Promise<number> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ANSWER_WITHIN_MS);
    printer.onStatus(() => {
      clearTimeout(timer);
      resolve();
    });
  });
  tell({ status: printer.status(), identity: await printer.identify() });
  return printer.status().state === 'ready' ? 0 : 1;
}

async function watch(
  printer: DocumentPrinter,
  tell: (fact: object) => void,
  untilInterrupted: () => Promise<void>,
): Promise<number> {
  tell({ status: printer.status() });
  const stop = printer.onStatus((status) => tell({ status }));
  await untilInterrupted();
  stop();
  return printer.status().state === 'ready' ? 0 : 1;
}
