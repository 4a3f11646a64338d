import { log } from './log.ts';
import { ensureEnded } from './process-end.ts';
import {
  destroyRoom,
  loadPage,
  openRoom,
  processIds,
  type Room,
  type RoomOptions,
  type RoomPage,
  renewPage,
} from './room.ts';
import { originOf } from './scheme-rules.ts';
import type { Shown } from './shelf.ts';
import type { CounterWindow } from './window.ts';

/** A page that dies again this soon is not started again at once. */
const CALM_AFTER_MS = 5_000;
const PAUSE_MS = 1_000;
const ENDING_PATIENCE_MS = 2_000;

export type RoomsListener = {
  mediaAllowed: () => boolean;
  onPageGone: (page: RoomPage) => void;
  onPageLoaded: (page: RoomPage) => void;
};

/** The current visit's room in the window: opened, repaired, and replaced by a fresh one at each end. */
export class Rooms {
  readonly #window: CounterWindow;
  readonly #options: RoomOptions;
  readonly #listener: RoomsListener;
  #current: Room | null = null;
  #lastGoneAt: Record<RoomPage, number> = { citizen: 0, presence: 0 };

  constructor(window: CounterWindow, packaged: boolean, listener: RoomsListener) {
    this.#window = window;
    this.#listener = listener;
    this.#options = {
      packaged,
      mediaAllowed: listener.mediaAllowed,
      onGone: (room, page, reason) => this.#onGone(room, page, reason),
    };
  }

  contents(page: RoomPage) {
    const contents = this.#current?.[page].webContents;
    return contents && !contents.isDestroyed() ? contents : null;
  }

  /** Bytes that the current visit's citizen may see, until its end; returns their address. */
  putOnShelf(shown: Shown): string {
    if (!this.#current) throw new Error('no room to show anything in');
    return originOf('citizen') + this.#current.shelf.put(shown);
  }

  takeFromShelf(source: string): Shown | null {
    return this.#current?.shelf.get(new URL(source).pathname) ?? null;
  }

  async open(): Promise<void> {
    const room = openRoom(this.#options);
    this.#current = room;
    this.#window.show(room);
    await Promise.all([this.#load(room, 'citizen'), this.#load(room, 'presence')]);
  }

  /**
   * A fresh room, then the end of the old one: renderers ended, seen by the operating system, and its session emptied.
   * @returns the process ids before and after
   * @throws when a page can't be loaded or a process does not end; the caller then ends the whole appliance
   */
  async replace() {
    const old = this.#current;
    if (!old) throw new Error('no room to replace');
    const before = processIds(old);
    await this.open();
    await destroyRoom(old);
    if (!(await ensureEnded([before.citizen, before.presence], ENDING_PATIENCE_MS)))
      throw new Error('a renderer of the visit did not end');
    if (!this.#current) throw new Error('the fresh room is gone');
    return { before, after: processIds(this.#current) };
  }

  async #load(room: Room, page: RoomPage): Promise<void> {
    await loadPage(room, page);
    if (room === this.#current) this.#listener.onPageLoaded(page);
  }

  #onGone(room: Room, page: RoomPage, reason: string): void {
    if (room !== this.#current) return;
    const now = Date.now();
    const pauseMs = now - this.#lastGoneAt[page] < CALM_AFTER_MS ? PAUSE_MS : 0;
    this.#lastGoneAt[page] = now;
    log('warn', 'page gone', { page, reason, againInMs: pauseMs });
    this.#listener.onPageGone(page);
    setTimeout(() => void this.#renew(room, page), pauseMs);
  }

  async #renew(room: Room, page: RoomPage): Promise<void> {
    if (room !== this.#current) return;
    renewPage(room, page, this.#options);
    this.#window.show(room);
    try {
      await this.#load(room, page);
      log('info', 'page renewed', { page, pid: processIds(room)[page] });
    } catch {
      // It died while it loaded: its own end brings us back here.
    }
  }
}
