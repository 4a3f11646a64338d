import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DocumentPrinterConfiguration } from '@loket/contract';
import { openDocumentPrinter } from './open.ts';
import type { DocumentPrinter } from './types.ts';

const HELP = `document-printer COMMAND URL

  status           how the printer is, now
  watch            the same, at every change, until Ctrl-C
  print FILE.pdf   prints the file and waits until the printer says that it did

URL is that of the queue, such as ipp://10.0.0.9/ipp/print or ipps://printer.example/ipp/print.
`;

/** The technician's tool. Answers the process's exit code. */
export async function runTool(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  const [command = '', ...rest] = positionals;
  const file = command === 'print' ? rest.shift() : undefined;
  const configuration = DocumentPrinterConfiguration.safeParse({ kind: 'ipp', url: rest[0] });
  const isKnown = ['status', 'watch', 'print'].includes(command) && (command !== 'print' || file);
  if (values.help || !isKnown || !configuration.success) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const printer = openDocumentPrinter(configuration.data);
  try {
    if (file !== undefined) return await print(printer, file);
    return await showStatus(printer, command === 'watch');
  } finally {
    await printer.close();
  }
}

async function print(printer: DocumentPrinter, file: string): Promise<number> {
  const printed = await printer.print(await readFile(file));
  process.stdout.write(`${JSON.stringify(printed)}\n`);
  return printed.ok ? 0 : 1;
}

/** An offline printer makes no change, so it is the answer when nothing came after a moment. */
async function showStatus(printer: DocumentPrinter, forever: boolean): Promise<number> {
  const show = () => process.stdout.write(`${JSON.stringify(printer.status())}\n`);
  await new Promise<void>((resolve) => {
    if (forever) process.once('SIGINT', () => resolve());
    const patience = setTimeout(() => {
      show();
      if (!forever) resolve();
    }, 3_000);
    printer.onStatus(() => {
      clearTimeout(patience);
      show();
      if (!forever) resolve();
    });
  });
  return printer.status().state === 'ready' ? 0 : 1;
}
