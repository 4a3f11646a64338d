import { lookAtMachine } from '../machine/findings.ts';
import { type Command, readOptions } from './command.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'says what this machine lacks, and how to get it',
  help: `npm run doctor -- [--json]

Looks at this machine and says what is there, what is missing, what does not work without it, and the command
that brings it; it changes nothing. Ends with 1 when npm start can't work.

  --json   one object on standard output
`,
  run: async (args) => {
    const { values } = readOptions(args, { json: { type: 'boolean', default: false } }, 'doctor');
    const findings = lookAtMachine();
    const lines = findings.map(({ what, good, fact, needed, wayOut }) => {
      const need = needed === undefined || good ? '' : ` (needed for ${needed})`;
      const remedy = wayOut === undefined ? '' : `\n${' '.repeat(24)}→ ${wayOut}`;
      return `  ${good ? '✓' : '✗'} ${what.padEnd(19)} ${fact}${need}${remedy}`;
    });
    process.stdout.write(values.json ? `${JSON.stringify({ findings })}\n` : `${lines.join('\n')}\n`);
    return findings.some(({ good, needed }) => !good && needed === 'npm start') ? 1 : 0;
  },
};
