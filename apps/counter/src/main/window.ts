import type { DisplayChoice, PresencePlace } from '@loket/contract';
import { BaseWindow, screen, type WebContentsView } from 'electron';
import type { DisplaysTold } from './device-status.ts';
import { displaysTold } from './display-status.ts';
import { coveredHeight, layoutOf } from './layout.ts';
import { log } from './log.ts';
import { chosenDisplay, type KnownDisplay, spotOf } from './presence-spot.ts';
import { PresenceWindow } from './presence-window.ts';
import type { Room } from './room.ts';

export type WindowOptions = {
  kiosk: boolean;
  width: number;
  height: number;
  /** The citizen's display, where there are several. */
  on?: DisplayChoice | undefined;
  /** The display of its own that the presence has; without it the presence is a pane here. */
  presencePlace?: PresencePlace | undefined;
};

/** Displays come and go one by one when a cable is pulled; afterwards the desktop is laid out anew. */
const DISPLAYS_SETTLE_MS = 500;

/**
 * What the citizen sits before: one window with the current room's two pages, or a second one for the presence where
 * it has a display of its own. Neither can be closed by anybody at it.
 */
export class CounterWindow {
  readonly #window: BaseWindow;
  readonly #options: WindowOptions;
  #presenceWindow: PresenceWindow | null = null;
  #onDisplays: () => void = () => {};
  #settling: NodeJS.Timeout | null = null;
  #room: Room | null = null;
  #cover: WebContentsView | null = null;
  #presenceShown = false;
  #reading = false;
  #closable = false;

  constructor(options: WindowOptions, onResize: () => void) {
    this.#options = options;
    const { kiosk, width, height } = options;
    const display = this.#citizenDisplay();
    if (options.on && !display) log('warn', 'citizen display absent');
    this.#window = new BaseWindow({
      width,
      height,
      ...(display && { x: display.bounds.x, y: display.bounds.y }),
      kiosk,
      frame: !kiosk,
      useContentSize: true,
      title: 'Loket',
      backgroundColor: '#10243e',
      autoHideMenuBar: true,
      minimizable: !kiosk,
      fullscreenable: true,
      show: true,
    });
    this.#window.on('close', (event) => {
      if (!this.#closable && kiosk) event.preventDefault();
    });
    this.#window.on('resize', () => {
      this.#layOut();
      onResize();
    });
    this.#placePresence();
    this.#window.on('closed', () => this.#presenceWindow?.close());
    this.#window.on('move', () => this.#onDisplays());
    for (const change of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
      screen.on(change as 'display-added', () => this.#settle());
  }

  /** Which window is on which display now. */
  get displays(): DisplaysTold {
    const { on, presencePlace } = this.#options;
    return displaysTold(
      {
        citizen: { on, bounds: this.#window.getBounds() },
        presence: presencePlace
          ? { place: presencePlace, bounds: this.#presenceWindow?.bounds ?? null }
          : null,
      },
      screen.getAllDisplays(),
    );
  }

  /** Told when a display came, went or changed, and the windows stand where they belong again. */
  onDisplays(listener: () => void): void {
    this.#onDisplays = listener;
  }

  /** Shows another room's pages; the old room's views leave the window. */
  show(room: Room): void {
    for (const view of [...this.#window.contentView.children])
      if (view !== this.#cover) this.#window.contentView.removeChildView(view);
    this.#room = room;
    this.#presenceWindow?.show(room.presence);
    this.#stack();
    this.#layOut();
    (this.#cover ?? room.citizen).webContents.focus();
  }

  /**
   * Above the citizen's page, or under it. Under it the page keeps running (a hidden one would stop decoding),
   * so that the picture is there at once when it comes up.
   * @param reading whether the citizen's page needs room to read
   */
  showPresence(shown: boolean, reading = false): void {
    if (shown === this.#presenceShown && reading === this.#reading) return;
    const stack = shown !== this.#presenceShown;
    this.#presenceShown = shown;
    this.#reading = reading;
    if (stack) this.#stack();
    this.#layOut();
  }

  /** CSS pixels at the top that the presence pane covers now. */
  get presencePaneHeight(): number {
    return this.#presenceShown && !this.#presenceWindow ? coveredHeight(this.#layout()) : 0;
  }

  /** A page over everything, keyboard included, until `uncover`: what lies under it keeps running. */
  cover(view: WebContentsView): void {
    this.#cover = view;
    this.#stack();
    this.#layOut();
    view.webContents.focus();
  }

  uncover(view: WebContentsView): void {
    this.#window.contentView.removeChildView(view);
    if (this.#cover !== view) return;
    this.#cover = null;
    this.#room?.citizen.webContents.focus();
  }

  allowClose(): void {
    this.#closable = true;
  }

  onClosed(listener: () => void): void {
    this.#window.on('closed', listener);
  }

  #citizenDisplay(): KnownDisplay | null {
    const { on } = this.#options;
    return on ? chosenDisplay(on, screen.getAllDisplays()) : null;
  }

  #settle(): void {
    if (this.#settling) clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      if (this.#window.isDestroyed()) return;
      this.#placeCitizen();
      this.#placePresence();
      this.#stack();
      this.#layOut();
      this.#onDisplays();
    }, DISPLAYS_SETTLE_MS);
  }

  /** A display that came back gets its window back. */
  #placeCitizen(): void {
    const display = this.#citizenDisplay();
    if (!display || !this.#options.kiosk) return;
    const { x, y, width, height } = this.#window.getBounds();
    const { bounds } = display;
    if (x === bounds.x && y === bounds.y && width === bounds.width && height === bounds.height) return;
    this.#window.setKiosk(false);
    this.#window.setBounds(bounds);
    this.#window.setKiosk(true);
  }

  /** Its own window while its display is there; otherwise the presence is a pane, and nothing covers the citizen. */
  #placePresence(): void {
    const { presencePlace, kiosk } = this.#options;
    if (!presencePlace) return;
    const spot = spotOf(presencePlace, screen.getAllDisplays());
    if (spot && this.#presenceWindow) {
      this.#presenceWindow.moveTo(spot);
      return;
    }
    if (spot) {
      this.#presenceWindow = new PresenceWindow(spot, kiosk);
      if (this.#room) this.#presenceWindow.show(this.#room.presence);
      return;
    }
    if (this.#presenceWindow || !this.#room) log('warn', 'presence display absent');
    this.#presenceWindow?.close();
    this.#presenceWindow = null;
  }

  #stack(): void {
    for (const view of this.#viewsFromBelow()) this.#window.contentView.addChildView(view);
  }

  #viewsFromBelow(): WebContentsView[] {
    const cover = this.#cover ? [this.#cover] : [];
    if (!this.#room) return cover;
    const { citizen, presence } = this.#room;
    if (this.#presenceWindow) return [citizen, ...cover];
    return this.#presenceShown ? [citizen, presence, ...cover] : [presence, citizen, ...cover];
  }

  #layOut(): void {
    const { width, height } = this.#window.getContentBounds();
    this.#cover?.setBounds({ x: 0, y: 0, width, height });
    if (!this.#room) return;
    const layout = this.#layout();
    this.#room.citizen.setBounds(layout.citizen);
    if (!this.#presenceWindow) this.#room.presence.setBounds(layout.presence);
  }

  #layout() {
    const { width, height } = this.#window.getContentBounds();
    return layoutOf(width, height, this.#presenceShown && !this.#presenceWindow, this.#reading);
  }
}
