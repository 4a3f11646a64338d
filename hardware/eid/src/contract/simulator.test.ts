import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeVirtualCard, openTestHierarchy, serveCardSlot, testTrust } from '@loket/simulators';
import { openCardReader } from '../index.ts';
import { cardReaderContract } from './card-reader.contract.testing.ts';

/** The wire-level simulator in this process, a card of every applet. */
describe.each([
  ['anneleen', '1.1'],
  ['anneleen', '1.7'],
  ['zoe', '1.8'],
] as const)('%s, applet %s', (person, applet) => {
  cardReaderContract('a virtual slot on a socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loket-contract-'));
    const hierarchy = await openTestHierarchy(folder);
    const card = await makeVirtualCard(hierarchy, person, { applet, pin: '86420' });
    const slot = await serveCardSlot();
    const reader = openCardReader(
      { kind: 'socket', host: '127.0.0.1', port: slot.port },
      { challengeWithinMs: 200 },
    );
    return {
      reader,
      insert: async () => slot.insert(card),
      pull: async () => slot.pull(),
      pin: '86420',
      trust: testTrust(hierarchy),
      async close() {
        await reader.close();
        await slot.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
});
