import type { CounterChoice } from '../stack/options.ts';
import { WayOut } from '../way-out.ts';

/** Rooms of the demonstration zone in the order in which more counters are opened: first rooms give tickets. */
const rooms: readonly { readonly site: string; readonly label: number }[] = [
  ...['G', 'O', 'H', 'B', 'A', 'BO', 'K', 'Z'].map((site) => ({ site, label: 1 })),
  { site: 'G', label: 2 },
  { site: 'O', label: 2 },
];

/** The rooms to open: those of the asked site first. */
export function chooseCounters(
  count: number,
  site: string,
  media: NonNullable<CounterChoice['media']>,
  size: NonNullable<CounterChoice['size']>,
  pad: CounterChoice['pad'],
): CounterChoice[] {
  if (!rooms.some((room) => room.site === site)) {
    throw new WayOut(
      `The demonstration zone has no site with the code "${site}".`,
      `Choose one of ${[...new Set(rooms.map((room) => room.site))].join(', ')}.`,
    );
  }
  const first = rooms.findIndex((room) => room.site === site);
  const ordered = [...rooms.slice(first), ...rooms.slice(0, first)];
  const devices = { media, size, documents: 'virtual', ...(pad && { pad }) } as const;
  return ordered.slice(0, count).map((room) => ({ ...room, ...devices }));
}
