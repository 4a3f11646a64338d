import { runToEnd } from '../processes/run-to-end.ts';

/** Every shared library, loader included, that these programs and addons want, as `ldd` finds them on this machine. */
export async function sharedLibrariesOf(binaries: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const binary of binaries) {
    const { stdout } = await runToEnd('ldd', [binary]);
    if (stdout.includes('not found')) throw new Error(`libraries are missing of ${binary}:\n${stdout}`);
    for (const [, file] of stdout.matchAll(/(?:=>\s*|^\s*)(\/\S+)/gm))
      if (file !== undefined) found.add(file);
  }
  return [...found];
}
