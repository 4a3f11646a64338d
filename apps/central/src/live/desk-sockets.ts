import {
  type CentralToDesk,
  ConsultationId,
  type DeskChange,
  type DeskSnapshot,
  type DeskToCentral,
  type SignalMessage,
  StaffId,
  TicketId,
  type ZoneId,
} from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { StaffSession } from '../access/access.ts';
import { Bus } from '../bus/bus.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import {
  findConsultation,
  openConsultationOf,
  viewConsultation,
} from '../consultations/consultation.repository.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import type { OwnNotice, ZoneNotice } from '../database/zone-notice.ts';
import { DossierShowing } from '../dossier/dossier-showing.ts';
import { Showing } from '../identification/showing.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { openOfferOf } from '../queue/offers.repository.ts';
import { readDeskChange } from './desk-change.ts';
import { DeskFeed } from './desk-feed.ts';
import { readDeskSnapshot } from './desk-snapshot.ts';
import { Latest } from './latest.ts';
import { LiveEnds } from './live-ends.ts';
import { announceSocket, readSocketNotice } from './socket-order.ts';

export type DeskSocket = Socket<DeskToCentral, CentralToDesk, DefaultEventsMap, { who: StaffSession }>;

export type ConnectedDesk = {
  socket: DeskSocket;
  who: StaffSession;
  feed: DeskFeed;
  /** Sends the identification of this consultation once more; each sending is audited. */
  showing: { of: ConsultationId | undefined; latest: Latest };
  /** Sends the dossier of the same consultation once more. */
  dossier: Latest;
  at: number;
  signal: (message: SignalMessage) => void;
};

