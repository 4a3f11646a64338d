import { parseArgs } from 'node:util';
import { DeviceConfiguration, type TicketPaper } from '@loket/contract';
import { openTicketPrinter } from './open.ts';
import type { TicketPrinter } from './types.ts';

const HELP = `ticket-printer: look at a ticket printer, or print a test ticket

  ticket-printer status tcp HOST [PORT]        what the printer says of itself
  ticket-printer test   tcp HOST [PORT]        one test ticket
  ticket-printer status serial PATH [BAUD]     likewise on a serial port, default 9600 baud
  ticket-printer test   file PATH              a device such as /dev/usb/lp0, or a file to write the bytes to

Options: --columns 48|32   characters in a line (80 or 58 mm)    --code-page cp858|windows1252
Exit code: 0 good, 1 the printer said otherwise, 2 wrong use.
`;

const ANSWER_WITHIN_MS = 5_000;

/** The technician's tool. Returns the exit code. */
export async function runTool(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      columns: { type: 'string', default: '48' },
      'code-page': { type: 'string', default: 'cp858' },
    },
  });
  const [action, kind, place, extra] = positionals;
  const configuration = DeviceConfiguration.shape.ticketPrinter.safeParse(
    kind === 'tcp'
      ? { kind, host: place, port: Number(extra ?? 9100) }
      : { kind, path: place, baudRate: Number(extra ?? 9600) },
  );
  if (values.help || !configuration.success || (action !== 'status' && action !== 'test')) {
    process.stderr.write(HELP);
    return values.help ? 0 : 2;
  }
  const printer = openTicketPrinter(configuration.data, {
    columns: Number(values.columns),
    codePage: values['code-page'] === 'windows1252' ? 'windows1252' : 'cp858',
  });
  try {
    await firstAnswer(printer);
    return action === 'status' ? tellStatus(printer) : await printTest(printer);
  } finally {
    await printer.close();
  }
}

function firstAnswer(printer: TicketPrinter): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ANSWER_WITHIN_MS);
    printer.onStatus(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function tellStatus(printer: TicketPrinter): number {
  const status = printer.status();
  process.stdout.write(`${JSON.stringify(status)}\n`);
  return status.state === 'ready' || status.state === 'paper_low' ? 0 : 1;
}

async function printTest(printer: TicketPrinter): Promise<number> {
  const result = await printer.print(TEST_PAPER);
  process.stdout.write(`${result.ok ? 'printed' : `not printed: ${JSON.stringify(result.error)}`}\n`);
  return result.ok ? 0 : 1;
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
  bring: '0123456789',
  danger: 'TEST',
  footer: 'Dit is geen ticket. Ceci n’est pas un ticket. Dies ist kein Ticket. This is not a ticket.',
};
