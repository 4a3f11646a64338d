import type { CitizenIntent, PresenceReport } from '@loket/contract';
import { type App, Menu } from 'electron';
import { receiveIntents } from './ipc/citizen.ts';
import { receiveReports } from './ipc/presence.ts';
import { log } from './log.ts';
import type { RoomPage } from './room.ts';
import { Rooms } from './rooms.ts';
import { CounterWindow, type WindowOptions } from './window.ts';

/** What decides over the window: a counter, or an appliance that is none yet. */
export type Occupant = {
  mediaAllowed(): boolean;
  onIntent(intent: CitizenIntent): void;
  onPresenceReport(report: PresenceReport): void;
  onPageGone(page: RoomPage): void;
  onPageLoaded(page: RoomPage): void;
  refreshView(): void;
  /** A display came, went or changed. */
  onDisplays?(): void;
  /** Ends everything that it runs; nothing is asked of it any more. */
  close(): void;
};

/** Window and pages, which stay, and who decides over them, who may change: a fresh appliance becomes a counter. */
export class Shell {
  readonly window: CounterWindow;
  readonly rooms: Rooms;
  #occupant: Occupant | null = null;

  constructor(app: App, options: WindowOptions) {
    Menu.setApplicationMenu(null);
    this.window = new CounterWindow(options, () => this.#occupant?.refreshView());
    this.window.onDisplays(() => this.#occupant?.onDisplays?.());
    this.rooms = new Rooms(this.window, app.isPackaged, {
      mediaAllowed: () => this.#occupant?.mediaAllowed() ?? false,
      onPageGone: (page) => this.#occupant?.onPageGone(page),
      onPageLoaded: (page) => this.#occupant?.onPageLoaded(page),
    });
    const { rooms } = this;
    receiveIntents(
      () => rooms.contents('citizen')?.id ?? null,
      (intent) => this.#occupant?.onIntent(intent),
    );
    receiveReports(
      () => rooms.contents('presence')?.id ?? null,
      (report) => this.#occupant?.onPresenceReport(report),
    );
    app.on('before-quit', () => this.window.allowClose());
    app.on('window-all-closed', () => app.quit());
    app.on('will-quit', () => this.#occupant?.close());
    app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
      log('warn', 'child process gone', { type, reason, exitCode });
    });
  }

  /** Ends whoever was there, and gives fresh pages to the next. */
  async occupy(next: Occupant): Promise<void> {
    const before = this.#occupant;
    before?.close();
    this.#occupant = next;
    this.window.showPresence(false);
    if (before) await this.rooms.replace();
    else await this.rooms.open();
  }
}
