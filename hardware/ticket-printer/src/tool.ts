import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type TicketPaper, TicketPrinterConfiguration, TicketPrinterProfileName } from '@loket/contract';
import { openTicketPrinter } from './open.ts';
import { canPrint } from './protocol/status.ts';
import type { CodePage, TicketPrinter } from './types.ts';

const HELP = `ticket-printer: look at a ticket printer, or print a test ticket

  ticket-printer status PLACE   how the printer is and, where its family tells it, who it is
  ticket-printer test   PLACE   prints one test ticket and waits until the printer says that it did
  ticket-printer watch  PLACE   how it is, at every change, until Ctrl-C

PLACE is one of
  tcp HOST [PORT]      raw TCP, port 9100 unless told
  serial PATH [BAUD]   a serial port such as /dev/ttyS0, 9600 baud unless told
  file PATH            a device such as /dev/usb/lp0, or a file to write the bytes to

  --profile NAME       ${TicketPrinterProfileName.options.join(', ')}
  --columns N          characters in a line (48 on 80 mm paper, 42 at 180 dots an inch, 32 on 58 mm)
  --code-page NAME     cp858 or windows1252
  --json               one object a line on standard output

Exit code: 0 good, 1 the printer said otherwise or says nothing, 2 wrong use.
`;

const ANSWER_WITHIN_MS = 5_000;
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
  const printer = openTicketPrinter(read.configuration, read.codePage ? { codePage: read.codePage } : {});
  const tell = (fact: object) => around.out(`${read.json ? JSON.stringify(fact) : inWords(fact)}\n`);
  try {
    if (read.action === 'watch') return await watch(printer, tell, around.untilInterrupted);
    await firstAnswer(printer);
    return read.action === 'status' ? await tellStatus(printer, tell) : await printTest(printer, tell);
  } finally {
    await printer.close();
  }
}

type Wish = {
  action: 'status' | 'test' | 'watch';
  configuration: TicketPrinterConfiguration;
  codePage: CodePage | undefined;
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
  const [action, kind, place, extra, more] = positionals;
  if (action !== 'status' && action !== 'test' && action !== 'watch') return 'Say status, test or watch.';
  const codePage = values['code-page'];
  if (codePage !== undefined && codePage !== 'cp858' && codePage !== 'windows1252')
    return `There is no code page ${codePage}.`;
  const { profile } = values;
  if (profile !== undefined && !TicketPrinterProfileName.safeParse(profile).success)
    return `There is no profile ${profile}.`;
  if (more !== undefined) return `What is ${more}?`;
  const columns = values.columns === undefined ? undefined : Number(values.columns);
  if (columns !== undefined && !Number.isInteger(columns)) return '--columns takes a number.';
  const where =
    kind === 'tcp'
      ? { kind, host: place, port: Number(extra ?? 9100) }
      : { kind, path: place, baudRate: Number(extra ?? 9600) };
  const way = { profile, columns };
  const configuration = TicketPrinterConfiguration.safeParse({ ...where, ...way });
  if (!configuration.success || configuration.data.kind === 'none' || !place)
    return 'Say where the printer is, such as: tcp 10.0.0.9';
  return { action, configuration: configuration.data, codePage, json: values.json };
}

const parse = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      profile: { type: 'string' },
      columns: { type: 'string' },
      'code-page': { type: 'string' },
    },
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
function firstAnswer(printer: TicketPrinter): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ANSWER_WITHIN_MS);
    printer.onStatus(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function tellStatus(printer: TicketPrinter, tell: (fact: object) => void): Promise<number> {
  const identity = await printer.identify();
  const status = printer.status();
  tell({ status, identity });
  return canPrint(status) ? 0 : 1;
}

async function printTest(printer: TicketPrinter, tell: (fact: object) => void): Promise<number> {
  const printed = await printer.print(randomUUID(), TEST_PAPER);
  if (printed.ok) tell({ pass: true, printed: true });
  else
    tell({
      pass: false,
      printed: false,
      status: printed.status,
      mayHavePrinted: printed.mayHavePrinted ?? false,
    });
  return printed.ok ? 0 : 1;
}

async function watch(
  printer: TicketPrinter,
  tell: (fact: object) => void,
  untilInterrupted: () => Promise<void>,
): Promise<number> {
  tell({ status: printer.status() });
  const stop = printer.onStatus((status) => tell({ status }));
  await untilInterrupted();
  stop();
  return canPrint(printer.status()) ? 0 : 1;
}

const TEST_PAPER: TicketPaper = {
  zoneName: 'Loket',
  siteName: 'Test',
  number: { siteCode: 'E', count: 42, series: '' },
  position: 'ëéèêïçàü €',
  positionSecond: 'ëéèêïçàü €',
  wait: null,
  followUrl: 'https://loket.example/test',
  followTitle: 'QR',
  bringTitle: 'Test',
  bring: '123456789-123456789-123456789-123456789-12345678',
  danger: 'TEST',
  footer: 'Dit is geen ticket. Ceci n’est pas un ticket. Dies ist kein Ticket. This is not a ticket.',
};
