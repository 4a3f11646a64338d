import type { ScreenCall, ScreenSnapshot } from '@loket/contract';
import { AnnouncementQueue } from '../spoken/announcement-queue.ts';
import type { Sound, SoundState } from '../spoken/sound.ts';
import type { ScreenLink, ScreenListener } from './screen-link.ts';
import { emptyScreen, type ScreenState, takeSnapshot } from './screen-state.ts';
import type { Freshness } from './staleness.ts';

export type ScreenShown = {
  readonly snapshot: ScreenSnapshot | null;
  readonly freshness: Freshness;
  readonly sound: SoundState;
};

/** What a screen is made of; a test gives others. */
export type ScreenParts = {
  openLink(listener: ScreenListener): Pick<ScreenLink, 'close'>;
  openSound(onState: (state: SoundState) => void): Pick<Sound, 'announce' | 'unlock' | 'close'>;
  nowMs(): number;
};

/** Ties the socket, what is shown and the voice together, for as long as the screen hangs there. */
export class ScreenStore {
  readonly #link: ReturnType<ScreenParts['openLink']>;
  readonly #sound: ReturnType<ScreenParts['openSound']>;
  readonly #nowMs: () => number;
  readonly #voice: AnnouncementQueue;
  readonly #listeners = new Set<() => void>();
  #screen: ScreenState = emptyScreen;
  #shown: ScreenShown;

  constructor({ openLink, openSound, nowMs }: ScreenParts) {
    this.#nowMs = nowMs;
    const startedAtMs = nowMs();
    this.#shown = {
      snapshot: null,
      freshness: { receivedAtMs: null, awaySinceMs: null, startedAtMs },
      sound: 'off',
    };
    this.#sound = openSound((sound) => this.#set({ sound }));
    this.#voice = new AnnouncementQueue({
      announce: (call) => this.#sound.announce(call),
      stillOpen: (call) => this.#isOpen(call),
      nowMs,
    });
    this.#link = openLink({
      connected: () => this.#fresh({ awaySinceMs: null }),
      disconnected: () => this.#fresh({ awaySinceMs: this.#shown.freshness.awaySinceMs ?? nowMs() }),
      snapshot: (snapshot) => this.#take(snapshot),
    });
  }

  readonly shown = (): ScreenShown => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly unlockSound = (): void => void this.#sound.unlock();

  /** How much is remembered of calls: heard, or waiting to be said. It is bounded by what central tells. */
  heldCount(): number {
    return this.#screen.heard.size + this.#voice.waitingCount();
  }

  dispose(): void {
    this.#link.close();
    this.#sound.close();
    this.#listeners.clear();
  }

  #take(snapshot: ScreenSnapshot): void {
    const nowMs = this.#nowMs();
    const { state, announce } = takeSnapshot(this.#screen, snapshot, nowMs);
    this.#screen = state;
    this.#set({ snapshot });
    this.#fresh({ receivedAtMs: nowMs });
    for (const call of announce) this.#voice.add(call);
  }

  #isOpen(call: ScreenCall): boolean {
    return (
      this.#screen.snapshot?.called.some(({ ticketId, open }) => open && ticketId === call.ticketId) ?? false
    );
  }

  #fresh(change: Partial<Freshness>): void {
    this.#set({ freshness: { ...this.#shown.freshness, ...change } });
  }

  #set(change: Partial<ScreenShown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of this.#listeners) listener();
  }
}
