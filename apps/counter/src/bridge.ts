import type {
  CitizenIntent,
  CitizenView,
  PadInkDrawn,
  PinFacts,
  PinKey,
  PinState,
  PresenceCommand,
  PresenceReport,
} from '@loket/contract';

/**
 * The only thing that a page can reach outside itself: one typed object per page, put there by its preload.
 * Nothing here takes a callback across processes or gives a page Electron's own objects.
 */
export type CitizenBridge = {
  /** Calls with the last view at once when there is one, then with each next. Returns the way to stop. */
  onView(listener: (view: CitizenView) => void): () => void;
  /** Calls for what the pen writes on the pad from now on. Returns the way to stop. */
  onInk(listener: (ink: PadInkDrawn) => void): () => void;
  act(intent: CitizenIntent): void;
};

export type PresenceBridge = {
  /** Calls for each command from now on; commands that came before the first listener are kept for it. */
  onCommand(listener: (command: PresenceCommand) => void): () => void;
  report(report: PresenceReport): void;
};

/** The PIN page: its keys go over a port to the device host, one at a time; what comes back is never a digit. */
export type PinBridge = {
  onFacts(listener: (facts: PinFacts) => void): () => void;
  onState(listener: (state: PinState) => void): () => void;
  press(key: PinKey): void;
};

declare global {
  interface Window {
    readonly loketCitizen: CitizenBridge;
    readonly loketPresence: PresenceBridge;
    readonly loketPin: PinBridge;
  }
}
