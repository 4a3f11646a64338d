import type { PresenceCommand, PresenceDisplay } from '@loket/contract';
import type { WebContents } from 'electron';
import { sendCommand } from './ipc/presence.ts';
import { log } from './log.ts';

/** A page that loaded and has not spoken after this long is as good as dead. */
const READY_WITHIN_MS = 15_000;

/** Commands to the presence page, whichever it is at the moment. */
export class PresenceLine {
  readonly #contents: () => WebContents | null;
  #display: PresenceDisplay | null;
  #ready = false;

  /** @param display what every fresh page is told first, before anything about a call */
  constructor(contents: () => WebContents | null, display: PresenceDisplay | null) {
    this.#contents = contents;
    this.#display = display;
  }

  /** The current page said that it listens. */
  get ready(): boolean {
    return this.#ready;
  }

  set ready(ready: boolean) {
    this.#ready = ready;
    if (ready) this.send({ command: 'display', display: this.#display });
  }

  /** The display was measured anew: this page draws on it from now on, and so does every later one. */
  setDisplay(display: PresenceDisplay | null): void {
    this.#display = display;
    this.send({ command: 'display', display });
  }

  /** Only to a page that listens; one that comes later asks by its `ready` and gets what is true then. */
  send(command: PresenceCommand): void {
    const contents = this.ready ? this.#contents() : null;
    if (contents) sendCommand(contents, command);
  }

  /** The page was loaded just now: it has to speak soon, or it is ended and a fresh one comes. */
  expectReady(): void {
    const loaded = this.#contents();
    setTimeout(() => {
      if (this.ready || !loaded || loaded !== this.#contents()) return;
      log('warn', 'presence page is silent');
      loaded.forcefullyCrashRenderer();
    }, READY_WITHIN_MS);
  }
}
