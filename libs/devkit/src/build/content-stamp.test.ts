import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contentStamp } from './content-stamp.ts';

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
const stamp = () => contentStamp(root, ['apps/desk'], ['package-lock.json']);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'loket-stamp-'));
  write('package-lock.json', '{}');
  write('apps/desk/src/main.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

test('a changed, added or renamed source changes the stamp', () => {
  const seen = new Set([stamp()]);
  write('apps/desk/src/main.ts', 'two');
  seen.add(stamp());
  write('apps/desk/src/other.ts', '');
  seen.add(stamp());
  rmSync(path.join(root, 'apps/desk/src/other.ts'));
  write('apps/desk/src/another.ts', '');
  seen.add(stamp());
  write('package-lock.json', '{ }');
  seen.add(stamp());
  expect(seen.size).toBe(5);
});

test('tests, notes, built files and packages do not', () => {
  const before = stamp();
  for (const file of ['src/main.test.ts', 'README.md', 'dist/main.js', 'node_modules/x/index.js', '.hidden'])
    write(`apps/desk/${file}`, 'x');
  expect(stamp()).toBe(before);
});
