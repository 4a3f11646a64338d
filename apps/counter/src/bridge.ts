import type { CitizenIntent, CitizenView, PresenceCommand, PresenceReport } from '@loket/contract';

/**
 * The only thing that a page can reach outside itself: one typed object per page, put there by its preload.
 * Nothing here takes a callback across processes or gives a page Electron's own objects.
 */
export type CitizenBridge = {
  /** Calls with the last view at once when there is one, then with each next. Returns the way to stop. */
  onView(listener: (view: CitizenView) => void): () => void;
  act(intent: CitizenIntent): void;
};

export type PresenceBridge = {
  /** Calls for each command from now on; commands that came before the first listener are kept for it. */
  onCommand(listener: (command: PresenceCommand) => void): () => void;
  report(report: PresenceReport): void;
};

declare global {
  interface Window {
    readonly loketCitizen: CitizenBridge;
    readonly loketPresence: PresenceBridge;
  }
}
