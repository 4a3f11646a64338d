import type { PresencePlace } from '@loket/contract';
import type { Display } from 'electron';

type Spot = {
  bounds: { x: number; y: number; width: number; height: number };
  /** The whole display that is taken, so that the window may be a kiosk on it; null for a part of the desktop. */
  display: Pick<Display, 'id'> | null;
};

/** Where the window goes. A display that is not there leaves the last one of the desktop, so that a call has a picture. */
export function spotOf(place: PresencePlace, displays: readonly Pick<Display, 'id' | 'bounds'>[]): Spot {
  if (place.kind === 'bounds') {
    const { kind: _, ...bounds } = place;
    const whole = displays.find((display) => same(display.bounds, bounds));
    return { bounds, display: whole ?? null };
  }
  const found = displays.find(({ id }) => id === place.id);
  const fallback = displays.at(-1);
  return {
    bounds: { ...((found ?? fallback)?.bounds ?? { x: 0, y: 0, width: 1920, height: 1080 }) },
    display: found ?? null,
  };
}

const same = (one: Spot['bounds'], other: Spot['bounds']) =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
