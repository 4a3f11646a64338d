import { z } from 'zod';

/**
 * How the display in the room makes depth. `peppers-ghost`: black is nothing, so no room is drawn, only the person.
 * `stereo-sbs`, `stereo-tab`: both eyes' pictures squeezed side by side (left eye left) or top and bottom (left eye top).
 */
export const PresenceProfile = z.enum(['flat', 'peppers-ghost', 'stereo-sbs', 'stereo-tab']);
export type PresenceProfile = z.infer<typeof PresenceProfile>;

/** A point of the lit panel, in millimetres from its top left; a lens above the panel has a negative `yMm`. */
export const PanelPoint = z.object({
  xMm: z.number().min(-2_000).max(5_000),
  yMm: z.number().min(-2_000).max(5_000),
});
export type PanelPoint = z.infer<typeof PanelPoint>;

/** The presence display as it stands in the room. All lengths in millimetres, measured by hand: EDID rounds. */
export const PresenceDisplay = z
  .object({
    profile: PresenceProfile.default('flat'),
    /** The lit area of the page that draws the presence. */
    widthMm: z.number().min(50).max(5_000),
    heightMm: z.number().min(50).max(5_000),
    /** From the citizen's eyes to the panel. */
    viewingDistanceMm: z.number().min(200).max(5_000).default(1_000),
    /** Between the citizen's eyes; 0 makes both pictures the same. */
    interocularMm: z.number().min(0).max(80).default(63),
    /** Where the middle between the inspector's eyes appears. Left out: in the middle, a third from the top. */
    eyePoint: PanelPoint.optional(),
    /** Where the counter's camera looks out. Left out: 25 mm above the eye point. */
    lens: PanelPoint.optional(),
    /** How far behind the panel the inspector sits; the room goes on behind. Negative: in front of it. */
    personDepthMm: z.number().min(-300).max(2_000).default(150),
    /** Seen through one mirror: the picture is turned left for right. */
    mirror: z.boolean().default(false),
    /** When a person last held a ruler to the 100 mm bar. */
    calibratedAt: z.iso.datetime().nullable().default(null),
  })
  .refine(({ personDepthMm, viewingDistanceMm }) => personDepthMm > -viewingDistanceMm / 2, {
    message: 'nearer than half of the viewing distance',
    path: ['personDepthMm'],
  });
export type PresenceDisplay = z.infer<typeof PresenceDisplay>;

/**
 * A display by what stays the same when it is plugged in again: part of its name (from its EDID, such as `LG ULTRAWIDE`)
 * and its size in its own pixels. Whatever is given has to fit; of several that fit, the leftmost.
 */
export const DisplayChoice = z
  .object({
    label: z.string().min(1).max(120).optional(),
    widthPx: z.int().min(160).max(20_000).optional(),
    heightPx: z.int().min(120).max(20_000).optional(),
  })
  .refine((choice) => Object.values(choice).some((one) => one !== undefined), { message: 'says nothing' });
export type DisplayChoice = z.infer<typeof DisplayChoice>;

/**
 * `presenceDisplay` in counter.json. Without a place, or while that display is not there, the presence is a pane of the
 * counter's own window. `display`: by name or size. `screen`: Electron's display id, which changes with the socket
 * that it is plugged into. `bounds`: a part of the desktop, in its pixels.
 */
export const PresencePlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('display'), choice: DisplayChoice }),
  z.object({ kind: z.literal('screen'), id: z.int().nonnegative() }),
  z.object({
    kind: z.literal('bounds'),
    x: z.int().min(-20_000).max(20_000),
    y: z.int().min(-20_000).max(20_000),
    width: z.int().min(160).max(10_000),
    height: z.int().min(120).max(10_000),
  }),
]);
export type PresencePlace = z.infer<typeof PresencePlace>;

export const PresenceDisplayConfiguration = z.object({
  display: PresenceDisplay,
  place: PresencePlace.optional(),
  /** Part of the name of the document camera, as the browser lists it. Left out: any that is not the call's. */
  documentCamera: z.string().min(1).max(120).optional(),
});
export type PresenceDisplayConfiguration = z.infer<typeof PresenceDisplayConfiguration>;

/**
 * What is drawn at the moment. `scene`: cut out in the room; `plain`: the video as it comes, because of `cause`.
 * Never a black screen.
 */
export const PresencePicture = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('scene'), framesPerSecond: z.number().nonnegative().max(1_000) }),
  z.object({
    mode: z.literal('plain'),
    cause: z.enum(['no_display', 'no_webgl', 'context_lost', 'no_worker', 'no_model']),
  }),
]);
export type PresencePicture = z.infer<typeof PresencePicture>;

/** Largest still of the document camera, as JPEG. */
export const MAX_STILL_BYTES = 4 * 1024 * 1024;

export const StillFailure = z.enum(['no_camera', 'refused', 'busy', 'too_large', 'no_frame']);
export type StillFailure = z.infer<typeof StillFailure>;
