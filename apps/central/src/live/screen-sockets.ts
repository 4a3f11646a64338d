import {
  type CentralToScreen,
  SCREEN_REFRESH_MS,
  type ScreenSnapshot,
  type ScreenToCentral,
  type SentOn,
  type SiteId,
  type ZoneId,
} from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { DefaultEventsMap, Socket } from 'socket.io';
import { Refusal } from '../boundary/refusal.ts';
import { Bus } from '../bus/bus.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import type { ChangeKind } from '../database/zone-notice.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { sentOnFrom } from '../sites/sent-on.repository.ts';
import { KnownWaits } from '../waiting/known-waits.ts';
import { KnownLine } from './known-line.ts';
import { Latest } from './latest.ts';
import { LINE, type Line, type RoomFacts, readRoomFacts, screenSnapshots } from './screen-snapshot.ts';

export type Hanging = { zoneId: ZoneId; siteId: SiteId };
export type ScreenSocket = Socket<ScreenToCentral, CentralToScreen, DefaultEventsMap, { who: Hanging }>;

/** Screens are public, so somebody could open many; a zone has a few dozen. */
export const MOST_SCREENS = 1_000;

/** How long people wait, and who was sent on, is found out a moment after what changed it is on the screens. */
const TELL_SLOWER_AFTER_MS = 1_200;

/** What a screen shows, or what it shows depends on: a policy reorders those who wait. */
const SHOWN: ReadonlySet<ChangeKind> = new Set([
  'ticket',
  'consultation',
  'sites',
  'messages',
  'policy',
  'inspector',
]);

/** The infoscreens that are connected to this node. Each gets the whole picture, always. */
@Injectable()
export class ScreenSockets implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #connected = new Set<ScreenSocket>();
  readonly #tellings = new Map<ZoneId, Latest>();
  readonly #soon = new Map<ZoneId, NodeJS.Timeout>();
  /** What the rooms show besides the queue, until something of it changes or the clock may have changed it. */
  readonly #facts = new Map<ZoneId, Promise<RoomFacts>>();
  readonly #lines = new Map<ZoneId, KnownLine>();
  readonly #sentOn = new Map<ZoneId, ReadonlyMap<SiteId, SentOn[]>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(KnownWaits) private readonly waits: KnownWaits,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.subscribe({
      changed: async (zoneId, notice) => {
        const { kind } = notice;
        this.lineOf(zoneId).heard(notice);
        if (!SHOWN.has(kind)) return;
        if (kind === 'sites' || kind === 'messages') this.#facts.delete(zoneId);
        this.tell(zoneId);
        this.tellAgainSoon(zoneId);
      },
      missed: async (zoneId) => {
        this.forget(zoneId);
        this.tell(zoneId);
      },
    });
    this.#timer = setInterval(() => {
      for (const zoneId of new Set([...this.#connected].map(({ data }) => data.who.zoneId))) {
        // A site opens and a message ends by the clock alone.
        this.forget(zoneId);
        void this.tellWithSlower(zoneId);
      }
    }, SCREEN_REFRESH_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
    for (const timer of this.#soon.values()) clearTimeout(timer);
  }

  get count(): number {
    return this.#connected.size;
  }

  async connect(socket: ScreenSocket): Promise<void> {
    this.#connected.add(socket);
    socket.on('disconnect', () => this.#connected.delete(socket));
    socket.emit('snapshot', await this.snapshot(socket.data.who));
  }

  /** @throws Refusal `not_found` when the site is gone */
  async snapshot({ zoneId, siteId }: Hanging): Promise<ScreenSnapshot> {
    await this.lookSlower(zoneId);
    const read = await this.read(zoneId, [siteId]);
    const snapshot = read.get(siteId);
    if (!snapshot) throw new Refusal('not_found', 'There is no such site.');
    return snapshot;
  }

  private tell(zoneId: ZoneId): void {
    const known = this.#tellings.get(zoneId);
    const telling =
      known ??
      new Latest(
        () => this.tellAll(zoneId),
        (error) => this.log.warn(describeError(error), 'the screens could not be told'),
      );
    if (!known) this.#tellings.set(zoneId, telling);
    void telling.run();
  }

  private tellAgainSoon(zoneId: ZoneId): void {
    if (this.#soon.has(zoneId)) return;
    const timer = setTimeout(() => {
      this.#soon.delete(zoneId);
      void this.tellWithSlower(zoneId);
    }, TELL_SLOWER_AFTER_MS);
    this.#soon.set(zoneId, timer);
  }

  /** Numbers never wait for a forecast: it plays the near future hundreds of times. */
  private async tellWithSlower(zoneId: ZoneId): Promise<void> {
    try {
      await this.lookSlower(zoneId);
    } catch (error) {
      this.log.warn(describeError(error), 'the waiting times could not be forecast');
    }
    this.tell(zoneId);
  }

  private async lookSlower(zoneId: ZoneId): Promise<void> {
    const { sites } = await this.factsOf(zoneId);
    await this.database.inZone(zoneId, async (tx) => {
      await this.waits.intervals(tx);
      this.#sentOn.set(
        zoneId,
        await sentOnFrom(
          tx,
          sites.map(({ id }) => id),
        ),
      );
    });
  }

  private async tellAll(zoneId: ZoneId): Promise<void> {
    const sockets = [...this.#connected].filter(({ data }) => data.who.zoneId === zoneId);
    if (sockets.length === 0) return;
    const bySite = await this.read(zoneId, [...new Set(sockets.map(({ data }) => data.who.siteId))]);
    for (const socket of sockets) {
      const snapshot = bySite.get(socket.data.who.siteId);
      if (snapshot) socket.emit('snapshot', snapshot);
    }
  }

  private async read(
    zoneId: ZoneId,
    siteIds: readonly SiteId[],
  ): Promise<ReadonlyMap<SiteId, ScreenSnapshot>> {
    const facts = await this.factsOf(zoneId);
    const line = await this.lineOf(zoneId).asOfNow(async () => {
      const [now] = await this.database.reading(zoneId, (tx) => tx.query<Line>(LINE));
      return now;
    });
    if (!line) return new Map();
    const slower = { intervals: this.waits.lately(zoneId), sentOn: this.#sentOn.get(zoneId) ?? new Map() };
    return screenSnapshots(line, siteIds, facts, slower);
  }

  private forget(zoneId: ZoneId): void {
    this.#facts.delete(zoneId);
    this.lineOf(zoneId).forget();
  }

  private lineOf(zoneId: ZoneId): KnownLine {
    const known = this.#lines.get(zoneId);
    if (known) return known;
    const line = new KnownLine();
    this.#lines.set(zoneId, line);
    return line;
  }

  /** A change that comes while they are read takes them away again, and tells the screens once more. */
  private factsOf(zoneId: ZoneId): Promise<RoomFacts> {
    const known = this.#facts.get(zoneId);
    if (known) return known;
    const read = this.database.inZone(zoneId, readRoomFacts);
    this.#facts.set(zoneId, read);
    read.catch(() => {
      if (this.#facts.get(zoneId) === read) this.#facts.delete(zoneId);
    });
    return read;
  }
}
