import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CardProcess,
  makeVirtualCard,
  openTestHierarchy,
  serveCardSlot,
  startCardProcess,
  startPcscd,
} from '@loket/simulators';
import { type CardReader, openCardReader } from '../index.ts';
import { CASES, judgedByOpenssl } from './openssl.situations.testing.ts';

/** Every signature that the driver gets from a card, judged by the program openssl: 1.7 and 1.8 through pcscd, 1.1 in-process. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-judged-'));
  await openTestHierarchy(folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const cardIn = (reader: CardReader) =>
  new Promise<void>((resolve) => {
    const look = () => {
      const status = reader.status();
      if (status.state === 'ready' && status.card === 'present') resolve();
    };
    reader.onStatus(look);
    look();
  });

describe('through pcscd', () => {
  let pcscd: { stop(): Promise<void> };
  let card: CardProcess;
  let reader: CardReader;
  beforeAll(async () => {
    pcscd = await startPcscd();
  }, 130_000);
  afterAll(() => pcscd.stop());

  describe.each(['1.7', '1.8'] as const)('applet %s', (applet) => {
    beforeAll(async () => {
      reader = openCardReader({ kind: 'pcsc' });
      card = await startCardProcess(folder, { seed: `judged ${applet}` }, { applet, pin: '73951' });
      await card.insert();
      await cardIn(reader);
    }, 60_000);
    afterAll(async () => {
      await reader.close();
      await card.end();
    });

    describe.each(['signature', 'authentication'] as const)('%s key', (key) => {
      test.each(CASES[applet])(
        '$scheme $hash',
        async (each) => {
          expect(await judgedByOpenssl(reader, key, each, '73951')).toEqual({
            right: true,
            otherData: false,
          });
        },
        60_000,
      );
    });
  });
});

describe('in-process', () => {
  describe.each(['1.1', '1.7', '1.8'] as const)('applet %s', (applet) => {
    describe.each(['signature', 'authentication'] as const)('%s key', (key) => {
      test.each(CASES[applet])(
        '$scheme $hash',
        async (each) => {
          const slot = await serveCardSlot();
          const reader = openCardReader({ kind: 'socket', host: '127.0.0.1', port: slot.port });
          slot.insert(await makeVirtualCard(await openTestHierarchy(folder), 'anneleen', { applet }));
          await cardIn(reader);
          expect(await judgedByOpenssl(reader, key, each, '1234')).toEqual({ right: true, otherData: false });
          await reader.close();
          await slot.close();
        },
        60_000,
      );
    });
  });
});
