import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from '../processes/run-to-end.ts';
import { sharedLibrariesOf } from './shared-libraries.ts';

/** Static, so that it runs before any library is found. */
const busybox = '/bin/busybox';
/** Node's addons of these folders load from here, as `node_modules` beside the programs. */
const appFolder = 'app';

export type GuestContents = {
  readonly modules: readonly string[];
  /** Bundled programs by name; program n speaks on serial port n + 1, the first being the kernel's. */
  readonly programs: readonly { readonly name: string; readonly file: string }[];
  /** Packages that can't be bundled, by the folder that each is installed in. */
  readonly packages: readonly { readonly name: string; readonly folder: string }[];
  /** Native addons among them: the libraries that they want come along. */
  readonly addons: readonly string[];
};

/** Writes the guest's whole file system as one archive (newc) to `archive`; `work` is a folder to make it in. */
export async function makeInitramfs(contents: GuestContents, work: string, archive: string): Promise<void> {
  const tree = path.join(work, 'tree');
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  // Links only: cpio follows them, so that nothing of 100 MB is copied twice.
  const lay = (file: string, inside: string) => {
    const place = path.join(tree, inside);
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(file, place);
  };
  lay(busybox, 'bin/busybox');
  lay(process.execPath, 'bin/node');
  for (const library of await sharedLibrariesOf([process.execPath, ...contents.addons]))
    lay(library, library);
  for (const module of contents.modules) lay(module, path.join('modules', path.basename(module)));
  for (const { name, file } of contents.programs) lay(file, `${appFolder}/${name}.mjs`);
  for (const { name, folder } of contents.packages) lay(folder, `${appFolder}/node_modules/${name}`);
  for (const folder of ['dev', 'proc', 'sys', 'tmp', 'run']) mkdirSync(path.join(tree, folder));
  const init = path.join(tree, 'init');
  writeFileSync(init, initScript(contents.programs.map(({ name }) => name)));
  chmodSync(init, 0o755);
  await runToEnd('/bin/sh', [
    '-c',
    'cd "$0" && find -L . -print0 | cpio --null --create --dereference --format=newc --quiet > "$1"',
    tree,
    archive,
  ]);
}

function initScript(programs: readonly string[]): string {
  const start = programs.map((name, index) => {
    const port = `/dev/ttyS${index + 1}`;
    return [
      `$b stty -F ${port} 115200 raw -echo`,
      `/bin/node --disable-warning=ExperimentalWarning /${appFolder}/${name}.mjs <${port} >${port} 2>/dev/kmsg &`,
    ].join('\n');
  });
  return `#!/bin/busybox sh
b=/bin/busybox
$b mount -t devtmpfs dev /dev
$b mount -t proc proc /proc
$b mount -t sysfs sys /sys
echo 7 >/proc/sys/kernel/printk
for module in /modules/*.ko; do $b insmod "$module" || echo "guest: $module was refused" >/dev/kmsg; done
${start.join('\n')}
wait
$b poweroff -f
`;
}
