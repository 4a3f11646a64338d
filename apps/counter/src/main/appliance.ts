import { randomUUID } from 'node:crypto';
import type {
  CitizenIntent,
  CitizenView,
  CounterSnapshot,
  DeviceEvent,
  Heartbeat,
  PadInkDrawn,
  PresenceReport,
  SignalMessage,
} from '@loket/contract';
import { stepCounter } from '../machines/counter.ts';
import {
  busyness,
  type CounterEvent,
  type CounterState,
  startCounter,
  testsOf,
} from '../machines/counter-state.ts';
import { provesCard, provesMedia } from '../machines/device-tests.ts';
import type { OfflineState } from '../machines/offline.ts';
import { needsRoomToRead } from '../machines/room-to-read.ts';
import { isPresenceShown, viewOf } from '../machines/view.ts';
import { isMediaAllowed } from '../machines/visit-state.ts';
import { isCardEvent } from './card-desk.ts';
import { CentralLink, type LinkListener } from './central-link.ts';
import { CentralRequests } from './central-requests.ts';
import type { Configuration } from './configuration.ts';
import { Desks } from './desks.ts';
import type { DeviceHost } from './device-host-process.ts';
import { type DisplaysTold, deviceReportAfter } from './device-status.ts';
import { measuresOf } from './display-measures.ts';
import { runEffect } from './effects.ts';
import { sendInk, sendView } from './ipc/citizen.ts';
import { readKeptOffline, writeKeptOffline } from './kept-offline.ts';
import { errorFields, log } from './log.ts';
import { MediaDesk } from './media-desk.ts';
import { PresenceLine } from './presence-line.ts';
import type { RoomPage } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { Occupant } from './shell.ts';
import { noteTransition } from './transition-log.ts';
import type { CounterWindow } from './window.ts';
import { wipeVisit } from './wiping.ts';

const TICK_MS = 500;

export type ApplianceParts = {
  window: CounterWindow;
  rooms: Rooms;
  host: DeviceHost;
  profile: string;
  packaged: boolean;
  /** Of this program. */
  appVersion: string;
  /** Central put this counter out, and means it. */
  onRevoked: () => void;
};

/** How often in a row central has to refuse this key before it is believed: a slip of central must not erase it. */
const REFUSALS_BELIEVED = 3;

/** Everything of the counter around its pure state: one event in, one new state, its effects out. */
export class Appliance implements Occupant {
  readonly #parts: ApplianceParts;
  readonly #window: CounterWindow;
  readonly #rooms: Rooms;
  readonly #host: DeviceHost;
  readonly #link: CentralLink;
  readonly #central: CentralRequests;
  readonly #desks: Desks;
  readonly #presence: PresenceLine;
  readonly #media: MediaDesk;
  readonly #secondLocale: Configuration['locales']['second'];
  readonly #bootId = randomUUID();
  #state: CounterState;
  #sentView = '';
  #refusals = 0;
  #closed = false;
  #tick: NodeJS.Timeout | null = null;

