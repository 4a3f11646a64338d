import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardReaderStatus } from '@loket/contract';
import { type CardFiles, type IdentifiedCard, identify } from '@loket/identity';
import {
  type CardSlot,
  makeVirtualCard,
  openTestHierarchy,
  serveCardSlot,
  type TestHierarchy,
  testTrust,
  type VirtualCard,
  type VirtualCardOptions,
  type VirtualPerson,
} from '@loket/simulators';
import { type CardReader, type Clock, openCardReader, type ReadingEvent } from '../index.ts';

/** One driver with one slot that speaks the card's wire protocol over a socket: quick enough for hundreds of readings. */
export type SocketRig = {
  readonly hierarchy: TestHierarchy;
  readonly slot: CardSlot;
  readonly reader: CardReader;
  /** Every event since `forget`. */
  readonly events: readonly ReadingEvent[];
  forget(): void;
  make(person: string | VirtualPerson, options?: VirtualCardOptions): Promise<VirtualCard>;
  status(wanted: CardReaderStatus['state'], card?: 'absent' | 'present'): Promise<void>;
  /** The last event of the next reading that is complete or failed; a complete one's proofs have ended too. */
  ended(): Promise<ReadingEvent>;
  /** Lets every patience of the driver run out, as if seconds had passed. */
  runOut(): void;
  close(): Promise<void>;
};

/** Short pauses pass at once; what a second or more is waited for runs out when told. */
function quickClock() {
  const patience = new Set<() => void>();
  const clock: Clock = {
    after(delayMs) {
      let cancel = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        if (delayMs >= 1000) {
          patience.add(resolve);
          cancel = () => patience.delete(resolve);
          return;
        }
        const timer = setTimeout(resolve, Math.min(delayMs, 2));
        cancel = () => clearTimeout(timer);
      });
      return { done, cancel };
    },
  };
  const runOut = (): void => {
    const all = [...patience];
    patience.clear();
    for (const resolve of all) resolve();
  };
  return { clock, runOut };
}

export async function startSocketRig(): Promise<SocketRig> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-failures-'));
  const hierarchy = await openTestHierarchy(folder);
  const slot = await serveCardSlot();
  const { clock, runOut } = quickClock();
  const reader = openCardReader({ kind: 'socket', host: '127.0.0.1', port: slot.port }, { clock });
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
    hierarchy,
    slot,
    reader,
    events,
    runOut,
    forget: () => events.splice(0),
    make: (person, options) => makeVirtualCard(hierarchy, person, options),
    status: (wanted, card) =>
      until(() => {
        const now = reader.status();
        const isIt =
          now.state === wanted && (card === undefined || (now.state === 'ready' && now.card === card));
        return isIt ? true : undefined;
      }).then(() => undefined),
    ended: () => until(() => endOf(events)),
    async close() {
      await reader.close();
      await slot.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function endOf(events: readonly ReadingEvent[]): ReadingEvent | undefined {
  const end = events.find(({ kind }) => kind === 'complete' || kind === 'failed');
  if (end?.kind === 'failed') return end;
  return events.some(({ kind }) => kind === 'proofs_end') ? end : undefined;
}

/** The files of one reading: the first, unless another is named. */
export const filesOf = (events: readonly ReadingEvent[], reading = events[0]?.reading): CardFiles =>
  Object.fromEntries(
    events.flatMap((event) =>
      event.kind === 'file' && event.reading === reading ? [[event.file, event.bytes]] : [],
    ),
  );

/**
 * What somebody gets who does what the driver's face says: the files of a reading are an identity only after
 * `complete`. Undefined: no identity.
 */
export async function identityOf(
  events: readonly ReadingEvent[],
  hierarchy: TestHierarchy,
): Promise<IdentifiedCard | undefined> {
  const complete = events.find(({ kind }) => kind === 'complete');
  if (complete === undefined) return undefined;
  const identified = await identify(
    filesOf(events, complete.reading),
    testTrust(hierarchy),
    new Date('2026-11-21'),
  );
  return identified.ok ? identified.value : undefined;
}
