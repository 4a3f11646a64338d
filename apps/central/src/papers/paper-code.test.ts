import { randomBytes } from 'node:crypto';
import { Vault } from '../vault/vault.ts';
import { makePaperCode, paperCodeHash, readPaperCode } from './paper-code.ts';

test('codes are of eighty bits, in groups, never twice the same', () => {
  const codes = Array.from({ length: 500 }, makePaperCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(readPaperCode(code)).toBe(code);
});

test('what people type: small letters, blanks, O for 0, I and L for 1', () => {
  expect(readPaperCode('7k3m q9tv 2xbd pf4h')).toBe('7K3M-Q9TV-2XBD-PF4H');
  expect(readPaperCode('oil0-oil0-oil0-oil0')).toBe('0110-0110-0110-0110');
  for (const wrong of ['', 'U'.repeat(16), '7K3M-Q9TV-2XBD-PF4', `${'A'.repeat(17)}`, '<script>'])
    expect(readPaperCode(wrong)).toBeUndefined();
});

test('the hash is of this installation', () => {
  const code = makePaperCode();
  const [one, other] = [new Vault(randomBytes(32)), new Vault(randomBytes(32))];
  expect(paperCodeHash(one, code).equals(paperCodeHash(one, code))).toBe(true);
  expect(paperCodeHash(one, code).equals(paperCodeHash(other, code))).toBe(false);
});
