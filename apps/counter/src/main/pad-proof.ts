import type { DeviceProof, PadOutcome, PenStrokes } from '@loket/contract';

/** Shorter than this is a slip of the hand, or a pad that loses the pen. */
const SHORTEST_MM = 20;

/** A line on the pad: long enough, and agreed to with the pen. Of it nothing is kept but its length and points. */
export function provePad(outcome: PadOutcome): DeviceProof {
  switch (outcome.outcome) {
    case 'agreed': {
      const { points, lengthMm, pressed } = measured(outcome.strokes);
      const detail = `${points} points, ${Math.round(lengthMm)} mm${pressed ? '' : ', no pressure'}`;
      return { pass: lengthMm >= SHORTEST_MM && pressed, detail };
    }
    case 'cancelled':
      return { pass: false, detail: 'not_finished' };
    case 'pad_gone':
      return { pass: false, detail: 'absent' };
    case 'error':
      return { pass: false, detail: outcome.detail };
  }
}

function measured({ strokes }: PenStrokes) {
  let lengthMm = 0;
  for (const stroke of strokes)
    for (const [at, point] of stroke.entries()) {
      const before = stroke[at - 1];
      if (before) lengthMm += Math.hypot(point.x - before.x, point.y - before.y) / 100;
    }
  const all = strokes.flat();
  // A pad that always says the same weighs nothing.
  const pressed = new Set(all.map(({ pressure }) => pressure)).size > 1;
  return { points: all.length, lengthMm, pressed };
}
