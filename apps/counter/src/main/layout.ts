export type Rectangle = { x: number; y: number; width: number; height: number };
export type Layout = { citizen: Rectangle; presence: Rectangle };

/**
 * Share of the height that the inspector's picture takes on an upright screen, of the width on a lying one. While there is
 * something to read the upright picture is lower: a statement in the rest of 45 % would be a keyhole.
 */
const PRESENCE_SHARE = { portrait: 0.45, portraitReading: 0.3, landscape: 0.5 } as const;

/**
 * Upright, the citizen's page is the whole window and the presence pane lies on its upper part. Lying, the two stand
 * side by side, the inspector left: a face in the upper half of a lying screen would lose its forehead and its hands.
 * In CSS pixels.
 * @param presenceShown whether the pane is up; the citizen's page has the whole window otherwise
 * @param reading whether the page needs room to read
 */
export function layoutOf(width: number, height: number, presenceShown: boolean, reading = false): Layout {
  const whole = { x: 0, y: 0, width, height };
  if (height >= width) {
    return {
      citizen: whole,
      presence: {
        ...whole,
        height: Math.round(height * PRESENCE_SHARE[reading ? 'portraitReading' : 'portrait']),
      },
    };
  }
  const presence = { ...whole, width: Math.round(width * PRESENCE_SHARE.landscape) };
  const beside = { ...whole, x: presence.width, width: width - presence.width };
  return { citizen: presenceShown ? beside : whole, presence };
}

/** CSS pixels at the top of the citizen's page that the pane covers in this layout. */
export function coveredHeight({ citizen, presence }: Layout): number {
  const apart = citizen.x >= presence.x + presence.width;
  return apart ? 0 : presence.height;
}
