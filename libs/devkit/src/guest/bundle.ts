import path from 'node:path';
import { build } from 'vite';

/** One file that Node runs, of a TypeScript program of ours; packages named in `external` stay imports. */
export async function bundleProgram(
  source: string,
  file: string,
  external: readonly string[],
): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: [...external] },
    build: {
      ssr: source,
      target: 'node20',
      outDir: path.dirname(file),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: path.basename(file), format: 'es', codeSplitting: false },
      },
    },
  });
}
