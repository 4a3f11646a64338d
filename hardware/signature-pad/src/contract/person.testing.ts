import { createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openSignaturePad } from '../open.ts';
import type { PadHand, PadUnderTest } from './pad.testing.ts';

/** The real pad of this machine, with a person before it who is told at the terminal what to do. */
export async function realPad(): Promise<PadUnderTest> {
  const pad = openSignaturePad({ kind: 'hid' });
  return { pad, hand: person(), close: () => pad.close() };
}

function person(): PadHand {
  const please = async (words: string): Promise<string> => {
    const terminal = openSync('/dev/tty', 'r+');
    writeSync(terminal, `\n${words} `);
    const lines = createInterface({ input: createReadStream('', { fd: terminal }) });
    for await (const line of lines) return line;
    return '';
  };
  const done = async (words: string): Promise<void> => {
    await please(`${words}, then press Enter:`);
  };
  const said = (words: string): void => {
    process.stderr.write(`\n${words}\n`);
  };
  return {
    sign: () => done('Write a signature in the box'),
    beginToSign: () => done('Begin to write and keep the pen down'),
    tap: async (key) =>
      said(`Touch the key "${{ clear: 'Wissen', agree: 'Akkoord', cancel: 'Annuleren' }[key]}"`),
    unplug: async () => said('Unplug the pad'),
    replug: async () => said('Plug the pad in'),
    seesPage: () => done('Wait for the page on the pad'),
    seesNothing: async () =>
      (await please('Is the screen empty, and does the pen leave no ink? (y/n)')) === 'y',
  };
}
