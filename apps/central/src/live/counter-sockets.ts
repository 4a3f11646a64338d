import { setImmediate as othersHaveATurn, setTimeout as pause } from 'node:timers/promises';
import type {
  CentralToCounter,
  CounterSnapshot,
  CounterToCentral,
  SignalMessage,
  ZoneId,
} from '@loket/contract';
import { ConsultationId, CounterId } from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { CounterIdentity } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { Bus } from '../bus/bus.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { findConsultation, openConsultationOf } from '../consultations/consultation.repository.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import type { ZoneNotice } from '../database/zone-notice.ts';
import { DossierShowing } from '../dossier/dossier-showing.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { KnownWaits } from '../waiting/known-waits.ts';
import { CounterErrands } from './counter-errands.ts';
import { readCounterSnapshots } from './counter-snapshot.ts';
import { Latest } from './latest.ts';
import { LiveEnds } from './live-ends.ts';
import { announceSocket, readSocketNotice } from './socket-order.ts';

export type CounterSocket = Socket<
  CounterToCentral,
  CentralToCounter,
  DefaultEventsMap,
  { who: CounterIdentity }
>;

type Connected = {
  socket: CounterSocket;
  zoneId: ZoneId;
  counterId: CounterId;
  /** When it connected, by the database's clock; unknown for a moment. */
  at: number;
  signal: (message: SignalMessage) => void;
  /** Whether this process of the counter said who it is: one that restarted has forgotten the visit. */
  heard: boolean;
  /** The consultation whose dossier this counter was sent last. */
  shown: ConsultationId | undefined;
  /** Sends the dossier of this counter's consultation once more, and what is still to be done for it. */
  dossier: Latest;
  errands: Latest;
};

/** A revoked counter is cut off within this and the time of one look. */
const LOOK_AT_KEYS_MS = 3_000;
/** How many wait changes with every ticket of the zone; a welcome screen may know it a moment later. */
const TELL_QUEUE_WITHIN_MS = 1_000;
/** Counters that are told before the process looks at something else: about half a millisecond's work. */
const TOLD_AT_ONCE = 10;
/** How long everything else has the process then, when what they are told may come a moment later. */
const BREATH_MS = 15;
/** What a kiosk says of waiting, and that the time of the last ticket has come, changes by the clock alone. */
const TELL_WAIT_MS = 15_000;

