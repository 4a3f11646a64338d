import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keptSecret, openDataFolder } from './data-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'loket-data-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a folder with somebody else’s files is refused and left as it was', () => {
  writeFileSync(path.join(root, 'thesis.odt'), '');
  expect(() => openDataFolder(root, undefined)).toThrow(/not Loket's/);
});

test('an empty folder, a half-made one and our own are taken', () => {
  mkdirSync(path.join(root, 'postgres'));
  openDataFolder(root, undefined);
  writeFileSync(path.join(root, 'notes.txt'), 'mine, since then');
  expect(openDataFolder(root, undefined).throwAway).toBe(false);
});

test('what is secret is readable by us alone, and stays the same', () => {
  const data = openDataFolder(root, undefined);
  expect(statSync(data.secrets).mode & 0o077).toBe(0);
  expect(statSync(data.testCards).mode & 0o077).toBe(0);
  const file = path.join(data.secrets, 'password');
  expect(keptSecret(file)).toBe(keptSecret(file));
  expect(statSync(file).mode & 0o077).toBe(0);
});
