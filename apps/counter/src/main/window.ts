import { BaseWindow } from 'electron';
import { layoutOf } from './layout.ts';
import type { Room } from './room.ts';

export type WindowOptions = { kiosk: boolean; width: number; height: number };

/** The one window of the counter. It holds the current room's two pages and can't be closed by anybody at it. */
export class CounterWindow {
  readonly #window: BaseWindow;
  #room: Room | null = null;
  #presenceShown = false;
  #closable = false;

  constructor({ kiosk, width, height }: WindowOptions, onResize: () => void) {
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
  }

  /** Shows another room's pages; the old room's views leave the window. */
  show(room: Room): void {
    for (const view of [...this.#window.contentView.children]) this.#window.contentView.removeChildView(view);
    this.#room = room;
    this.#stack();
    this.#layOut();
    room.citizen.webContents.focus();
  }

  /**
   * Above the citizen's page, or under it. Under it the page keeps running (a hidden one would stop decoding),
   * so that the picture is there at once when it comes up.
   */
  showPresence(shown: boolean): void {
    if (shown === this.#presenceShown) return;
    this.#presenceShown = shown;
    this.#stack();
  }

  /** CSS pixels at the top that the presence pane covers now. */
  get presencePaneHeight(): number {
    return this.#presenceShown ? this.#layout().presence.height : 0;
  }

  allowClose(): void {
    this.#closable = true;
  }

  onClosed(listener: () => void): void {
    this.#window.on('closed', listener);
  }

  #stack(): void {
    if (!this.#room) return;
    const { citizen, presence } = this.#room;
    for (const view of this.#presenceShown ? [citizen, presence] : [presence, citizen])
      this.#window.contentView.addChildView(view);
  }

  #layOut(): void {
    if (!this.#room) return;
    const layout = this.#layout();
    this.#room.citizen.setBounds(layout.citizen);
    this.#room.presence.setBounds(layout.presence);
  }

  #layout() {
    const { width, height } = this.#window.getContentBounds();
    return layoutOf(width, height);
  }
}
