import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const left = new Set(['node_modules', 'dist', 'release', 'coverage']);

/** Whether a file can change what is built: tests, notes and hidden files can't. */
export const matters = (name: string): boolean =>
  !name.startsWith('.') && !/\.test\.tsx?$/.test(name) && !name.endsWith('.md');

/** One digest over the names and contents of every file in `folders` that matters, in a fixed order. */
export function contentStamp(root: string, folders: readonly string[], files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...folders.flatMap((folder) => filesIn(root, folder)), ...files].sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return left.has(entry.name) ? [] : filesIn(root, name);
    return entry.isFile() && matters(entry.name) ? [name] : [];
  });
}
