import type { PresenceDisplay } from '@loket/contract';
import type { Eye, Point } from './panel.ts';
import { eyePoint, seenOnPanel, sizeOnPanel, viewerEye } from './panel.ts';

/** A point of the source picture, in its pixels from the top left. */
export type SourcePoint = { readonly xPx: number; readonly yPx: number };

/** The inspector as they stand in the room: which source point is between the eyes, and how large a pixel is. */
export type Standing = {
  readonly eyes: SourcePoint;
  /** Millimetres of the person for each pixel of the source; constant within a call. */
  readonly mmPerPx: number;
};

/** Breadth of a head with its hair and ears. Head breadth alone is 152 mm on average (ISO/TR 7250-2, 4.2.6). */
export const HEAD_WIDTH_MM = 172;

/**
 * Without a head to measure: a camera of 60° across, 800 mm from the face.
 * @returns millimetres for each pixel, 2·Z·tan(hFov/2)/width
 */
export const assumedMmPerPx = (sourceWidthPx: number): number =>
  (2 * 800 * Math.tan(Math.PI / 6)) / sourceWidthPx;

/** A head that is this much larger or smaller than assumed is no head. */
const BELIEVABLE = 3;

/** Millimetres for each pixel of a source in which the head is this wide. */
export function mmPerPxOf(headWidthPx: number | null, sourceWidthPx: number): number {
  const assumed = assumedMmPerPx(sourceWidthPx);
  if (headWidthPx === null || headWidthPx <= 0) return assumed;
  const measured = HEAD_WIDTH_MM / headWidthPx;
  return measured > assumed * BELIEVABLE || measured < assumed / BELIEVABLE ? assumed : measured;
}

/** Where the middle between the inspector's eyes is in the room, so that it is seen at the eye point. */
export function personEyes(display: PresenceDisplay): Point {
  return { ...eyePoint(display), zMm: -display.personDepthMm };
}

/** Source pixels from a point of the panel: `source = offset + scale · panelMm`, y of the panel up. */
export type PanelToSource = {
  readonly offsetXPx: number;
  readonly offsetYPx: number;
  readonly scaleX: number;
  readonly scaleY: number;
};

/**
 * The person's plane is parallel to the panel, so each eye's picture of it is only shifted and scaled.
 * @returns which source pixel is seen at a point of the panel
 */
export function panelToSource(display: PresenceDisplay, eye: Eye, standing: Standing): PanelToSource {
  const seen = seenOnPanel(display, eye, personEyes(display));
  const pxPerPanelMm = 1 / (standing.mmPerPx * sizeOnPanel(display, display.personDepthMm));
  return {
    offsetXPx: standing.eyes.xPx - seen.xMm * pxPerPanelMm,
    offsetYPx: standing.eyes.yPx + seen.yMm * pxPerPanelMm,
    scaleX: pxPerPanelMm,
    scaleY: -pxPerPanelMm,
  };
}

/** The table's far edge lies on the lower tenth, straight before the person, who sits behind it. */
const TABLE_SHARE = 0.1;

/** Height of the table top in the room; below it the person is behind the table. */
export function tableTopMm(display: PresenceDisplay): number {
  const from = viewerEye(display, 'middle');
  const lineMm = -display.heightMm / 2 + display.heightMm * TABLE_SHARE;
  return from.yMm + (lineMm - from.yMm) / sizeOnPanel(display, display.personDepthMm);
}