  constructor(configuration: Configuration, parts: ApplianceParts) {
    this.#parts = parts;
    this.#window = parts.window;
    this.#rooms = parts.rooms;
    this.#host = parts.host;
    this.#presence = new PresenceLine(
      () => parts.rooms.contents('presence'),
      configuration.presenceDisplay?.display ?? null,
      configuration.media,
    );
    this.#media = new MediaDesk((command) => this.#presence.send(command));
    this.#secondLocale = configuration.locales.second;
    const { devices, locales } = configuration;
    const { appVersion } = parts;
    const facts = { locale: locales.first, devices, display: measuresOf(configuration), appVersion };
    this.#state = startCounter(facts, Date.now(), readKeptOffline(parts.profile));
    this.#link = new CentralLink(configuration, this.#listener(), () => this.#heartbeat());
    this.#central = new CentralRequests(this.#link);
    this.#desks = new Desks({
      ...parts,
      configuration,
      central: this.#central,
      state: () => this.#state,
      dispatch: (event) => this.dispatch(event),
      sendToPresence: (command) => this.#presence.send(command),
      sendInk: (ink) => this.#sendInk(ink),
    });
  }

  /** The devices, before there are pages. */
  begin(): void {
    this.onDisplays();
    this.#host.start();
    this.#tick = setInterval(() => this.dispatch({ event: 'tick' }), TICK_MS);
  }

  /** The line to central, once there are pages. */
  connect(): void {
    if (!this.#closed) this.#link.start();
  }

  readonly close = (): void => {
    this.#closed = true;
    if (this.#tick) clearInterval(this.#tick);
    this.#link.close();
    this.#desks.close();
    this.#host.close();
  };

  readonly mediaAllowed = (): boolean =>
    isMediaAllowed(this.#state.visit) || provesMedia(testsOf(this.#state)) || this.#media.looking;

  dispatch(event: CounterEvent): void {
    // What still runs of a counter that was put out changes nothing any more.
    if (this.#closed) return;
    const before = this.#state;
    const { state, effects } = stepCounter(before, event, { now: Date.now(), newId: randomUUID });
    this.#state = state;
    noteTransition(before, state);
    this.#follow(before, state);
    for (const effect of effects) {
      runEffect(effect, {
        link: this.#central,
        signing: this.#desks.signing,
        proving: this.#desks.proving,
        service: this.#desks.service,
        now: () => new Date(),
        keepOffline: (offline) => this.#keepOffline(offline),
        host: this.#host,
        place: this.#place(),
        dispatch: (next) => this.dispatch(next),
        sendToPresence: (command) => this.#presence.send(command),
        wipe: () => void this.#wipe(),
      });
    }
    this.refreshView();
  }

  readonly onIntent = (intent: CitizenIntent): void => this.dispatch({ event: 'intent', intent });

  readonly onPresenceReport = (report: PresenceReport): void => {
    this.#media.onReport(report);
    this.#learn(report);
    switch (report.report) {
      case 'ready':
        this.#presence.ready = true;
        this.dispatch({ event: 'presence_ready' });
        break;
      case 'signal':
        this.#sendSignal(report.signal);
        break;
      case 'connection':
        this.dispatch({ event: 'connection', connection: report.connection });
        break;
      case 'statistics': {
        const { report: _, ...counts } = report;
        log('info', 'call statistics', counts);
        break;
      }
      case 'picture':
        log('info', 'presence picture', report.picture);
        break;
      case 'still':
      case 'still_failed':
        this.#desks.stills.onReport(report);
        break;
      case 'media_level':
        this.dispatch({ event: 'media_level', test: report.test, level: report.level });
        break;
      case 'media_tested':
        this.dispatch({ event: 'tested', test: report.test, pass: report.pass, detail: report.detail });
        break;
      case 'devices':
      case 'media_looked':
        break;
    }
  };

  readonly onDeviceEvent = (event: DeviceEvent): void => {
    this.#learn(event);
    switch (event.event) {
      case 'card_reader':
        this.dispatch({ event: 'reader', status: event.status });
        break;
      case 'printed':
        this.#desks.papers.onPrinted(event);
        this.#desks.proving.onPrinted(event);
        this.dispatch({ event: 'printed', job: event.job, ok: event.result.ok });
        break;
      case 'document_printed':
        this.#desks.papers.onPrinted(event);
        this.#desks.proving.onPrinted(event);
        break;
      default:
        if (isCardEvent(event)) this.#desks.cards.onEvent(event);
    }
  };

  readonly onPageGone = (page: RoomPage): void => {
    if (page === 'presence') {
      this.#presence.ready = false;
      this.#media.onPageGone();
    }
    this.dispatch({ event: page === 'presence' ? 'presence_gone' : 'citizen_gone' });
  };

  readonly onPageLoaded = (page: RoomPage): void => {
    if (page === 'presence') this.#presence.expectReady();
    else {
      this.refreshView(true);
      this.#desks.repeatInk();
    }
  };

  readonly onDisplays = (): void => {
    const told = this.#window.displays;
    this.#presence.pane = told.displays.presence?.state === 'absent';
    this.#learn(told);
    this.refreshView();
  };

  /** Sends the citizen's view when it changed, or in any case to a page that has none yet. */
  readonly refreshView = (always = false): void => {
    const view: CitizenView = viewOf(this.#state, Date.now(), this.#window.presencePaneHeight);
    const text = JSON.stringify(view);
    if (text === this.#sentView && !always) return;
    const contents = this.#rooms.contents('citizen');
    if (!contents) return;
    this.#sentView = text;
    sendView(contents, view);
  };

  #sendInk(ink: PadInkDrawn): void {
    const contents = this.#rooms.contents('citizen');
    if (contents) sendInk(contents, ink);
  }

  #listener(): LinkListener {
    return {
      onLink: (link) => this.#onLink(link),
      onSnapshot: (snapshot) => this.#onSnapshot(snapshot),
      onDossier: (dossier) => this.dispatch({ event: 'dossier', dossier }),
      onSignal: (message) => this.#onSignal(message),
      onEnded: (ended) => this.dispatch({ event: 'ended', ...ended }),
      onStill: (asked) => this.#desks.stills.take(asked),
      onPaper: (paper) => void this.#desks.papers.print(paper),
      onRevoked: () => this.#putOut(),
    };
  }

  #onLink({ connected, refused }: { connected: boolean; refused: boolean }): void {
    this.#refusals = refused ? this.#refusals + 1 : 0;
    this.dispatch({ event: 'link', connected, refusal: refused ? 'revoked' : null });
    if (this.#refusals >= REFUSALS_BELIEVED) this.#putOut();
  }

  #putOut(): void {
    if (this.#closed) return;
    this.dispatch({ event: 'link', connected: false, refusal: 'revoked' });
    this.close();
    this.#parts.onRevoked();
  }

  #onSnapshot(snapshot: CounterSnapshot): void {
    this.dispatch({ event: 'snapshot', snapshot });
    this.#desks.cards.repair();
  }

  #onSignal({ consultationId, signal }: SignalMessage): void {
    if (this.#consultation()?.id === consultationId) this.#presence.send({ command: 'signal', signal });
  }

  #sendSignal(signal: SignalMessage['signal']): void {
    const consultation = this.#consultation();
    if (consultation) void this.#central.signal({ consultationId: consultation.id, signal });
  }

  #learn(told: DeviceEvent | PresenceReport | DisplaysTold): void {
    const devices = deviceReportAfter(this.#state.devices, told);
    if (devices === this.#state.devices) return;
    this.dispatch({ event: 'devices', devices });
    this.#link.beat();
  }

  #heartbeat(): Heartbeat {
    return { bootId: this.#bootId, devices: this.#state.devices, busy: busyness(this.#state) };
  }

  /** What follows from the state itself rather than from a step to it. */
  #follow(before: CounterState, state: CounterState): void {
    this.#host.setReading(isMediaAllowed(state.visit) || provesCard(testsOf(state)));
    const { content } = viewOf(state, Date.now(), 0);
    this.#window.showPresence(isPresenceShown(state), needsRoomToRead(content));
    if (busyness(before) !== busyness(state)) this.#link.beat();
    this.#media.tend(state, testsOf(state)?.running != null);
  }

  #consultation() {
    const { visit } = this.#state;
    return 'consultation' in visit ? visit.consultation : null;
  }

  #place() {
    const { zoneName = '', siteName = '', secondLocale = this.#secondLocale } = this.#state.snapshot ?? {};
    return { zoneName, siteName, secondLocale };
  }

  #keepOffline(offline: OfflineState): void {
    try {
      writeKeptOffline(this.#parts.profile, offline, this.#state.snapshot);
    } catch (error) {
      // A full disk must not close the counter: what is given stays valid while this process lives.
      log('error', 'numbers not kept', errorFields(error));
    }
  }

  async #wipe(): Promise<void> {
    this.#presence.ready = false;
    this.#media.onPageGone();
    this.#desks.forget();
    await wipeVisit(this.#rooms, this.#host, this.#desks.settled());
    this.dispatch({ event: 'wiped' });
  }
}
