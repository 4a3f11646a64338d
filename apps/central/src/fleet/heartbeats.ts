import type { CounterId, Heartbeat, PaperWay, ZoneId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity } from '../access/access.ts';
import { noteRestart } from '../consultations/consultations.service.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { askAgain } from '../papers/paper.repository.ts';
import { recordHeartbeat, recordUnchanged } from './heartbeats.repository.ts';

/** Much less than what a heartbeat is valid for. */
const GATHER_FOR_MS = 100;

type Gathered = {
  readonly heartbeat: Heartbeat;
  readonly noted: () => void;
  readonly failed: (error: unknown) => void;
};

/**
 * What counters say of themselves every few seconds. A word that is new is noted at once. Nearly all are what an idle
 * counter said before: those are gathered for a moment and noted in one statement, because two hundred counters that
 * each open a transaction are in the way of the citizens' tickets.
 */
@Injectable()
export class Heartbeats {
  /** As each counter said it last to this node. */
  readonly #said = new Map<CounterId, string>();
  readonly #gathered = new Map<ZoneId, Map<CounterId, Gathered>>();

  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /**
   * Resolves when whatever else this counter says may be done: after a word that is new, when it stands in the database;
   * after one that is gathered, at once, because nobody who takes a ticket waits for that.
   * @returns `noted` resolves when it stands in the database
   */
  async note(counter: CounterIdentity, heartbeat: Heartbeat): Promise<{ noted: Promise<void> }> {
    const said = JSON.stringify(heartbeat);
    const isNews = this.#said.get(counter.counterId) !== said;
    this.#said.set(counter.counterId, said);
    if (!isNews && heartbeat.busy === 'idle') return { noted: this.gather(counter, heartbeat) };
    // An older word that still waits to be noted must not come after this one.
    this.drop(counter);
    await this.noteAlone(counter, heartbeat);
    return { noted: Promise.resolve() };
  }

  private drop({ zoneId, counterId }: CounterIdentity): void {
    const gathered = this.#gathered.get(zoneId);
    gathered?.get(counterId)?.noted();
    gathered?.delete(counterId);
  }

  private gather(counter: CounterIdentity, heartbeat: Heartbeat): Promise<void> {
    const { zoneId, counterId } = counter;
    let gathered = this.#gathered.get(zoneId);
    if (!gathered) {
      gathered = new Map();
      this.#gathered.set(zoneId, gathered);
      setTimeout(() => void this.noteGathered(zoneId), GATHER_FOR_MS);
    }
    this.drop(counter);
    const all = gathered;
    return new Promise((noted, failed) => all.set(counterId, { heartbeat, noted, failed }));
  }

  private async noteGathered(zoneId: ZoneId): Promise<void> {
    const gathered = this.#gathered.get(zoneId) ?? new Map<CounterId, Gathered>();
    this.#gathered.delete(zoneId);
    try {
      const heartbeats = [...gathered].map(([counterId, { heartbeat }]) => ({ counterId, heartbeat }));
      const unchanged = await this.database.inZoneUnsynced(zoneId, (tx) => recordUnchanged(tx, heartbeats));
      await Promise.all(
        [...gathered].map(([counterId, one]) => this.settle(zoneId, counterId, one, unchanged)),
      );
    } catch (error) {
      for (const { failed } of gathered.values()) failed(error);
    }
  }

  /** One that the database knows otherwise, such as from another node, is noted by itself unless a newer word came. */
  private async settle(
    zoneId: ZoneId,
    counterId: CounterId,
    { heartbeat, noted, failed }: Gathered,
    unchanged: ReadonlySet<CounterId>,
  ): Promise<void> {
    const isNewest = this.#said.get(counterId) === JSON.stringify(heartbeat);
    try {
      if (!unchanged.has(counterId) && isNewest) await this.noteAlone({ zoneId, counterId }, heartbeat);
      noted();
    } catch (error) {
      failed(error);
    }
  }

  private noteAlone({ zoneId, counterId }: CounterIdentity, heartbeat: Heartbeat): Promise<void> {
    return this.database.inZone(zoneId, async (tx) => {
      const { restarted } = await recordHeartbeat(tx, counterId, heartbeat);
      if (restarted) await noteRestart(tx, counterId);
      if (await askAgain(tx, counterId, readyPrinters(heartbeat))) tx.changed('errand', counterId);
    });
  }
}

function readyPrinters({ devices }: Heartbeat): PaperWay[] {
  const ticket = devices.ticketPrinter.state;
  return [
    ...(ticket === 'ready' || ticket === 'paper_low' ? (['ticket_printer'] as const) : []),
    ...(devices.documentPrinter?.state === 'ready' ? (['document_printer'] as const) : []),
  ];
}
