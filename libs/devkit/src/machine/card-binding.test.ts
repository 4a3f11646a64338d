import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { textProgress } from '../progress.ts';
import { compileCardBinding } from './card-binding.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'loket-binding-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const folder = () => path.join(place, 'node_modules/smartcard');
const binary = () => path.join(folder(), 'build/Release/smartcard_napi.node');

/** A checkout whose binding compiles by this script. */
function checkoutWith(script: string): void {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(path.join(place, 'package.json'), '{"dependencies":{"smartcard":"1.0.0"}}');
  const binding = { name: 'smartcard', version: '1.0.0', scripts: { install: `node -e "${script}"` } };
  writeFileSync(path.join(folder(), 'package.json'), JSON.stringify(binding));
}

const COMPILES = `fs.mkdirSync('build/Release',{recursive:true});fs.writeFileSync('build/Release/smartcard_napi.node','')`;

async function compile({ headers = true } = {}): Promise<string> {
  let said = '';
  const output = { write: (text: string) => (said += text) };
  const places = [path.join(place, 'winscard.h')];
  if (headers) writeFileSync(places[0]!, '');
  await compileCardBinding(textProgress(output), { folder: folder(), headers: places });
  return said;
}

test('headers that came with the machine’s packages: the binding is compiled, once', async () => {
  checkoutWith(COMPILES);
  expect(await compile()).toMatch(/✓ Compiling the card reader's binding/);
  expect(existsSync(binary())).toBe(true);
  expect(await compile()).toBe('');
}, 60_000);

test('no headers: nothing is tried, nothing is said', async () => {
  checkoutWith(COMPILES);
  expect(await compile({ headers: false })).toBe('');
  expect(existsSync(binary())).toBe(false);
});

test('it does not compile: that is said, with the way to learn why, and work goes on', async () => {
  checkoutWith('process.exit(1)');
  expect(await compile()).toMatch(/✗ Compiling.*virtual cards do\. "npm run doctor" says what is missing/s);
}, 60_000);

test('npm left the package out: nothing to compile', async () => {
  expect(await compile()).toBe('');
});
