import { textProgress } from '../progress.ts';
import { allChecks, runChecks } from '../test/checks.ts';
import { lastLine } from '../test/counts.ts';
import { type Command, readOptions } from './command.ts';

export const test: Command = {
  name: 'test',
  summary: 'runs every check and test',
  help: `npm test -- [--without-e2e]

Type check, lint, boundaries, unit tests, integration tests on a real PostgreSQL, every screen in a real Chromium,
tests against programs of the machine (pcscd, OpenSC, coturn, socat) and the tests of the whole (real Electron,
Chromium, pcscd, PostgreSQL). Installs what the last three need when run as root or with sudo, else names the command.
The last line is "N passed, N failed, N skipped".

  --without-e2e   leaves the last three out, counted as one skipped each
`,
  run: async (args) => {
    const { values } = readOptions(args, { 'without-e2e': { type: 'boolean', default: false } }, 'test');
    const checks = allChecks(textProgress(), !values['without-e2e']);
    const counts = await runChecks(checks, (line) => process.stderr.write(line));
    process.stdout.write(`${lastLine(counts)}\n`);
    return counts.failed === 0 ? 0 : 1;
  },
};
