import type { PresenceCommand } from '@loket/contract';
import type { WebContents } from 'electron';
import { sendCommand } from './ipc/presence.ts';
import { log } from './log.ts';

/** A page that loaded and has not spoken after this long is as good as dead. */
const READY_WITHIN_MS = 15_000;

/** Commands to the presence page, whichever it is at the moment. */
export class PresenceLine {
  /** The current page said that it listens. */
  ready = false;
  readonly #contents: () => WebContents | null;

  constructor(contents: () => WebContents | null) {
    this.#contents = contents;
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