/** The counters that are connected to this node, one socket each, and what they are told. */
@Injectable()
export class CounterSockets implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #connected = new Map<CounterId, Connected>();
  readonly #tellings = new Map<ZoneId, Latest>();
  readonly #soon = new Map<ZoneId, NodeJS.Timeout>();
  /** Zones in which something happened that a counter shows at once. */
  readonly #hurried = new Set<ZoneId>();
  #timers: NodeJS.Timeout[] = [];

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LiveEnds) private readonly ends: LiveEnds,
    @Inject(DossierShowing) private readonly dossiers: DossierShowing,
    @Inject(CounterErrands) private readonly errands: CounterErrands,
    @Inject(KnownWaits) private readonly waits: KnownWaits,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.subscribe({
      changed: (zoneId, notice) => this.changed(zoneId, notice),
      missed: async (zoneId) => {
        this.tellAtOnce(zoneId);
        for (const { counterId, dossier, errands } of this.of(zoneId)) {
          void dossier.run();
          void errands.run();
          await this.fetchSignals(zoneId, counterId);
        }
      },
    });
    this.#timers = [
      setInterval(() => void this.cutRevoked(), LOOK_AT_KEYS_MS),
      setInterval(() => {
        for (const zoneId of new Set([...this.#connected.values()].map((one) => one.zoneId)))
          this.tell(zoneId);
      }, TELL_WAIT_MS),
    ];
  }

  onApplicationShutdown(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const timer of this.#soon.values()) clearTimeout(timer);
  }

  /** Takes over from an older socket of the same counter, here or on another node, and tells it how things stand. */
  async connect(socket: CounterSocket): Promise<void> {
    const { zoneId, counterId } = socket.data.who;
    const signal = (message: SignalMessage) => void socket.emit('signal', message);
    const quietly = (work: () => Promise<void>) =>
      new Latest(work, (error) => this.log.warn(describeError(error), 'a counter could not be told'));
    const mine: Connected = {
      socket,
      zoneId,
      counterId,
      at: Number.MAX_SAFE_INTEGER,
      signal,
      heard: false,
      shown: undefined,
      dossier: quietly(() => this.showDossier(mine)),
      errands: quietly(() => this.sendErrands(mine)),
    };
    const older = this.#connected.get(counterId);
    this.#connected.set(counterId, mine);
    this.ends.attach({ end: 'counter', id: counterId }, signal);
    older?.socket.disconnect(true);
    socket.on('disconnect', () => {
      this.ends.detach({ end: 'counter', id: counterId }, signal);
      if (this.#connected.get(counterId) === mine) this.#connected.delete(counterId);
    });
    mine.at = await announceSocket(this.database, zoneId, 'counter_socket', counterId);
    socket.emit('snapshot', await this.snapshot(socket.data.who));
    const id = await this.database.inZone(zoneId, (tx) => openConsultationOf(tx, { counterId }));
    await this.ends.open(zoneId, { end: 'counter', id: counterId }, signal, id);
  }

  /** After the first heartbeat on a connection: a counter that restarted is `away` by now and is shown nothing. */
  async heardFrom({ counterId }: CounterIdentity): Promise<void> {
    const mine = this.#connected.get(counterId);
    if (!mine || mine.heard) return;
    mine.heard = true;
    await Promise.all([mine.dossier.run(), mine.errands.run()]);
  }

  /** @throws Refusal `unauthenticated` for a counter that was revoked */
  async snapshot({ zoneId, counterId }: CounterIdentity): Promise<CounterSnapshot> {
    const snapshot = (await this.read(zoneId, [counterId])).get(counterId);
    if (!snapshot) throw new Refusal('unauthenticated', 'This counter was revoked.');
    return snapshot;
  }

  private of(zoneId: ZoneId): Connected[] {
    return [...this.#connected.values()].filter((one) => one.zoneId === zoneId);
  }

  private async changed(zoneId: ZoneId, { kind, id }: ZoneNotice): Promise<void> {
    if (kind === 'counter_socket') this.giveWay(id);
    else if (kind === 'errand') void this.#connected.get(CounterId.parse(id))?.errands.run();
    else if (kind === 'dossier') await this.tellDossier(zoneId, ConsultationId.parse(id));
    else if (kind === 'signal') await this.ends.fetch(zoneId, ConsultationId.parse(id));
    else if (kind === 'consultation') {
      await this.tellOfEnding(zoneId, ConsultationId.parse(id));
      this.tellAtOnce(zoneId);
      // *Ik ben er*: from now on the citizen may see what was written.
      await this.tellDossier(zoneId, ConsultationId.parse(id));
    } else if (kind === 'ticket') {
      this.tellSoon(zoneId);
    } else if (kind === 'sites' || kind === 'counter') {
      this.tellAtOnce(zoneId);
      if (kind === 'counter') await this.cutRevoked();
    }
  }

  /** So that a busy queue does not keep every counter of the zone busy with its length. */
  private tellSoon(zoneId: ZoneId): void {
    if (this.#soon.has(zoneId)) return;
    const timer = setTimeout(() => {
      this.#soon.delete(zoneId);
      this.tell(zoneId);
    }, TELL_QUEUE_WITHIN_MS);
    this.#soon.set(zoneId, timer);
  }

  private giveWay(notice: string): void {
    const newer = readSocketNotice(notice);
    const mine = [...this.#connected.values()].find(({ counterId }) => counterId === newer?.id);
    if (mine && newer && mine.at < newer.at) mine.socket.disconnect(true);
  }

  private async tellOfEnding(zoneId: ZoneId, consultationId: ConsultationId): Promise<void> {
    if (this.of(zoneId).length === 0) return;
    const consultation = await this.database.inZone(zoneId, (tx) => findConsultation(tx, consultationId));
    if (consultation?.phase === 'ended')
      this.#connected
        .get(consultation.counterId)
        ?.socket.emit('visit:ended', { consultationId, outcome: consultation.outcome });
  }

  /** Not waited for: keystrokes of one call do not hold up what else happens in the zone. */
  private async tellDossier(zoneId: ZoneId, consultationId: ConsultationId): Promise<void> {
    const mine = this.of(zoneId);
    if (mine.length === 0) return;
    // The quick way, for keystrokes: who was sent this dossier before is sent it again.
    const known = mine.find(({ shown }) => shown === consultationId);
    const counterId = known?.counterId ?? (await this.counterOf(zoneId, consultationId));
    if (counterId) void this.#connected.get(counterId)?.dossier.run();
  }

  private async counterOf(zoneId: ZoneId, id: ConsultationId): Promise<CounterId | undefined> {
    const consultation = await this.database.inZone(zoneId, (tx) => findConsultation(tx, id));
    return consultation?.phase === 'present' ? consultation.counterId : undefined;
  }

  private async showDossier(mine: Connected): Promise<void> {
    if (!mine.heard) return;
    const dossier = await this.dossiers.toCounter(mine.zoneId, mine.counterId);
    mine.shown = dossier?.consultationId;
    if (dossier && mine.socket.connected) mine.socket.emit('dossier', dossier);
  }

  private async sendErrands({ socket, heard }: Connected): Promise<void> {
    if (heard) await this.errands.send(socket);
  }

  private tellAtOnce(zoneId: ZoneId): void {
    this.#hurried.add(zoneId);
    this.tell(zoneId);
  }

  /** Everybody of the zone gets the newest snapshot; many changes at once become one. */
  private tell(zoneId: ZoneId): void {
    const known = this.#tellings.get(zoneId);
    const telling =
      known ??
      new Latest(
        async () => {
          if (this.of(zoneId).length > 0) await this.tellAll(zoneId);
        },
        (error) => this.log.warn(describeError(error), 'the counters could not be told'),
      );
    if (!known) this.#tellings.set(zoneId, telling);
    void telling.run();
  }

  /**
   * A zone has hundreds of counters. How many wait may be known a moment later, and in between whoever takes a ticket or
   * calls has the process; should somebody be called meanwhile, everybody is told anew and at once.
   */
  private async tellAll(zoneId: ZoneId): Promise<void> {
    const hurried = this.#hurried.delete(zoneId);
    const mine = this.of(zoneId);
    const snapshots = await this.read(
      zoneId,
      mine.map(({ counterId }) => counterId),
    );
    for (const [place, { counterId, socket }] of mine.entries()) {
      if (place % TOLD_AT_ONCE === TOLD_AT_ONCE - 1) {
        await (hurried ? othersHaveATurn() : pause(BREATH_MS));
        if (!hurried && this.#hurried.has(zoneId)) return;
      }
      const snapshot = snapshots.get(counterId);
      if (snapshot) socket.emit('snapshot', snapshot);
    }
  }

  private read(
    zoneId: ZoneId,
    counterIds: readonly CounterId[],
  ): Promise<ReadonlyMap<CounterId, CounterSnapshot>> {
    return this.database.zoneAsOfNow(zoneId, (tx, version) =>
      readCounterSnapshots(tx, version, counterIds, this.configuration.turn, this.waits),
    );
  }

  private async fetchSignals(zoneId: ZoneId, counterId: CounterId): Promise<void> {
    const id = await this.database.inZone(zoneId, (tx) => openConsultationOf(tx, { counterId }));
    if (id) await this.ends.fetch(zoneId, id);
  }

  private async cutRevoked(): Promise<void> {
    try {
      for (const zoneId of new Set([...this.#connected.values()].map((one) => one.zoneId))) {
        const mine = this.of(zoneId);
        const valid = await this.database.inZone(zoneId, (tx) =>
          tx.query<{ id: CounterId }>(
            'SELECT id FROM counter WHERE id = ANY ($1) AND revoked_at IS NULL AND public_key IS NOT NULL',
            [mine.map(({ counterId }) => counterId)],
          ),
        );
        const still = new Set(valid.map(({ id }) => id));
        for (const { counterId, socket } of mine) {
          if (still.has(counterId)) continue;
          socket.emit('revoked');
          socket.disconnect(true);
        }
      }
    } catch (error) {
      this.log.warn(describeError(error), 'the counters’ keys could not be looked at');
    }
  }
}
