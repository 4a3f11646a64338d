import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkoutFolder } from '../folders.ts';

/** Where simulators and the development kit live: nothing of it may ship. */
const OURS = ['hardware/simulators/src', 'libs/devkit/src'];
/** What the counter is made of. */
const SHIPPED = [
  'apps/counter/src',
  ...['contract', 'identity', 'statement', 'presence', 'ui', 'call', 'queue'].map(
    (name) => `libs/${name}/src`,
  ),
  ...['eid', 'signature-pad', 'ticket-printer', 'document-printer'].map((name) => `hardware/${name}/src`),
];

/** Long names with a hump, which the bundler of a program for Node keeps and no library is likely to share. */
const NAME = /^export (?:async )?(?:function|class|const) ([A-Za-z][a-z]+[A-Z]\w{7,})/gm;
/** Texts of more than one word, which every bundler keeps. */
const TEXT = /(['"`])([^'"`\\$\n]{7,}? [^'"`\\$\n]{8,}?)\1/g;

/**
 * Words that stand in the simulators' or the development kit's source and nowhere in what ships: names of what they
 * export, and their longer texts.
 */
export function simulatorMarks(): readonly string[] {
  const shipped = SHIPPED.flatMap(sources).map(read).join('\n');
  const marks = OURS.flatMap(sources).flatMap((file) => {
    const text = read(file);
    return [
      ...[...text.matchAll(NAME)].map(([, name]) => name),
      ...[...text.matchAll(TEXT)].map(([, , words]) => words),
    ];
  });
  return [...new Set(marks)].filter((mark): mark is string => mark !== undefined && !shipped.includes(mark));
}

/** The marks that stand in a file's content. */
export function marksIn(content: Uint8Array, marks: readonly string[]): string[] {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  return marks.filter((mark) => text.includes(mark));
}

/** Paths inside an asar archive: a pickled header of JSON, then the files as they are (electron/asar, "Format"). */
export function pathsInAsar(archive: Buffer): string[] {
  const header: unknown = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12)));
  return pathsBelow(header, '');
}

/** Every file of a packaged application, as paths below its folder. */
export const packagedPaths = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

function pathsBelow(node: unknown, at: string): string[] {
  const files: unknown = Object(node).files;
  if (files === undefined) return [at];
  return Object.entries(Object(files)).flatMap(([name, child]) => pathsBelow(child, `${at}/${name}`));
}

function sources(folder: string): string[] {
  return readdirSync(path.join(checkoutFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|js|html)$/.test(name) && !/\.(test|testing|e2e)\.tsx?$/.test(name))
    .map((name) => path.join(checkoutFolder, folder, name));
}

const read = (file: string) => readFileSync(file, 'utf8');
