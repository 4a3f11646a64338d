import { textProgress } from '../progress.ts';
import { lastLine } from '../test/counts.ts';
import { wholeSystem } from '../test/run-check.ts';
import { prepareWholeSystem } from '../test/whole-system.ts';
import { type Command, readOptions } from './command.ts';

export const e2e: Command = {
  name: 'e2e',
  summary: 'runs the tests of the whole whose name contains a text',
  help: `npm run e2e -- ["NAME"]

Runs the whole-system tests whose name contains NAME (all of them without it), on real Electron, Chromium, pcscd
and PostgreSQL. What they need is installed as by npm test.
`,
  run: async (args) => {
    const { positionals } = readOptions(args, {}, 'e2e');
    await prepareWholeSystem(textProgress());
    const name = positionals.join(' ');
    const counts = await wholeSystem(name === '' ? [] : ['--grep', escaped(name)]);
    process.stdout.write(`${lastLine(counts)}\n`);
    return counts.failed === 0 ? 0 : 1;
  },
};

/** A name is a text, not a pattern. */
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
