import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { unzip } from './zip.ts';

type Wanted = { name: string; text: string; mode?: number; stored?: boolean };

/** A zip archive as APPNOTE 6.3 lays it out: local headers with data, central directory, end record. */
function zip(files: readonly Wanted[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, text, mode = 0o100644, stored = false } of files) {
    const data = stored ? Buffer.from(text) : deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(Buffer.concat(locals).length, 42);
    locals.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
  }
  const body = Buffer.concat(locals);
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, listing, end]);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loket-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const unpack = (files: readonly Wanted[], place: (name: string) => string | undefined) => {
  const archive = path.join(folder, 'a.zip');
  writeFileSync(archive, zip(files));
  return unzip(archive, path.join(folder, 'out'), place, () => undefined);
};

test('files come out, packed or stored, with the right to run', async () => {
  const files = [
    { name: 'a/run', text: 'x'.repeat(10_000), mode: 0o100755 },
    { name: 'a/plain', text: 'as it is', stored: true },
    { name: 'a/left', text: 'not wanted' },
  ];
  const place = (name: string) => (name === 'a/left' ? undefined : name.slice(2));
  expect(await unpack(files, place)).toBe(2);
  expect(readFileSync(path.join(folder, 'out/run'), 'utf8')).toHaveLength(10_000);
  expect(statSync(path.join(folder, 'out/run')).mode & 0o111).toBe(0o111);
  expect(readFileSync(path.join(folder, 'out/plain'), 'utf8')).toBe('as it is');
});

test('an entry that would leave the folder is refused', async () => {
  await expect(unpack([{ name: '../../evil', text: 'x' }], (name) => name)).rejects.toThrow(
    'leaves the target',
  );
});

test('something else than a zip is refused', async () => {
  writeFileSync(path.join(folder, 'a.zip'), 'no archive');
  await expect(
    unzip(
      path.join(folder, 'a.zip'),
      folder,
      (name) => name,
      () => undefined,
    ),
  ).rejects.toThrow('not a zip');
});
