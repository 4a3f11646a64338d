import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardReaderStatus } from '@loket/contract';
import {
  type CardProcess,
  type CardProcessOptions,
  openTestHierarchy,
  startCardProcess,
  startPcscd,
  type TestHierarchy,
} from '@loket/simulators';
import { type CardReader, openCardReader, type ReadingEvent } from '../index.ts';

/** The driver over the real PC/SC service with virtual cards, each in a process of its own. */
export type PcscdRig = {
  readonly folder: string;
  readonly hierarchy: TestHierarchy;
  readonly reader: CardReader;
  /** Every event since `forget`. */
  readonly events: readonly ReadingEvent[];
  forget(): void;
  /** A card process; `insert` puts its card in. It ends with the rig. */
  card(whose: string | { readonly seed: string }, options?: CardProcessOptions): Promise<CardProcess>;
  status(isIt: (status: CardReaderStatus) => boolean): Promise<void>;
  /** The last event of the next reading; a complete one's proofs have ended too. */
  ended(): Promise<ReadingEvent>;
  restartPcscd(between: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

export const isEmpty = (status: CardReaderStatus) => status.state === 'ready' && status.card === 'absent';
export const isFilled = (status: CardReaderStatus) => status.state === 'ready' && status.card === 'present';

export async function startPcscdRig(
  start: () => ReturnType<typeof startPcscd> = startPcscd,
): Promise<PcscdRig> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-pcscd-failures-'));
  const hierarchy = await openTestHierarchy(folder);
  const pcscd = await start();
  const reader = openCardReader({ kind: 'pcsc' });
  const cards: CardProcess[] = [];
  const events: ReadingEvent[] = [];
  const wakers = new Set<() => void>();
  const wake = () => {
    for (const each of [...wakers]) each();
  };
  reader.onReading((event) => {
    events.push(event);
    wake();
  });
  reader.onStatus(wake);
  const until = async <Value>(look: () => Value | undefined): Promise<Value> => {
    for (;;) {
      const seen = look();
      if (seen !== undefined) return seen;
      await new Promise<void>((resolve) => {
        const once = () => {
          wakers.delete(once);
          resolve();
        };
        wakers.add(once);
      });
    }
  };
  return {
    folder,
    hierarchy,
    reader,
    events,
    forget: () => events.splice(0),
    async card(whose, options) {
      const card = await startCardProcess(folder, whose, options);
      cards.push(card);
      return card;
    },
    status: (isIt) => until(() => (isIt(reader.status()) ? true : undefined)).then(() => undefined),
    ended: () =>
      until(() => {
        const end = events.find(({ kind }) => kind === 'complete' || kind === 'failed');
        return end?.kind === 'failed' || events.some(({ kind }) => kind === 'proofs_end') ? end : undefined;
      }),
    async restartPcscd(between) {
      await pcscd.interrupt();
      await between();
      await pcscd.resume();
    },
    async close() {
      await reader.close();
      for (const card of cards) await card.end();
      await pcscd.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
