import type { DisplayChoice, DisplayStatus, PresencePlace } from '@loket/contract';
import type { DisplaysTold } from './device-status.ts';
import type { Rectangle } from './layout.ts';
import { chosenDisplay, type KnownDisplay, type Spot, sizeInPixels, spotOf } from './presence-spot.ts';

/** What main knows of its windows: which display each is meant for, and where it stands. */
export type Windows = {
  citizen: { on: DisplayChoice | undefined; bounds: Rectangle };
  /** `bounds` null: there is no window of its own at the moment. Left out: the presence is a pane by choice. */
  presence: { place: PresencePlace; bounds: Rectangle | null } | null;
};

/** Which window is on which display, and whether that is the one that was meant. */
export function displaysTold(
  { citizen, presence }: Windows,
  displays: readonly KnownDisplay[],
): DisplaysTold {
  const meant = citizen.on ? chosenDisplay(citizen.on, displays) : undefined;
  return {
    displays: {
      citizen:
        meant === null
          ? { state: 'absent', ...(citizen.on && { name: choiceName(citizen.on) }) }
          : standing(meant, citizen.bounds, displays),
      presence: presence ? presenceStatus(presence, displays) : null,
    },
  };
}

function presenceStatus(
  { place, bounds }: NonNullable<Windows['presence']>,
  displays: readonly KnownDisplay[],
): DisplayStatus {
  const spot = spotOf(place, displays);
  if (spot === null || bounds === null) return { state: 'absent', ...placeName(place) };
  return standing(meantBy(spot, displays), bounds, displays);
}

/** A part of the desktop is meant for the display that most of it is on. */
const meantBy = (spot: Spot, displays: readonly KnownDisplay[]) =>
  spot.display ?? displayUnder(spot.bounds, displays) ?? undefined;

/** @param meant undefined: any display will do */
function standing(
  meant: KnownDisplay | undefined,
  bounds: Rectangle,
  displays: readonly KnownDisplay[],
): DisplayStatus {
  const under = displayUnder(bounds, displays);
  if (under === null) return { state: 'misplaced', detail: 'on no display' };
  if (meant && under.id !== meant.id) return { state: 'misplaced', detail: `on ${displayName(under)}` };
  return { state: 'ready', name: displayName(under), ...sizeInPixels(under) };
}

/** The display that most of the window is on. */
export function displayUnder(bounds: Rectangle, displays: readonly KnownDisplay[]): KnownDisplay | null {
  const [best] = displays
    .map((display) => ({ display, area: overlap(bounds, display.bounds) }))
    .filter(({ area }) => area > 0)
    .toSorted((one, other) => other.area - one.area);
  return best?.display ?? null;
}

function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** A display that says no name is known by its size. */
function displayName(display: KnownDisplay): string {
  const { widthPx, heightPx } = sizeInPixels(display);
  return (display.label || `${widthPx}×${heightPx}`).slice(0, 100);
}

const choiceName = ({ label, widthPx, heightPx }: DisplayChoice): string =>
  label ?? `${widthPx ?? '?'}×${heightPx ?? '?'}`;

function placeName(place: PresencePlace): { name?: string } {
  if (place.kind === 'display') return { name: choiceName(place.choice) };
  return place.kind === 'screen' ? { name: String(place.id) } : {};
}
