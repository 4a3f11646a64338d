export type Rectangle = { x: number; y: number; width: number; height: number };
export type Layout = { citizen: Rectangle; presence: Rectangle };

/** Share of the window's height that the inspector's picture takes, upright and lying. */
const PRESENCE_SHARE = { portrait: 0.45, landscape: 0.5 } as const;

/** The citizen's page is the whole window; the presence pane lies on its upper part. In CSS pixels. */
export function layoutOf(width: number, height: number): Layout {
  const share = height >= width ? PRESENCE_SHARE.portrait : PRESENCE_SHARE.landscape;
  return {
    citizen: { x: 0, y: 0, width, height },
    presence: { x: 0, y: 0, width, height: Math.round(height * share) },
  };
}
