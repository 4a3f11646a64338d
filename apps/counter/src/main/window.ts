import type { PresencePlace } from '@loket/contract';
import { BaseWindow, type WebContentsView } from 'electron';
import { coveredHeight, layoutOf } from './layout.ts';
import { PresenceWindow } from './presence-window.ts';
import type { Room } from './room.ts';

export type WindowOptions = {
  kiosk: boolean;
  width: number;
  height: number;
  /** The display of its own that the presence has; without it the presence is a pane here. */
  presencePlace?: PresencePlace | undefined;
};

/**
 * What the citizen sits before: one window with the current room's two pages, or a second one for the presence where
 * it has a display of its own. Neither can be closed by anybody at it.
 */
export class CounterWindow {
  readonly #window: BaseWindow;
  readonly #presenceWindow: PresenceWindow | null;
  #room: Room | null = null;
  #cover: WebContentsView | null = null;
  #presenceShown = false;
  #reading = false;
  #closable = false;

  constructor({ kiosk, width, height, presencePlace }: WindowOptions, onResize: () => void) {
    this.#window = new BaseWindow({
      width,
      height,
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
    this.#presenceWindow = presencePlace ? new PresenceWindow(presencePlace, kiosk) : null;
    this.#window.on('closed', () => this.#presenceWindow?.close());
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
