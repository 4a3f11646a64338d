import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SOURCE = fileURLToPath(new URL('../../ifd/pin-pad.c', import.meta.url));
/** Where Debian's libpcsclite-dev puts what an IFD handler needs. */
const HEADERS = '/usr/include/PCSC';

/** As a program sees the reader. */
export const PIN_PAD_NAME = 'Loket PIN pad 00 00';

/**
 * Builds the driver of the reader with keys and writes a configuration for pcscd in which it is the only reader, its
 * slot listening on `port`. Answers the configuration's folder.
 *
 * @throws with the compiler's words when there is no compiler or no header
 */
export async function configurePinPad(port: number): Promise<string> {
  const library = await buildDriver();
  const folder = await mkdtemp(join(tmpdir(), 'loket-reader-conf-'));
  const entry = [
    'FRIENDLYNAME "Loket PIN pad"',
    `DEVICENAME   /dev/null:${port}`,
    `LIBPATH      ${library}`,
    'CHANNELID    1',
    '',
  ].join('\n');
  await writeFile(join(folder, 'loket-pin-pad'), entry);
  return folder;
}

/** Once for each version of its source; it appears whole, so that two runs may build at the same time. */
async function buildDriver(): Promise<string> {
  const source = await readFile(SOURCE);
  const version = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `loket-ifd-${process.getuid?.() ?? 0}`);
  const library = join(folder, `pin-pad-${version}.so`);
  if (await exists(library)) return library;
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const building = join(await mkdtemp(join(folder, 'building-')), 'pin-pad.so');
  const flags = ['-Wall', '-Wextra', '-Werror', '-O2', '-fPIC', '-shared', `-I${HEADERS}`];
  await promisify(execFile)('cc', [...flags, '-o', building, SOURCE, '-lpthread']);
  await rename(building, library);
  return library;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
