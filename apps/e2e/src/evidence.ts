import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Where a text that must not be kept was found: a file or a table, and in which form. */
export type Trace = { readonly where: string; readonly form: string };

type Needle = { readonly form: string; readonly bytes: Buffer };

/** The base64 characters that stay the same wherever in a longer text the value begins. */
function base64Core(bytes: Buffer, offset: number): Buffer {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  return Buffer.from(padded.slice(Math.ceil((offset * 8) / 6), -1));
}

/** A text, or bytes such as a PIN block. */
export type Secret = string | Uint8Array;

/** The forms in which a secret could lie about: as it is, wide, hexadecimal, base64 at each alignment. */
function needlesOf(secret: Secret): Needle[] {
  const plain = Buffer.from(secret);
  return [
    { form: 'as it is', bytes: plain },
    ...(typeof secret === 'string' ? [{ form: 'utf-16', bytes: Buffer.from(secret, 'utf16le') }] : []),
    { form: 'hexadecimal', bytes: Buffer.from(plain.toString('hex')) },
    ...[0, 1, 2].map((offset) => ({ form: `base64+${offset}`, bytes: base64Core(plain, offset) })),
  ];
}

async function searchFile(path: string, needles: readonly Needle[]): Promise<Trace[]> {
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  const found = new Set<string>();
  let tail = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      const window = Buffer.concat([tail, chunk as Buffer]);
      for (const { form, bytes } of needles) if (window.includes(bytes)) found.add(form);
      tail = window.subarray(Math.max(0, window.length - longest));
    }
  } catch (error) {
    // A file that vanished while we looked holds nothing any more; anything else must be seen.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return [...found].map((form) => ({ where: path, form }));
}

/** Looks for each secret, in every form, in every file below a folder. */
export async function tracesInFolder(folder: string, secrets: readonly Secret[]): Promise<Trace[]> {
  const needles = secrets.flatMap(needlesOf);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const traces: Trace[] = [];
  for (const entry of entries) {
    if (entry.isFile()) traces.push(...(await searchFile(join(entry.parentPath, entry.name), needles)));
  }
  return traces;
}

/** Looks for each secret, in every form, in bytes such as what went over a line. */
export const formsIn = (bytes: Buffer, secrets: readonly Secret[]): string[] =>
  secrets.flatMap(needlesOf).flatMap((needle) => (bytes.includes(needle.bytes) ? [needle.form] : []));

/** Looks through every row of every table, as the owner would dump it. */
export async function tracesInDatabase(ownerUrl: string, texts: readonly string[]): Promise<Trace[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const needles = texts.flatMap(needlesOf);
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const traces: Trace[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      const dump = Buffer.from(rows.rows.map(({ row }) => row).join('\n'));
      for (const { form, bytes } of needles) if (dump.includes(bytes)) traces.push({ where: name, form });
    }
    return traces;
  } finally {
    await client.end();
  }
}
