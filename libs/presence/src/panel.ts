import type { PresenceDisplay } from '@loket/contract';

/**
 * The room behind the glass, in millimetres: the origin is the middle of the lit panel, x to the right, y up, z out of
 * the panel towards the citizen. The citizen's eyes are straight before the point where the inspector's eyes appear,
 * which is what eye contact asks for.
 */
export type Point = { readonly xMm: number; readonly yMm: number; readonly zMm: number };

export const EYES = ['left', 'right'] as const;
/** `middle` is the one eye of a display without stereo. */
export type Eye = (typeof EYES)[number] | 'middle';

/** Portrait composition: eyes in the upper third. */
const EYE_LINE_SHARE = 1 / 3;

/** Where the middle between the displayed eyes lies on the panel; z is 0. */
export function eyePoint({ widthMm, heightMm, eyePoint: chosen }: PresenceDisplay): Point {
  const { xMm, yMm } = chosen ?? { xMm: widthMm / 2, yMm: heightMm * EYE_LINE_SHARE };
  return { xMm: xMm - widthMm / 2, yMm: heightMm / 2 - yMm, zMm: 0 };
}

/** Where one of the citizen's eyes is. */
export function viewerEye(display: PresenceDisplay, eye: Eye): Point {
  const { xMm, yMm } = eyePoint(display);
  const side = eye === 'middle' ? 0 : eye === 'left' ? -0.5 : 0.5;
  return { xMm: xMm + side * display.interocularMm, yMm, zMm: display.viewingDistanceMm };
}

/** The sides of a frustum on its near plane, as OpenGL's glFrustum takes them. */
export type Frustum = {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly near: number;
};

/**
 * The sheared frustum from one eye through the four corners of the panel. Never toed in: the pictures of both eyes
 * are of one plane, so there is no vertical disparity and no keystone.
 */
export function frustumOf(display: PresenceDisplay, eye: Eye, nearMm: number): Frustum {
  const from = viewerEye(display, eye);
  const shrink = nearMm / from.zMm;
  return {
    left: (-display.widthMm / 2 - from.xMm) * shrink,
    right: (display.widthMm / 2 - from.xMm) * shrink,
    bottom: (-display.heightMm / 2 - from.yMm) * shrink,
    top: (display.heightMm / 2 - from.yMm) * shrink,
    near: nearMm,
  };
}

/** Where a point of the room is seen on the panel by one eye, in millimetres from the panel's middle. */
export function seenOnPanel(display: PresenceDisplay, eye: Eye, point: Point): Point {
  const from = viewerEye(display, eye);
  const share = from.zMm / (from.zMm - point.zMm);
  return {
    xMm: from.xMm + (point.xMm - from.xMm) * share,
    yMm: from.yMm + (point.yMm - from.yMm) * share,
    zMm: 0,
  };
}

/**
 * How far right of the left eye's picture the right eye's picture of a thing lies, in millimetres on the panel.
 * Positive behind the panel (uncrossed), 0 on it, negative before it.
 * @param depthMm how far behind the panel the thing is
 */
export function disparityMm(display: PresenceDisplay, depthMm: number): number {
  return (display.interocularMm * depthMm) / (display.viewingDistanceMm + depthMm);
}

/** Millimetres on the panel for each millimetre of a thing at this depth: 1 on the panel, less behind it. */
export const sizeOnPanel = ({ viewingDistanceMm }: PresenceDisplay, depthMm: number): number =>
  viewingDistanceMm / (viewingDistanceMm + depthMm);

/** Angle between the citizen's look at the displayed eyes and at the lens, in degrees: under 4 is eye contact. */
export function eyeContactDegrees(display: PresenceDisplay): { horizontal: number; vertical: number } {
  const eyes = eyePoint(display);
  const lens = display.lens
    ? { xMm: display.lens.xMm - display.widthMm / 2, yMm: display.heightMm / 2 - display.lens.yMm }
    : { xMm: eyes.xMm, yMm: eyes.yMm + DEFAULT_LENS_ABOVE_MM };
  const degrees = (offsetMm: number) => (Math.atan(offsetMm / display.viewingDistanceMm) * 180) / Math.PI;
  return { horizontal: degrees(lens.xMm - eyes.xMm), vertical: degrees(lens.yMm - eyes.yMm) };
}

/** Lens just above the displayed eyes. */
const DEFAULT_LENS_ABOVE_MM = 25;
