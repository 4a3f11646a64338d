import type { PresencePlace } from '@loket/contract';
import { BaseWindow, screen, type WebContentsView } from 'electron';
import { log } from './log.ts';
import { spotOf } from './presence-spot.ts';

/** The black of a display that shows nothing: on a Pepper's ghost every other colour would be a grey pane. */
const BACKGROUND = '#000000';

/**
 * The window on the display that the inspector appears on. It holds the current room's presence page and nothing else;
 * the room makes that page, so session, preload and closed doors are the same as of every page of a visit.
 */
export class PresenceWindow {
  readonly #window: BaseWindow;
  #view: WebContentsView | null = null;
  #closable = false;

  constructor(place: PresencePlace, kiosk: boolean) {
    const spot = spotOf(place, screen.getAllDisplays());
    if (spot.display === null && place.kind === 'screen') log('warn', 'presence display absent');
    this.#window = new BaseWindow({
      ...spot.bounds,
      kiosk: kiosk && spot.display !== null,
      frame: false,
      useContentSize: true,
      title: 'Loket presence',
      backgroundColor: BACKGROUND,
      autoHideMenuBar: true,
      minimizable: false,
      focusable: false,
      skipTaskbar: true,
      show: true,
    });
    this.#window.on('close', (event) => {
      if (!this.#closable) event.preventDefault();
    });
    this.#window.on('resize', () => this.#fill());
  }

  show(view: WebContentsView): void {
    for (const old of [...this.#window.contentView.children]) this.#window.contentView.removeChildView(old);
    this.#view = view;
    this.#window.contentView.addChildView(view);
    this.#fill();
  }

  /** Ends with the counter's own window, never before it. */
  close(): void {
    this.#closable = true;
    if (!this.#window.isDestroyed()) this.#window.close();
  }

  #fill(): void {
    const { width, height } = this.#window.getContentBounds();
    this.#view?.setBounds({ x: 0, y: 0, width, height });
  }
}
