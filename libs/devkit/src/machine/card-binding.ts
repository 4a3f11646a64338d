import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkoutFolder } from '../folders.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import { asStep, type Progress } from '../progress.ts';

const HEADERS = ['/usr/include/PCSC/winscard.h', '/usr/local/include/PCSC/winscard.h'];

/**
 * Compiles the PC/SC binding where that is possible and not done yet. Its absence is no failure: virtual cards work
 * without it, and `npm run doctor` says what is missing.
 */
export async function compileCardBinding(
  progress: Progress,
  { folder, headers } = { folder: path.join(checkoutFolder, 'node_modules/smartcard'), headers: HEADERS },
): Promise<void> {
  if (!existsSync(folder) || existsSync(path.join(folder, 'build/Release/smartcard_napi.node'))) return;
  if (process.platform === 'linux' && !headers.some((file) => existsSync(file))) return;
  const rebuild = () =>
    runToEnd('npm', ['rebuild', 'smartcard', '--loglevel=error'], {
      cwd: path.resolve(folder, '../..'),
      // There npm is a script of the shell's.
      shell: process.platform === 'win32',
    });
  await asStep(progress, "Compiling the card reader's binding", rebuild).catch(() =>
    progress.note(
      '    It did not compile, so real card readers do not work; virtual cards do. "npm run doctor" says what is missing.',
    ),
  );
}