/** The desks that are connected to this node and what they are told. A person may have several open. */
@Injectable()
export class DeskSockets implements OnApplicationBootstrap {
  readonly #connected = new Set<ConnectedDesk>();

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LiveEnds) private readonly ends: LiveEnds,
    @Inject(Showing) private readonly showing: Showing,
    @Inject(DossierShowing) private readonly dossiers: DossierShowing,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.subscribe({
      changed: (zoneId, notice) => this.changed(zoneId, notice),
      missed: async (zoneId) => {
        await Promise.all(this.of(zoneId).map((desk) => this.catchUp(zoneId, desk)));
      },
    });
  }

  get all(): readonly ConnectedDesk[] {
    return [...this.#connected];
  }

  async connect(socket: DeskSocket): Promise<void> {
    const { who } = socket.data;
    const signal = (message: SignalMessage) => void socket.emit('signal', message);
    const desk: ConnectedDesk = {
      socket,
      who,
      signal,
      at: Number.MAX_SAFE_INTEGER,
      feed: new DeskFeed({
        read: () => this.snapshot(who),
        snapshot: (snapshot) => void socket.emit('snapshot', snapshot),
        change: (change) => void socket.emit('change', change),
        failed: (error) => this.log.warn(describeError(error), 'a snapshot could not be read'),
      }),
      showing: {
        of: undefined,
        latest: new Latest(
          () => this.show(desk),
          (error) => this.log.warn(describeError(error), 'an identification could not be shown'),
        ),
      },
      dossier: new Latest(
        () => this.showDossier(desk),
        (error) => this.log.warn(describeError(error), 'a dossier could not be shown'),
      ),
    };
    this.#connected.add(desk);
    // The newest desk of a person carries the call.
    this.ends.attach({ end: 'desk', id: who.staffId }, signal);
    socket.on('disconnect', () => {
      this.#connected.delete(desk);
      this.ends.detach({ end: 'desk', id: who.staffId }, signal);
    });
    desk.at = await announceSocket(this.database, who.zoneId, 'desk_socket', who.staffId);
    const id = await this.tellHowThingsStand(desk);
    await this.ends.open(who.zoneId, { end: 'desk', id: who.staffId }, signal, id);
  }

  snapshot(who: StaffSession): Promise<DeskSnapshot> {
    return this.database.zoneAsOfNow(who.zoneId, (tx, version) =>
      readDeskSnapshot(tx, version, who.staffId, this.configuration.turn),
    );
  }

  private of(zoneId: ZoneId, staffId?: StaffId): ConnectedDesk[] {
    return this.all.filter(
      ({ who }) => who.zoneId === zoneId && (staffId === undefined || who.staffId === staffId),
    );
  }

  /**
   * A snapshot, and the identification and the dossier, which are no part of one.
   * @returns the consultation that this inspector is in
   */
  private async tellHowThingsStand(desk: ConnectedDesk): Promise<ConsultationId | undefined> {
    const { zoneId, staffId } = desk.who;
    await desk.feed.refresh();
    const id = await this.database.inZone(zoneId, (tx) => openConsultationOf(tx, { inspectorId: staffId }));
    if (!id) return undefined;
    desk.showing.of = id;
    await Promise.all([desk.showing.latest.run(), desk.dossier.run()]);
    return id;
  }

  private async catchUp(zoneId: ZoneId, desk: ConnectedDesk): Promise<void> {
    const id = await this.tellHowThingsStand(desk);
    if (id) await this.ends.fetch(zoneId, id);
  }

  private async changed(zoneId: ZoneId, notice: ZoneNotice | OwnNotice): Promise<void> {
    if (notice.kind === 'desk_socket') this.giveWay(zoneId, notice.id);
    if (notice.kind === 'session') this.endSession(zoneId, notice.id);
    if (notice.kind === 'dossier') await this.showDossiers(zoneId, ConsultationId.parse(notice.id));
    const desks = this.of(zoneId);
    if (notice.version === null || desks.length === 0) return;
    const change = await this.meaningOf(zoneId, notice);
    this.tell(desks, { version: notice.version, change });
    if (notice.kind === 'offer') await this.tellOffer(zoneId, StaffId.parse(notice.id));
    if (notice.kind === 'consultation') await this.tellConsultation(zoneId, ConsultationId.parse(notice.id));
    if (notice.kind === 'identification') await this.showAgain(zoneId, ConsultationId.parse(notice.id));
  }

  private async meaningOf(zoneId: ZoneId, notice: ZoneNotice | OwnNotice): Promise<DeskChange['change']> {
    if (!('written' in notice)) return this.database.reading(zoneId, (tx) => readDeskChange(tx, notice));
    const { id, written } = notice;
    if (written === 'gone') return { kind: 'ticket_gone', ticketId: TicketId.parse(id) };
    return { kind: 'ticket', ticket: written };
  }

  /** All that have what came before are told together, which encodes it once. */
  private tell(desks: readonly ConnectedDesk[], change: DeskChange): void {
    const [one, ...others] = desks.filter(({ feed }) => feed.receive(change)).map(({ socket }) => socket);
    one?.nsp.local.to([one, ...others].map(({ id }) => id)).emit('change', change);
  }

  private giveWay(zoneId: ZoneId, notice: string): void {
    const newer = readSocketNotice(notice);
    for (const { socket, who, at, signal } of this.of(zoneId)) {
      if (!newer || who.staffId !== newer.id || at >= newer.at) continue;
      this.ends.detach({ end: 'desk', id: who.staffId }, signal);
      socket.emit('call:elsewhere');
    }
  }

  private endSession(zoneId: ZoneId, sessionId: string): void {
    for (const desk of this.of(zoneId)) if (desk.who.sessionId === sessionId) this.end(desk);
  }

  end({ socket }: ConnectedDesk): void {
    socket.emit('session:ended');
    socket.disconnect(true);
  }

  private async tellOffer(zoneId: ZoneId, staffId: StaffId): Promise<void> {
    const desks = this.of(zoneId, staffId);
    if (desks.length === 0) return;
    const offer = await this.database.inZone(zoneId, (tx) => openOfferOf(tx, staffId));
    for (const { socket } of desks) socket.emit('offer', offer);
  }

  private async tellConsultation(zoneId: ZoneId, id: ConsultationId): Promise<void> {
    const views = await this.database.inZone(zoneId, (tx) =>
      viewConsultation(tx, id, this.configuration.turn),
    );
    if (!views) return;
    if (views.desk.phase === 'ended') this.dossiers.forget(id);
    const news = views.desk.phase === 'called';
    for (const desk of this.of(zoneId, views.inspectorId)) {
      desk.socket.emit('consultation', views.desk);
      // What an interrupted call left behind is there from the first moment.
      if (news && desk.showing.of !== id) {
        desk.showing.of = id;
        void desk.showing.latest.run();
        void desk.dossier.run();
      }
    }
  }

  private async showAgain(zoneId: ZoneId, id: ConsultationId): Promise<void> {
    const views = await this.database.inZone(zoneId, (tx) =>
      viewConsultation(tx, id, this.configuration.turn),
    );
    if (!views) return;
    for (const desk of this.of(zoneId, views.inspectorId)) {
      desk.showing.of = id;
      // Not waited for: the zone's other changes go on while a card is judged.
      void desk.showing.latest.run();
    }
  }

  private async show({ who, socket, showing }: ConnectedDesk): Promise<void> {
    if (!showing.of || !socket.connected) return;
    const shown = await this.showing.show(who.zoneId, showing.of, who.staffId);
    if (shown) socket.emit('identification', shown);
  }

  /** Not waited for: keystrokes of one call do not hold up what else happens in the zone. */
  private async showDossiers(zoneId: ZoneId, id: ConsultationId): Promise<void> {
    const desks = this.of(zoneId);
    if (desks.length === 0) return;
    if (!desks.some(({ showing }) => showing.of === id)) {
      const inspectorId = await this.inspectorOf(zoneId, id);
      for (const desk of desks) if (desk.who.staffId === inspectorId) desk.showing.of = id;
    }
    for (const desk of desks) if (desk.showing.of === id) void desk.dossier.run();
  }

  private async inspectorOf(zoneId: ZoneId, id: ConsultationId): Promise<StaffId | undefined> {
    const consultation = await this.database.inZone(zoneId, (tx) => findConsultation(tx, id));
    return consultation?.phase === 'ended' ? undefined : consultation?.inspectorId;
  }

  private async showDossier({ who, socket, showing }: ConnectedDesk): Promise<void> {
    if (!showing.of || !socket.connected) return;
    const shown = await this.dossiers.toDesk(who.zoneId, showing.of, who.staffId);
    if (shown) socket.emit('dossier', shown);
  }
}
