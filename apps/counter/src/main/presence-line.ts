import type { MediaChoice, PresenceCommand, PresenceDisplay } from '@loket/contract';
import type { WebContents } from 'electron';
import { sendCommand } from './ipc/presence.ts';
import { log } from './log.ts';

/** A page that loaded and has not spoken after this long is as good as dead. */
const READY_WITHIN_MS = 15_000;

/** Commands to the presence page, whichever it is at the moment. */
export class PresenceLine {
  readonly #contents: () => WebContents | null;
  #display: PresenceDisplay | null;
  readonly #choice: MediaChoice;
  #ready = false;
  #pane = false;

  /**
   * @param display what every fresh page is told first, before anything about a call
   * @param choice and then which camera, microphone and speaker are meant
   */
  constructor(contents: () => WebContents | null, display: PresenceDisplay | null, choice: MediaChoice) {
    this.#contents = contents;
    this.#display = display;
    this.#choice = choice;
  }

  /** The current page said that it listens. */
  get ready(): boolean {
    return this.#ready;
  }

  set ready(ready: boolean) {
    this.#ready = ready;
    if (!ready) return;
    this.#sendDisplay();
    this.send({ command: 'choose_media', choice: this.#choice });
  }

  /** The display was measured anew: this page draws on it from now on, and so does every later one. */
  setDisplay(display: PresenceDisplay | null): void {
    this.#display = display;
    this.#sendDisplay();
  }

  /** The display is not there: the page is a pane of another one, where no measure of it holds. */
  set pane(pane: boolean) {
    if (pane === this.#pane) return;
    this.#pane = pane;
    this.#sendDisplay();
  }

  #sendDisplay(): void {
    this.send({ command: 'display', display: this.#pane ? null : this.#display });
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
