import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { belgianRoots } from '@loket/identity';
import { openTestHierarchy, startCardProcess, startPcscd, testTrust } from '@loket/simulators';
import { openCardReader } from '../index.ts';
import { cardReaderContract, type ReaderSetting } from './card-reader.contract.testing.ts';

/**
 * The simulator behind the real pcscd; and, with `LOKET_REAL=eid`, a real reader with a real card, which a person puts in
 * and takes out when told. Its PIN is used twice: `LOKET_EID_PIN`.
 */

async function virtualReader(person: string): Promise<ReaderSetting> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-contract-'));
  const hierarchy = await openTestHierarchy(folder);
  const pcscd = await startPcscd();
  const card = await startCardProcess(folder, person, { pin: '86420' });
  const reader = openCardReader({ kind: 'pcsc' }, { challengeWithinMs: 200 });
  return {
    reader,
    insert: async () => void (await card.insert()),
    pull: () => card.pull(),
    pin: '86420',
    trust: testTrust(hierarchy),
    async close() {
      await reader.close();
      await card.end();
      await pcscd.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function realReader(): Promise<ReaderSetting> {
  const pin = process.env.LOKET_EID_PIN;
  if (!pin) throw new Error('a real card signs in these tests: LOKET_EID_PIN has its PIN');
  const reader = openCardReader({ kind: 'pcsc' }, { challengeWithinMs: 200 });
  const ask = async (words: string) => void process.stderr.write(`\n>>> ${words}\n`);
  await ask('The reader empty, please.');
  return {
    reader,
    insert: () => ask('Put the card in, please.'),
    pull: () => ask('Take the card out, please.'),
    pin,
    trust: {
      mode: 'production',
      pinnedRoots: belgianRoots,
      configuredRoots: [],
      testRoots: new Set(),
    },
    close: () => reader.close(),
  };
}

describe.each(['anneleen', 'zoe'])('%s', (person) => {
  cardReaderContract('a virtual reader behind pcscd', () => virtualReader(person));
});

if (process.env.LOKET_REAL?.split(',').includes('eid'))
  cardReaderContract('the reader of this machine', realReader);
