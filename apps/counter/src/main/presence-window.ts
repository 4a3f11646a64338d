import { BaseWindow, type WebContentsView } from 'electron';
import type { Rectangle } from './layout.ts';
import type { Spot } from './presence-spot.ts';

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

  constructor(spot: Spot, kiosk: boolean) {
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

  get bounds(): Rectangle {
    return this.#window.getBounds();
  }

  /** Its display stands elsewhere on the desktop now, or has another size. */
  moveTo({ bounds }: Spot): void {
    this.#window.setBounds(bounds);
    this.#fill();
  }

  /** Ends with the counter's own window, or when its display is gone: the presence is a pane of that window then. */
  close(): void {
    this.#closable = true;
    for (const view of [...this.#window.contentView.children]) this.#window.contentView.removeChildView(view);
    if (!this.#window.isDestroyed()) this.#window.close();
  }

  #fill(): void {
    const { width, height } = this.#window.getContentBounds();
    this.#view?.setBounds({ x: 0, y: 0, width, height });
  }
}
