import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConsultationId, err, ZoneId } from '@loket/contract';
import { readOrMakeKeyFile } from './key-file.ts';
import { Vault } from './vault.ts';

const owner = () => ({
  zoneId: ZoneId.parse(randomUUID()),
  consultationId: ConsultationId.parse(randomUUID()),
});
const secret = Buffer.from('Zoë Peeters-Çelik');

describe('vault', () => {
  const vault = new Vault(randomBytes(32));

  test('opens what it sealed, and the sealed bytes do not show it', () => {
    const us = owner();
    const { key, wrapped } = vault.makeKey(us);
    const sealed = key.seal('card_file', secret);
    expect(sealed.includes(secret)).toBe(false);
    const again = vault.unwrap(us, wrapped);
    expect(again.ok && again.value.open('card_file', sealed)).toEqual({ ok: true, value: secret });
  });

  test('seals the same bytes differently each time', () => {
    const { key } = vault.makeKey(owner());
    expect(key.seal('k', secret).equals(key.seal('k', secret))).toBe(false);
  });

  test('refuses when any single byte was changed', () => {
    const { key } = vault.makeKey(owner());
    const sealed = key.seal('k', secret);
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed[place] ?? 0) ^ 1, place);
      expect(key.open('k', changed)).toEqual(err('unreadable'));
    }
  });

  test('refuses every shorter piece', () => {
    const { key } = vault.makeKey(owner());
    const sealed = key.seal('k', secret);
    for (let length = 0; length < sealed.length; length += 1)
      expect(key.open('k', sealed.subarray(0, length))).toEqual(err('unreadable'));
  });

  test('refuses another kind, another consultation and another zone', () => {
    const us = owner();
    const { key, wrapped } = vault.makeKey(us);
    expect(key.open('b', key.seal('a', secret))).toEqual(err('unreadable'));
    expect(vault.unwrap({ ...us, zoneId: owner().zoneId }, wrapped)).toEqual(err('unreadable'));
    expect(vault.unwrap({ ...us, consultationId: owner().consultationId }, wrapped)).toEqual(
      err('unreadable'),
    );
  });

  test('nothing opens with another installation’s key', () => {
    const us = owner();
    const { wrapped } = vault.makeKey(us);
    expect(new Vault(randomBytes(32)).unwrap(us, wrapped)).toEqual(err('unreadable'));
  });

  test('derives the same secret for the same context only', () => {
    expect(vault.deriveSecret(['follow', 'a']).equals(vault.deriveSecret(['follow', 'a']))).toBe(true);
    expect(vault.deriveSecret(['follow', 'a']).equals(vault.deriveSecret(['follow', 'b']))).toBe(false);
    expect(vault.deriveSecret(['follow', 'a'])).toHaveLength(16);
  });
});

describe('key file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'loket-vault-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('twenty nodes that start together agree on one key, readable by the owner alone', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => readOrMakeKeyFile(folder)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual(['key-encryption-key']);
    expect((await stat(path.join(folder, 'key-encryption-key'))).mode & 0o777).toBe(0o600);
  });

  test('a damaged file stops the start instead of being replaced', async () => {
    await writeFile(path.join(folder, 'key-encryption-key'), 'short');
    await expect(readOrMakeKeyFile(folder)).rejects.toThrow('put the right file back');
  });
});
