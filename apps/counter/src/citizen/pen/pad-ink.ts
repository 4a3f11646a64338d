import type { PadInkDrawn, PadInkPoint } from '@loket/contract';
import { createContext, useContext, useEffect, useState } from 'react';

/** Strokes in shares of the box; `open`: the pen is still on the pad. Nothing here is changed in place. */
export type PadStrokes = { readonly strokes: readonly (readonly PadInkPoint[])[]; readonly open: boolean };

export const NO_INK: PadStrokes = { strokes: [], open: false };

/** What is to be seen after one more part of the ink arrived. */
export function inkAfter(before: PadStrokes, { fresh, points }: PadInkDrawn): PadStrokes {
  let { open } = fresh ? NO_INK : before;
  const strokes = [...(fresh ? NO_INK : before).strokes];
  for (const point of points) {
    if (point.down && !open) strokes.push([]);
    open = point.down;
    const last = strokes.length - 1;
    // The lift lies where the last point was.
    if (point.down) strokes[last] = [...(strokes[last] ?? []), point];
  }
  return { strokes, open };
}

type OnInk = (listener: (ink: PadInkDrawn) => void) => () => void;

/** Where the ink comes from: the appliance's bridge; nowhere without it. */
export const PadInkSource = createContext<OnInk>(() => () => undefined);

/** The ink since this screen came up. */
export function usePadInk(): PadStrokes {
  const onInk = useContext(PadInkSource);
  const [ink, setInk] = useState(NO_INK);
  useEffect(() => onInk((part) => setInk((before) => inkAfter(before, part))), [onInk]);
  return ink;
}
