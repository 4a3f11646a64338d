import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly headerAt: number;
  readonly mode: number;
};

/**
 * Unpacks a zip archive (APPNOTE 6.3, without zip64 and encryption) into `target`. `place` says where an entry
 * goes, relative to `target`, or undefined to leave it out. Returns how many files were written.
 */
export async function unzip(
  archive: string,
  target: string,
  place: (name: string) => string | undefined,
  onFile: (count: number) => void,
): Promise<number> {
  const file = await open(archive, 'r');
  try {
    let written = 0;
    for (const entry of await directory(file)) {
      const relative = entry.name.endsWith('/') ? undefined : place(entry.name);
      if (relative === undefined) continue;
      const to = path.resolve(target, relative);
      if (!to.startsWith(path.resolve(target) + path.sep))
        throw new Error(`${entry.name} leaves the target folder`);
      await mkdir(path.dirname(to), { recursive: true });
      await extract(archive, file, entry, to);
      written += 1;
      onFile(written);
    }
    return written;
  } finally {
    await file.close();
  }
}

async function directory(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  const tail = await read(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('not a zip archive: no end of central directory');
  const count = tail.readUInt16LE(end + 10);
  const listing = await read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (listing.readUInt32LE(at) !== 0x02014b50) throw new Error('broken central directory');
    const nameBytes = listing.readUInt16LE(at + 28);
    entries.push({
      name: listing.toString('utf8', at + 46, at + 46 + nameBytes),
      method: listing.readUInt16LE(at + 10),
      compressedBytes: listing.readUInt32LE(at + 20),
      headerAt: listing.readUInt32LE(at + 42),
      mode: listing.readUInt32LE(at + 38) >>> 16,
    });
    at += 46 + nameBytes + listing.readUInt16LE(at + 30) + listing.readUInt16LE(at + 32);
  }
  return entries;
}

async function extract(archive: string, file: FileHandle, entry: Entry, to: string): Promise<void> {
  const header = await read(file, entry.headerAt, 30);
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const output = createWriteStream(to);
  if (entry.compressedBytes === 0) {
    await new Promise<void>((resolve) => output.end(() => resolve()));
  } else {
    const input = createReadStream(archive, { start, end: start + entry.compressedBytes - 1 });
    if (entry.method === 0) await pipeline(input, output);
    else if (entry.method === 8) await pipeline(input, createInflateRaw(), output);
    else throw new Error(`${entry.name} is packed with method ${entry.method}, which is not known here`);
  }
  if ((entry.mode & 0o111) !== 0) await chmod(to, 0o755);
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position, length });
  if (bytesRead !== length) throw new Error('the archive ends too early');
  return buffer;
}
