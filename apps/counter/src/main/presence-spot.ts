import type { DisplayChoice, PresencePlace } from '@loket/contract';
import type { Display } from 'electron';
import type { Rectangle } from './layout.ts';

/** The part of Electron's display that tells one from another. */
export type KnownDisplay = Pick<Display, 'id' | 'label' | 'bounds' | 'scaleFactor'>;

export type Spot = {
  bounds: Rectangle;
  /** The whole display that is taken, so that the window may be a kiosk on it; null for a part of the desktop. */
  display: KnownDisplay | null;
};

/** Where the presence's own window goes; null when the display that is meant is not there. */
export function spotOf(place: PresencePlace, displays: readonly KnownDisplay[]): Spot | null {
  if (place.kind === 'bounds') {
    const { kind: _, ...bounds } = place;
    return { bounds, display: displays.find((display) => same(display.bounds, bounds)) ?? null };
  }
  const display =
    place.kind === 'screen'
      ? displays.find(({ id }) => id === place.id)
      : chosenDisplay(place.choice, displays);
  return display ? { bounds: { ...display.bounds }, display } : null;
}

/** The display that fits everything that is said of it; of several alike the leftmost, then the topmost. */
export function chosenDisplay(
  { label, widthPx, heightPx }: DisplayChoice,
  displays: readonly KnownDisplay[],
): KnownDisplay | null {
  const fitting = displays.filter((display) => {
    const size = sizeInPixels(display);
    return (
      (label === undefined || display.label.toLowerCase().includes(label.toLowerCase())) &&
      (widthPx === undefined || size.widthPx === widthPx) &&
      (heightPx === undefined || size.heightPx === heightPx)
    );
  });
  return (
    fitting.toSorted((one, other) => one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y)[0] ??
    null
  );
}

/** A display's own pixels: its bounds are in those of the desktop, which may be scaled. */
export const sizeInPixels = ({ bounds, scaleFactor }: Pick<KnownDisplay, 'bounds' | 'scaleFactor'>) => ({
  widthPx: Math.round(bounds.width * scaleFactor),
  heightPx: Math.round(bounds.height * scaleFactor),
});

const same = (one: Rectangle, other: Rectangle) =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
